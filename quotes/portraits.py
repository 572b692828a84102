"""A speaker's profile in the words and charts of a page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from quotes.charts import Chart, Series
from quotes.models import Speaker, SpeakerProfile
from quotes.profiles import Facts, facts_of

MOST_MONTHS = 60


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a small table: what, how often, and how much of the longest bar that is, in percent."""

    label: str
    count: int
    percent: int
    address: str = ""


@dataclass(frozen=True, slots=True)
class Portrait:
    """What the archive tells about a speaker; statements that only reprint another article's count once.

    Args:
        chart: their statements over time; None for fewer than two months, which the list of them tells as well.
    """

    statements: int
    reprinted: int
    chart: Chart | None
    channels: Sequence[Row]
    outlets: Sequence[Row]
    authors: Sequence[Row]
    company: Sequence[tuple[Speaker, int]]
    terms: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Counts of several speakers by month, or by year where there would be too many months; gaps are zeros."""

    unit: str
    periods: Sequence[str]
    counts: Sequence[Sequence[int]]

    @property
    def labels(self) -> list[str]:
        """The periods as people write them."""
        return [f"{date.fromisoformat(f'{period}-01'):%b %Y}" if "-" in period else period for period in self.periods]


def portrait_of(speaker: Speaker, profile: SpeakerProfile, known: Mapping[int, Speaker]) -> Portrait:
    """The portrait from a speaker's profile.

    Args:
        known: the speakers quoted beside them, by key.
    """
    facts = facts_of(profile)
    return Portrait(
        statements=profile.statements,
        reprinted=profile.reprinted,
        chart=statements_chart(speaker, profile, facts) if len(facts.months) > 1 else None,
        channels=_rows(facts.channels),
        outlets=_rows(facts.outlets),
        authors=_rows(facts.authors),
        company=[(known[pk], count) for pk, count in facts.company if pk in known],
        terms=_rows(facts.terms, search=True) if speaker.kind == Speaker.Kind.NAMED else [],
    )


def statements_chart(speaker: Speaker, profile: SpeakerProfile, facts: Facts) -> Chart:
    """A speaker's statements over time."""
    timeline = timeline_of([dict(facts.months)])
    copies = f" {profile.reprinted} more stand in reprints of other articles and are not counted."
    return Chart(
        title=f"Statements per {timeline.unit}",
        caption=_most(timeline) + (copies if profile.reprinted else ""),
        axis=timeline.unit,
        unit="statements",
        labels=timeline.labels,
        series=[Series("statements", timeline.counts[0], speaker.kind)],
        addresses=[f"?{urlencode({'period': period})}#said" for period in timeline.periods],
    )


def timeline_of(counts: Sequence[Mapping[str, int]]) -> Timeline:
    """The counts of several speakers by month ("2026-03") over the time that they span together."""
    months = sorted(set().union(*counts))
    if not months:
        return Timeline("month", [], [[] for _ in counts])
    every = list(_months(months[0], months[-1]))
    if len(every) <= MOST_MONTHS:
        return Timeline("month", every, [[each.get(month, 0) for month in every] for each in counts])
    years = sorted({month[:4] for month in every})
    by_year = [[sum(n for month, n in each.items() if month[:4] == year) for year in years] for each in counts]
    return Timeline("year", years, by_year)


def _months(first: str, last: str) -> Iterator[str]:
    year, month = map(int, first.split("-"))
    while (name := f"{year:04}-{month:02}") <= last:
        yield name
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _most(timeline: Timeline) -> str:
    """What to see in one series: where it is highest."""
    counts = timeline.counts[0]
    if not counts:
        return "No dated statement."
    highest = max(counts)
    return f"{sum(counts)} in all; most in {timeline.labels[counts.index(highest)]}: {highest}."


def _rows(pairs: Sequence[tuple[str, int]], *, search: bool = False) -> list[Row]:
    highest = max((count for _, count in pairs), default=1)
    return [
        Row(label, count, round(100 * count / highest), f"?{urlencode({'q': label})}#said" if search else "")
        for label, count in pairs
    ]
