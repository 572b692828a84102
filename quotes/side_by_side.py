"""Two speakers side by side: over time, by channel and outlet, and on one search."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from quotes.charts import Chart, Series
from quotes.models import QuoteListing, Speaker
from quotes.portraits import Timeline, timeline_of
from quotes.profiles import Facts, facts_of
from quotes.search.found import Hit
from quotes.search.keyset import NONE, Capped, Turn
from quotes.search.said import said

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


def side_of(speaker: Speaker, words: str) -> Side:
    """One side, in at most three queries."""
    listing = QuoteListing.objects.of_speaker(speaker).usual()
    hits, leaf = said(listing.saying(words) if words else listing, Turn(), words, size=MOST_QUOTES)
    return Side(speaker, leaf.count, hits, facts_of(speaker.profile) if hasattr(speaker, "profile") else NO_FACTS)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table that sets both beside each other."""

    label: str
    first: int
    second: int


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two speakers compared; statements that only reprint another article's count once."""

    first: Side
    second: Side

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
        timeline = timeline_of([dict(side.facts.months) for side in self.sides])
        names = [str(side.speaker) for side in self.sides]
        return Chart(
            title=f"Statements per {timeline.unit}",
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
