"""How sourcing went in the last weeks: attributed words by kind of speaker."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlencode

from django.db.models import Sum
from django.db.models.functions import TruncWeek
from django.utils import timezone

from quotes.charts import Chart, Series
from quotes.mix import KINDS
from quotes.models import ArticleSourcing

WEEKS = 12


def trend(today: date | None = None) -> Chart:
    """The last twelve weeks, this one included, in one query; each bar leads to its quotes."""
    today = today or timezone.now().astimezone(UTC).date()
    monday = today - timedelta(days=today.weekday())
    weeks = [monday - timedelta(weeks=ago) for ago in reversed(range(WEEKS))]
    counts = _counts(weeks)
    return Chart(
        title="Attributed words by kind of speaker, last twelve weeks",
        caption=_caption(counts),
        axis="week from",
        unit="words",
        labels=[f"{week:%-d %b}" for week in weeks],
        series=[Series(label, [counts[week][kind] for week in weeks], kind) for kind, label in KINDS.items()],
        addresses=[f"/quotes/?{urlencode({'since': week, 'until': week + timedelta(days=6)})}" for week in weeks],
        stacked=True,
        narrow=True,
    )


def _counts(weeks: Sequence[date]) -> Mapping[date, Mapping[str, int]]:
    first, end = (datetime.combine(day, time(), UTC) for day in (weeks[0], weeks[-1] + timedelta(weeks=1)))
    articles = ArticleSourcing.objects.filter(published_at__gte=first, published_at__lt=end).order_by()
    sums = {f"{kind}_words": Sum(kind) for kind in KINDS}
    rows = articles.values_list(TruncWeek("published_at", tzinfo=UTC)).annotate(**sums)
    counts = {week: dict.fromkeys(KINDS, 0) for week in weeks}
    return counts | {week.date(): dict(zip(KINDS, words, strict=True)) for week, *words in rows}


def _caption(counts: Mapping[date, Mapping[str, int]]) -> str:
    every = sum(week[kind] for week in counts.values() for kind in KINDS)
    unnamed = sum(week["anonymous"] for week in counts.values())
    if not every:
        return "Nothing was published in these weeks."
    share = f"{round(100 * unnamed / every)}% of {every:,} attributed words come from speakers without a name."
    return f"{share} What articles only reprint from one another counts once."
