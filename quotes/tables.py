"""Tables as files: lines of CSV or JSON, made one row at a time, however many there are."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

Row = Mapping[str, Any]

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


class _Line:
    """What csv writes to, which hands the line back."""

    def write(self, line: str) -> str:
        return line


_writer = csv.writer(_Line())


def as_csv(rows: Iterable[Row], columns: Sequence[str]) -> Iterator[str]:
    """Lines of a table, the names of its columns first."""
    yield csv_line(columns)
    for row in rows:
        yield csv_line(row[column] for column in columns)


def csv_line(cells: Iterable[object]) -> str:
    """A line of a table: no cell is taken for a formula by a spreadsheet, lists and objects stand in theirs as JSON."""
    line: str = _writer.writerow(map(_plain, cells))
    return line


def _plain(value: object) -> object:
    if isinstance(value, list | dict):
        value = json.dumps(value, ensure_ascii=False)
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_SIGNS) else value


def as_json(rows: Iterable[Row], columns: Sequence[str]) -> Iterator[str]:
    """A list of objects, one a line."""
    encode = DjangoJSONEncoder(ensure_ascii=False).encode
    yield "["
    for number, row in enumerate(rows):
        yield f"{',' if number else ''}\n{encode({column: row[column] for column in columns})}"
    yield "\n]\n"
