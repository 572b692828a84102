"""Reads over the listing of quotes."""

from collections.abc import Collection
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Self

from dateutil.relativedelta import relativedelta
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Func, Q, Value

from articles.folding import typed

if TYPE_CHECKING:
    from quotes.models import QuoteListing, Speaker  # noqa: F401  # in bases

UNDATED_YEAR = 1000
STATEMENTS = Q(tags__overlap=["stance=statement"]) & Q(tags__overlap=["status=proposed", "status=confirmed"])


class QuoteListingQuerySet(models.QuerySet["QuoteListing"]):
    def found_by(self, words: str) -> Self:
        """Those that a search finds; all of them for no words."""
        return self.filter(words=typed(words)) if words else self

    def between(self, since: date | None, until: date | None) -> Self:
        """Those published on these days or between them, in UTC."""
        found = self.filter(published_at__gte=_midnight(since)) if since else self
        return found.filter(published_at__lte=datetime.combine(until, time.max, UTC)) if until else found

    def read_since(self, quote: int, earliest: datetime) -> Self:
        """Those that were not there when this quote was the newest, in texts that came in after a time."""
        return self.filter(quote__gt=quote, quote__version__created_at__gte=earliest)

    def usual(self) -> Self:
        """Those that pages show unless they are asked for others: statements that nobody rejected."""
        return self.filter(STATEMENTS)

    def dated(self) -> Self:
        """Those of articles with a date."""
        return self.filter(published_at__gte=datetime(UNDATED_YEAR + 1, 1, 1, tzinfo=UTC))

    def counted_once(self) -> Self:
        """Without those that only reprint another article's text."""
        return self.filter(quote__wording__copy_of=None)

    def standing(self) -> Self:
        """All but those that a person rejected."""
        return self.tagged(["status=proposed", "status=confirmed"])

    def of_speaker(self, speaker: "Speaker") -> Self:
        return self.filter(speaker=speaker)

    def published_in(self, period: str) -> Self:
        """Those of a month ("2026-03") or a year ("2026"), in UTC."""
        year, _, month = period.partition("-")
        start = datetime(int(year), int(month or 1), 1, tzinfo=UTC)
        end = start + (relativedelta(months=1) if month else relativedelta(years=1))
        return self.filter(published_at__gte=start, published_at__lt=end)

    def in_months(self, months: Collection[str]) -> Self:
        """Those of some months ("2026-03"), and of no others between the first and the last."""
        tagged = self.tagged([f"month={month}" for month in months])
        try:
            days = [date.fromisoformat(f"{month}-01") for month in months]
            last = max(days) + relativedelta(months=1, days=-1)
        except ValueError:
            return tagged
        return self.between(min(days), last) if len(days) == 1 else tagged.between(min(days), last)

    def saying(self, words: str) -> Self:
        """Those whose own words match what somebody typed; the speaker's name does not count."""
        asked = typed(words)
        own = Func(F("words"), Value("{a}"), function="ts_filter", output_field=SearchVectorField())
        return self.filter(words=asked).alias(own_words=own).filter(own_words=asked)

    def without_tags(self, tags: Collection[str]) -> Self:
        """Those that have none of these tags."""
        return self.exclude(tags__overlap=list(tags))

    def tagged(self, tags: Collection[str]) -> Self:
        """Those that have one of these tags."""
        return self.filter(tags__overlap=list(tags))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
