"""Charts as files."""

from django.http import HttpResponse

from quotes.charts import Chart


def chart_file(chart: Chart, ending: str, *, name: str) -> HttpResponse:
    """Answer with a chart's drawing ("svg") or its numbers ("csv"); `name` is that of the file, without ending."""
    content, kind = (chart.svg_file, "image/svg+xml") if ending == "svg" else (chart.csv_file, "text/csv")
    disposition = "inline" if ending == "svg" else "attachment"
    headers = {"Content-Disposition": f'{disposition}; filename="{name}.{ending}"'}
    return HttpResponse(content, content_type=f"{kind}; charset=utf-8", headers=headers)
