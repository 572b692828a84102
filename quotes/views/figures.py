"""Charts and tables as files."""

from collections.abc import Iterable, Sequence

from django.http import Http404, HttpResponse, StreamingHttpResponse

from quotes.charts import Chart
from quotes.tables import Row, as_csv, as_json

FORMATS = {"csv": (as_csv, "text/csv; charset=utf-8"), "json": (as_json, "application/json")}


def chart_file(chart: Chart, ending: str, *, name: str) -> HttpResponse:
    """Answer with a chart's drawing ("svg") or its numbers ("csv"); `name` is that of the file, without ending.

    Raises:
        Http404: no other ending is known.
    """
    if ending not in ("svg", "csv"):
        raise Http404("Charts are .svg and .csv")
    content, kind = (chart.svg_file, "image/svg+xml") if ending == "svg" else (chart.csv_file, "text/csv")
    disposition = "inline" if ending == "svg" else "attachment"
    headers = {"Content-Disposition": f'{disposition}; filename="{name}.{ending}"'}
    return HttpResponse(content, content_type=f"{kind}; charset=utf-8", headers=headers)


def table_file(rows: Iterable[Row], columns: Sequence[str], ending: str, *, name: str) -> StreamingHttpResponse:
    """Answer with rows as "csv" or "json", sent as they are read; `name` is that of the file, without ending."""
    lines, kind = FORMATS[ending]
    headers = {"Content-Disposition": f'attachment; filename="{name}.{ending}"'}
    return StreamingHttpResponse(lines(rows, columns), content_type=kind, headers=headers)
