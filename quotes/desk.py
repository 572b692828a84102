"""What waits for whom, and what is in the archive: numbers that each lead to a list."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from articles.models import Article
from quotes.models import AttributionRun, QuoteListing, WithheldName
from quotes.querysets import RunQuerySet
from quotes.search.keyset import MOST, Capped

State = AttributionRun.State


@dataclass(frozen=True, slots=True)
class Desk:
    """Counts over the current versions of all articles; None for what a person may not act on."""

    articles: Capped
    quotes: Capped
    waiting: Capped
    skipped: Capped
    to_review: Capped | None
    unexplained: Capped | None
    failed: Capped | None

    @property
    def is_clear(self) -> bool:
        return not (self.to_review or self.unexplained or self.failed)


def desk_of(user: User) -> Desk:
    """The desk of a person, in one query."""
    listed = QuoteListing.objects.usual()
    counted = {
        "articles": Article.objects.all(),
        "quotes": listed,
        "waiting": _newest(State.QUEUED, State.RUNNING),
        "skipped": _newest(State.SKIPPED),
    }
    asked: dict[str, tuple[str, QuerySet[Any]]] = {
        "to_review": ("quotes.decide_quote", listed.tagged(["status=proposed"])),
        "unexplained": ("quotes.view_withheldname", WithheldName.objects.current().unexplained()),
        "failed": ("quotes.add_attributionrun", _newest(State.FAILED)),
    }
    may = {name: rows for name, (permission, rows) in asked.items() if user.has_perm(permission)}
    found: dict[str, Any] = dict.fromkeys(asked) | _count({**counted, **may})
    return Desk(**found)


def _newest(*states: str) -> RunQuerySet:
    """Readings in one of these states, of a current version that was not read again since."""
    newer = AttributionRun.objects.filter(version=OuterRef("version"), pk__gt=OuterRef("pk"))
    return AttributionRun.objects.filter(~Exists(newer), state__in=states, version__current_of__isnull=False)


def _count(of: Mapping[str, "QuerySet[Any]"]) -> dict[str, Capped]:
    """How many rows each query has, in one query."""
    parts: list[str] = []
    params: list[Any] = []
    for rows in of.values():
        sql, found = rows.order_by().values("pk")[: MOST + 1].query.sql_with_params()
        parts.append(f"(SELECT count(*) FROM ({sql}) every)")
        params += found
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(parts)}", params)
        return dict(zip(of, map(Capped, cursor.fetchone()), strict=True))
