"""What waits for whom, and what is in the archive: numbers that each lead to a list."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from articles.models import Article
from quotes.audit.selection import Selection
from quotes.models import Approval, AttributionRun, Conflict, Finding, MergeProposal, QuoteListing
from quotes.querysets import RunQuerySet
from quotes.search.keyset import Capped

State = AttributionRun.State


class Pile(Capped):
    """A number of what waits for somebody: beyond a thousand it makes no difference, and takes long to count."""

    most = 1_000


@dataclass(frozen=True, slots=True)
class Desk:
    """Counts over the current versions of all articles; None for what a person may not act on."""

    articles: Capped
    quotes: Capped
    waiting: Pile
    skipped: Pile
    to_review: Pile | None
    in_doubt: Pile | None
    merges: Pile | None
    due: Pile | None
    errors: Pile | None
    unexplained: Pile | None
    failed: Pile | None

    @property
    def piles(self) -> list[Pile]:
        """What may wait for this person, as far as they may act on it."""
        mine = (self.to_review, self.in_doubt, self.merges, self.due, self.errors, self.unexplained, self.failed)
        return [pile for pile in mine if pile is not None]

    @property
    def is_clear(self) -> bool:
        return not any(self.piles)


def desk_of(user: User) -> Desk:
    """The desk of a person, in one query."""
    listed = QuoteListing.objects.usual()
    every = {"articles": Article.objects.all(), "quotes": listed}
    piles = {"waiting": _newest(State.QUEUED, State.RUNNING), "skipped": _newest(State.SKIPPED)}
    asked: dict[str, tuple[str, QuerySet[Any]]] = {
        "to_review": ("quotes.decide_quote", listed.tagged(["status=proposed"])),
        "in_doubt": ("quotes.decide_quote", Conflict.objects.open()),
        "merges": ("quotes.decide_speaker", MergeProposal.objects.open()),
        "due": ("quotes.sign_as_editor", Approval.objects.due(timezone.localdate())),
        "errors": ("quotes.view_finding", Finding.objects.current().open().of_severity("error")),
        "unexplained": ("quotes.view_withheldname", Selection(strength="none").names),
        "failed": ("quotes.add_attributionrun", _newest(State.FAILED)),
    }
    may = {name: rows for name, (permission, rows) in asked.items() if user.has_perm(permission)}
    counted = _count({**dict.fromkeys(every, Capped), **dict.fromkeys([*piles, *may], Pile)}, {**every, **piles, **may})
    found: dict[str, Any] = dict.fromkeys(asked) | counted
    return Desk(**found)


def _newest(*states: str) -> RunQuerySet:
    """Readings in one of these states, of a current version that was not read again since."""
    newer = AttributionRun.objects.filter(version=OuterRef("version"), pk__gt=OuterRef("pk"))
    return AttributionRun.objects.filter(~Exists(newer), state__in=states, version__current_of__isnull=False)


def _count(kinds: Mapping[str, type[Capped]], of: Mapping[str, "QuerySet[Any]"]) -> dict[str, Capped]:
    """How many rows each query has, in one query, no further counted than its kind of number needs."""
    parts: list[str] = []
    params: list[Any] = []
    for name, rows in of.items():
        sql, found = rows.order_by().values("pk")[: kinds[name].most + 1].query.sql_with_params()
        parts.append(f"(SELECT count(*) FROM ({sql}) every)")
        params += found
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(parts)}", params)
        return {name: kinds[name](number) for name, number in zip(of, cursor.fetchone(), strict=True)}
