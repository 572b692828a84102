"""A period's decisions as rows for a spreadsheet or a program."""

from collections.abc import Iterator
from itertools import islice

from quotes.history import Event, events
from quotes.querysets import DecisionQuerySet
from quotes.tables import Row

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


def rows(decisions: DecisionQuerySet) -> Iterator[Row]:
    """One row for each decision, read in batches; keys are `COLUMNS`."""
    found = decisions.with_words().iterator(chunk_size=BATCH)
    while batch := list(islice(found, BATCH)):
        yield from map(_row, events(batch))


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
