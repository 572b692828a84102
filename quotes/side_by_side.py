"""Two speakers side by side: over time, by channel and outlet, and on one search."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC

from django.db.models import Count
from django.db.models.functions import TruncMonth

from quotes.charts import Chart, Series
from quotes.models import QuoteListing, Speaker
from quotes.portraits import Timeline, timeline_of
from quotes.profiles import Facts, facts_of
from quotes.search.found import Hit
from quotes.search.keyset import NONE, Capped, Turn
from quotes.search.said import hits_in, said

MOST_QUOTES = 8
MOST_BARS = 24
NO_FACTS = Facts(months=[], channels=[], outlets=[], authors=[], company=[], terms=[])


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two, with what they said as far as it was asked for. `found` counts it."""

    speaker: Speaker
    found: Capped = NONE
    hits: Sequence[Hit] = ()
    facts: Facts = field(default=NO_FACTS)

    @property
    def statements(self) -> int:
        """How many statements the archive has of them."""
        profile = getattr(self.speaker, "profile", None)
        return profile.statements if profile else 0


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table that sets both beside each other."""

    label: str
    first: int
    second: int


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two speakers compared; statements that only reprint another article's count once.

    Args:
        months: for each, how many statements a month has, as far as they were asked for.
        words: what was searched for; or nothing.
    """

    first: Side
    second: Side
    months: Sequence[Mapping[str, int]]
    words: str = ""

    @property
    def sides(self) -> tuple[Side, Side]:
        return self.first, self.second

    @property
    def shared_articles(self) -> int:
        """In how many articles both are quoted, as far as they are among those most often quoted together."""
        return dict(self.first.facts.company).get(self.second.speaker.pk, 0)

    @property
    def chart(self) -> Chart:
        """Both over time."""
        timeline = timeline_of(self.months)
        names = [str(side.speaker) for side in self.sides]
        return Chart(
            title=f"Statements{f' with “{self.words}”' if self.words else ''} per {timeline.unit}",
            caption=_caption(timeline, names),
            axis=timeline.unit,
            unit="statements",
            labels=timeline.labels,
            series=[
                Series(name, counts, style)
                for name, counts, style in zip(names, timeline.counts, ("first", "second"), strict=True)
            ],
            lines=len(timeline.periods) > MOST_BARS,
        )

    @property
    def channels(self) -> list[Line]:
        return _lines(self.first.facts.channels, self.second.facts.channels)

    @property
    def outlets(self) -> list[Line]:
        return _lines(self.first.facts.outlets, self.second.facts.outlets)


def compared(first: Speaker, second: Speaker, words: str) -> SideBySide:
    """Two speakers and what they said, or said on a search; in at most six queries."""
    listings = [QuoteListing.objects.of_speaker(speaker).usual() for speaker in (first, second)]
    found = [said(each.saying(words) if words else each, Turn(), "", size=MOST_QUOTES) for each in listings]
    marked = {hit.quote: hit for hit in hits_in([hit.quote for hits, _ in found for hit in hits], words)}
    one, other = (
        Side(speaker, leaf.count, [marked[hit.quote] for hit in hits], _facts(speaker))
        for speaker, (hits, leaf) in zip((first, second), found, strict=True)
    )
    months = _months_of([first, second], words) if words else [dict(side.facts.months) for side in (one, other)]
    return SideBySide(one, other, months, words)


def _facts(speaker: Speaker) -> Facts:
    return facts_of(speaker.profile) if hasattr(speaker, "profile") else NO_FACTS


def _months_of(speakers: Sequence[Speaker], words: str) -> list[dict[str, int]]:
    """How many statements of each have the words, by month ("2026-03")."""
    found = QuoteListing.objects.filter(speaker__in=speakers).usual().saying(words).dated().counted_once().order_by()
    rows = found.values_list("speaker", TruncMonth("published_at", tzinfo=UTC)).annotate(Count("pk"))
    months: dict[int, dict[str, int]] = {speaker.pk: {} for speaker in speakers}
    for speaker, month, number in rows:
        months[speaker][f"{month:%Y-%m}"] = number
    return list(months.values())


def _lines(first: Sequence[tuple[str, int]], second: Sequence[tuple[str, int]]) -> list[Line]:
    one, other = dict(first), dict(second)
    labels = sorted(one.keys() | other.keys(), key=lambda label: (-one.get(label, 0) - other.get(label, 0), label))
    return [Line(label, one.get(label, 0), other.get(label, 0)) for label in labels]


def _caption(timeline: Timeline, names: Sequence[str]) -> str:
    """What to see: when each is quoted most, and when both are."""
    if not timeline.periods:
        return "No dated statement of either."
    tops = [
        f"{name} most in {timeline.labels[counts.index(max(counts))]} ({max(counts)})"
        for name, counts in zip(names, timeline.counts, strict=True)
        if any(counts)
    ]
    both = sum(1 for pair in zip(*timeline.counts, strict=True) if all(pair))
    return f"{', '.join(tops)}; both in {both} of {len(timeline.periods)} {timeline.unit}s."
