"""A period's decisions as rows for a spreadsheet or a program."""

import csv
import json
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import islice
from typing import Any

from quotes.history import Event, events
from quotes.querysets import DecisionQuerySet

COLUMNS = (
    "decision",
    "at",
    "user",
    "action",
    "about",
    "key",
    "article",
    "changed",
    "before",
    "after",
    "why",
    "why_looked_like_name",
    "page",
    "undoes",
    "part_of",
)
BATCH = 200
FORMULA = ("=", "+", "-", "@", "\t", "\r")

Row = dict[str, Any]


def rows(decisions: DecisionQuerySet) -> Iterator[Row]:
    """One row for each decision, read in batches; keys are `COLUMNS`."""
    found = decisions.with_words().iterator(chunk_size=BATCH)
    while batch := list(islice(found, BATCH)):
        yield from map(_row, events(batch))


def csv_lines(found: Iterable[Row]) -> Iterator[str]:
    """Rows as lines of CSV, with a heading; no cell is taken for a formula by a spreadsheet."""
    yield _line(COLUMNS)
    for row in found:
        yield _line(_cell(row[column]) for column in COLUMNS)


def _row(event: Event) -> Row:
    decision = event.decision
    subject = decision.quote or decision.withheld
    return {
        "decision": decision.pk,
        "at": decision.at.isoformat(),
        "user": decision.user.get_username(),
        "action": decision.action,
        "about": "quote" if decision.quote_id else "withheld name" if decision.withheld_id else "speaker",
        "key": decision.quote_id or decision.withheld_id or decision.speaker_id,
        "article": subject.version.article_id if subject else None,
        "changed": [each.label for each in event.differences],
        "before": {each.label: each.before for each in event.differences},
        "after": {each.label: each.after for each in event.differences},
        "why": decision.why,
        "why_looked_like_name": decision.why_looked_like_name,
        "page": decision.page,
        "undoes": decision.undoes_id,
        "part_of": decision.part_of_id,
    }


def _cell(value: Any) -> str:
    text = "" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"'{text}" if text.startswith(FORMULA) else text


def _line(cells: Iterable[str]) -> str:
    line = StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()
