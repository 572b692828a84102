"""Facets as a page shows them: boxes to tick with their counts, what is chosen, and the course of time in bars."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from quotes.search.facets import Amount, Counts
from quotes.search.labels import UNNAMED, Labels
from quotes.search.quotes import FACETS, Facet, QuoteSearch

SHOWN, MOST = 6, 24
MOST_MONTHS = 36


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet."""

    value: str
    label: str
    amount: Amount
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """A facet with its values, those that are chosen first, then by quotes."""

    facet: Facet
    options: Sequence[Option]

    @property
    def shown(self) -> int:
        """How many are shown at once; the rest is folded away."""
        return SHOWN

    @property
    def more(self) -> int:
        return max(0, len(self.options) - SHOWN)


@dataclass(frozen=True, slots=True)
class Chip:
    """Something that is asked, in words, and the search without it."""

    label: str
    without: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A month or year (`period`) with its quotes; `height` is of 100; `query` is the search of that time alone."""

    period: str
    label: str
    amount: Amount
    height: int
    query: str
    is_chosen: bool

    @property
    def top(self) -> int:
        """Where the bar begins, from above."""
        return 100 - self.height


class Panels:
    """All that stands beside the quotes that a search found.

    Args:
        hidden: facets that this person may not see.
    """

    def __init__(self, search: QuoteSearch, counts: Counts, *, hidden: Iterable[str] = ()) -> None:
        self.search, self.counts, self.hidden = search, counts, frozenset(hidden)
        self.labels = Labels({name: [*self._most(name), *search.chosen.get(name, ())] for name in FACETS})

    @property
    def panels(self) -> Iterator[Panel]:
        for facet in FACETS.values():
            if facet.name not in self.hidden and facet.name != "month":
                every = [self._option(facet.name, value) for value in self._values(facet.name)]
                options = [option for option in every if option.is_chosen or option.label != UNNAMED]
                if options:
                    yield Panel(facet, options)

    @property
    def chips(self) -> Iterator[Chip]:
        search = self.search
        if search.words:
            yield Chip(f"“{search.words}”", search.but(words="").query)
        for name, values in search.chosen.items():
            for value in values:
                rest = search.having(name, [other for other in values if other != value])
                yield Chip(f"{FACETS[name].label.lower()}: {self.labels.of(name, value)}", rest.query)
        if search.since:
            yield Chip(f"from {search.since:%-d %b %Y}", search.but(since=None).query)
        if search.until:
            yield Chip(f"to {search.until:%-d %b %Y}", search.but(until=None).query)

    @property
    def bars(self) -> list[Bar]:
        """The quotes of each month, or of each year where that would be too many bars; from the first to the last."""
        months = {value: amount.number for value, amount in self.counts.values.get("month", {}).items()}
        if not months:
            return []
        exact = all(amount.is_exact for amount in self.counts.values["month"].values())
        every = list(_months(min(months), max(months)))
        periods = every if len(every) <= MOST_MONTHS else sorted({month[:4] for month in every})
        numbers = {
            period: sum(number for month, number in months.items() if month.startswith(period)) for period in periods
        }
        highest = max(numbers.values())
        return [self._bar(period, Amount(number, exact), highest) for period, number in numbers.items()]

    def _bar(self, period: str, amount: Amount, highest: int) -> Bar:
        height = round(100 * amount.number / highest)
        if "-" in period:
            query = self.search.having("month", [period]).query
            chosen = period in self.search.chosen.get("month", ())
            return Bar("month", self.labels.of("month", period), amount, height, query, chosen)
        year = int(period)
        whole = self.search.but(since=date(year, 1, 1), until=date(year, 12, 31))
        return Bar("year", period, amount, height, whole.query, is_chosen=False)

    def _option(self, facet: str, value: str) -> Option:
        amount = self.counts.values.get(facet, {}).get(value, Amount(0))
        return Option(value, self.labels.of(facet, value), amount, value in self.search.values(facet))

    def _values(self, facet: str) -> list[str]:
        chosen = self.search.values(facet)
        return [*chosen, *(value for value in self._most(facet) if value not in chosen)]

    def _most(self, facet: str) -> list[str]:
        return list(self.counts.values.get(facet, {}))[:MOST]


def _months(first: str, last: str) -> Iterator[str]:
    year, month = map(int, first.split("-"))
    while (found := f"{year}-{month:02}") <= last:
        yield found
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
