"""What is counted over the whole of a large archive: by a worker each minute, as no page should take so long."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.utils import timezone

from quotes.audit.breakdown import Tallies, tally
from quotes.audit.selection import Selection
from quotes.models import Finding, WithheldListing

LARGE = 20_000  # withheld names; fewer are counted when a page is asked for
KEPT_SECONDS = 180
TALLY, RULES = "audit-tally", "audit-rules"


def keep_counts() -> None:
    """Count a large archive and keep that until the next time."""
    if WithheldListing.objects.count() >= LARGE:
        cache.set(TALLY, (tally(Selection()), timezone.now()), KEPT_SECONDS)
        cache.set(RULES, _count_by_rule(Selection()), KEPT_SECONDS)


def tally_of(selection: Selection) -> tuple[Tallies, datetime | None]:
    """What is counted for a selection; for the whole of a large archive also when, some minutes ago at most."""
    kept: tuple[Tallies, datetime] | None = None if selection.asked else cache.get(TALLY)
    return kept or (tally(selection), None)


def open_by_rule(selection: Selection) -> Sequence[Mapping[str, Any]]:
    """A row for each rule with open findings: `rule`, `findings`, `errors`; kept in the same way."""
    kept: Sequence[Mapping[str, Any]] | None = None if selection.asked else cache.get(RULES)
    return _count_by_rule(selection) if kept is None else kept


def _count_by_rule(selection: Selection) -> Sequence[Mapping[str, Any]]:
    return list(selection.among(Finding.objects.current().open()).by_rule())
