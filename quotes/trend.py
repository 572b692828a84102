"""How sourcing went in the last weeks: statements by kind of speaker."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.db.models.functions import TruncWeek
from django.utils import timezone

from quotes.charts import Chart, Series
from quotes.mix import KINDS
from quotes.models import QuoteListing

WEEKS = 12


def trend(today: date | None = None) -> Chart:
    """The last twelve weeks, this one included, in one query; each bar leads to its quotes."""
    today = today or timezone.now().astimezone(UTC).date()
    monday = today - timedelta(days=today.weekday())
    weeks = [monday - timedelta(weeks=ago) for ago in reversed(range(WEEKS))]
    counts = _counts(weeks)
    return Chart(
        title="Statements by kind of speaker, last twelve weeks",
        caption=_caption(counts),
        axis="week from",
        unit="statements",
        labels=[f"{week:%-d %b}" for week in weeks],
        series=[Series(label, [counts[week][kind] for week in weeks], kind) for kind, label in KINDS.items()],
        addresses=[f"/quotes/?{urlencode({'since': week, 'until': week + timedelta(days=6)})}" for week in weeks],
        stacked=True,
        narrow=True,
    )


def _counts(weeks: Sequence[date]) -> Mapping[date, Mapping[str, Any]]:
    listed = QuoteListing.objects.usual().between(weeks[0], weeks[-1] + timedelta(days=6)).order_by()
    kinds = {kind: Count("pk", filter=Q(tags__contains=[f"kind={kind}"])) for kind in KINDS}
    rows: Iterable[Mapping[str, Any]] = listed.values(week=TruncWeek("published_at", tzinfo=UTC)).annotate(**kinds)
    nothing: dict[date, Mapping[str, Any]] = {week: dict.fromkeys(KINDS, 0) for week in weeks}
    return nothing | {row["week"].date(): row for row in rows}


def _caption(counts: Mapping[date, Mapping[str, int]]) -> str:
    every = sum(week[kind] for week in counts.values() for kind in KINDS)
    unnamed = sum(week["anonymous"] for week in counts.values())
    if not every:
        return "Nothing was published in these weeks."
    return f"{round(100 * unnamed / every)}% of {every:,} statements come from speakers without a name."
