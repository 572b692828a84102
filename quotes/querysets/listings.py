"""Reads over the listing of quotes."""

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Self

from django.db import models

from articles.folding import typed

if TYPE_CHECKING:
    from quotes.models import QuoteListing  # noqa: F401  # in bases


class QuoteListingQuerySet(models.QuerySet["QuoteListing"]):
    def found_by(self, words: str) -> Self:
        """Those that a search finds; all of them for no words."""
        return self.filter(words=typed(words)) if words else self

    def between(self, since: date | None, until: date | None) -> Self:
        """Those published on these days or between them, in UTC."""
        found = self.filter(published_at__gte=_midnight(since)) if since else self
        return found.filter(published_at__lt=_midnight(until + timedelta(days=1))) if until else found

    def read_since(self, quote: int, earliest: datetime) -> Self:
        """Those that were not there when this quote was the newest, in texts that came in after a time."""
        return self.filter(quote__gt=quote, quote__version__created_at__gte=earliest)

    def usual(self) -> Self:
        """Those that pages show unless they are asked for others: statements that nobody rejected."""
        return self.tagged(["stance=statement"]).tagged(["status=proposed", "status=confirmed"])

    def tagged(self, tags: Collection[str]) -> Self:
        """Those that have one of these tags."""
        return self.filter(tags__overlap=list(tags))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
