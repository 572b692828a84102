"""Charts and tables as files."""

import csv
from collections.abc import Mapping, Sequence
from io import StringIO
from typing import Any

from django.http import Http404, HttpResponse, JsonResponse

from quotes.charts import Chart, plain_cell


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


def table_file(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], ending: str, *, name: str) -> HttpResponse:
    """Answer with rows as "csv" or "json"; `name` is that of the file, without ending."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.{ending}"'}
    if ending == "json":
        return JsonResponse(list(rows), safe=False, json_dumps_params={"ensure_ascii": False}, headers=headers)
    file = StringIO()
    writer = csv.writer(file)
    writer.writerow(columns)
    writer.writerows([plain_cell(str(row[column])) for column in columns] for row in rows)
    return HttpResponse(file.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)
