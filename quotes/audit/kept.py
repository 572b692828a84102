"""What the anonymity pages count over the whole of a large archive; kept, see `quotes.kept`."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from quotes.audit.breakdown import Tallies, tally
from quotes.audit.selection import Selection
from quotes.kept import keep, kept
from quotes.models import Finding, WithheldListing

LARGE = 20_000  # withheld names; fewer are counted when a page is asked for
TALLY, RULES = "audit-tally", "audit-rules"


def keep_counts() -> None:
    """Count a large archive and keep that."""
    if WithheldListing.objects.count() >= LARGE:
        keep(TALLY, tally(Selection()))
        keep(RULES, count_by_rule(Selection()))


def tally_of(selection: Selection) -> tuple[Tallies, datetime | None]:
    """What is counted for a selection; for the whole of a large archive also when, some minutes ago at most."""
    return (None if selection.asked else kept(TALLY)) or (tally(selection), None)


def open_by_rule(selection: Selection) -> Sequence[Mapping[str, Any]]:
    """A row for each rule with open findings: `rule`, `findings`, `errors`; kept in the same way."""
    rows: Sequence[Mapping[str, Any]]
    rows, _ = (None if selection.asked else kept(RULES)) or (count_by_rule(selection), None)
    return rows


def count_by_rule(selection: Selection) -> Sequence[Mapping[str, Any]]:
    """The same, counted now."""
    return list(selection.among(Finding.objects.current().open()).by_rule())
