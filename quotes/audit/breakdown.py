"""Withheld names counted by what they have in common, each count with what makes it comparable."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from dateutil.relativedelta import relativedelta

from quotes.audit.counts import count_articles, count_names
from quotes.audit.selection import NO_SECTION, NOBODY, Selection
from quotes.mix import KINDS
from quotes.models import Reason, Speaker

FEW = 10
ROWS_SHOWN = 12
NO_DATE = "no date"
OF_ARTICLES = ("outlet", "section", "author", "month")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a breakdown.

    Args:
        names: withheld names; `unexplained` of them without any reason given.
        articles: how many articles were read in the same group; None where a group is no set of articles.
    """

    label: str
    selection: Selection
    names: int
    unexplained: int
    articles: int | None = None

    @property
    def without_reason(self) -> Selection:
        return self.selection.but(strength=Reason.Strength.NONE.value)

    @property
    def share_unexplained(self) -> int:
        """In per cent of the names."""
        return round(100 * self.unexplained / self.names) if self.names else 0

    @property
    def per_article(self) -> float | None:
        return self.names / self.articles if self.articles else None

    @property
    def is_few(self) -> bool:
        """Too few for its rates to be compared."""
        return (self.names if self.articles is None else self.articles) < FEW


@dataclass(frozen=True, slots=True)
class Dimension:
    """What names are counted by, and how the names of one key are chosen."""

    code: str
    title: str
    choose: Callable[[Selection, str], Selection]


def _month(selection: Selection, key: str) -> Selection:
    first = date.fromisoformat(key)
    return selection.but(since=first, until=first + relativedelta(months=1) - timedelta(days=1)) if key else selection


DIMENSIONS = (
    Dimension("reason", "By reason", lambda s, key: s.but(reason=key)),
    Dimension("strength", "By strength of the reason", lambda s, key: s.but(strength=key)),
    Dimension("kind", "By kind of source", lambda s, key: s.but(kind=key)),
    Dimension("outlet", "By outlet", lambda s, key: s.but(outlet=key)),
    Dimension("section", "By section", lambda s, key: s.but(section=key or NO_SECTION)),
    Dimension("author", "By author", lambda s, key: s.but(author=key)),
    Dimension("approver", "By who approved the use", lambda s, key: s.but(approver=key or NOBODY)),
    Dimension("month", "By month", _month),
)


@dataclass
class Tally:
    """What is counted of one key."""

    label: str = ""
    names: int = 0
    unexplained: int = 0
    articles: int = 0
    words: Mapping[str, int] = field(default_factory=dict)


Tallies = Mapping[str, Mapping[str, Tally]]


@dataclass(frozen=True)
class Breakdown:
    """Withheld names by one thing; `rest` are those beyond the rows shown: the least, or the oldest months."""

    dimension: Dimension
    selection: Selection
    counted: Sequence[tuple[str, Tally]]

    @property
    def code(self) -> str:
        return self.dimension.code

    @property
    def title(self) -> str:
        return self.dimension.title

    @property
    def rows(self) -> list[Row]:
        return [self._row(*each) for each in self.counted]

    @cached_property
    def shown(self) -> list[Row]:
        shown = self.counted[-ROWS_SHOWN:] if self.code == "month" else self.counted[:ROWS_SHOWN]
        return [self._row(*each) for each in shown]

    @property
    def rest(self) -> int:
        return len(self.counted) - len(self.shown)

    @property
    def of_articles(self) -> bool:
        """Whether its groups are sets of articles, so that names can be counted for each article."""
        return self.code in OF_ARTICLES

    @cached_property
    def most(self) -> int:
        return max((row.names for row in self.shown), default=0)

    def _row(self, key: str, counted: Tally) -> Row:
        return Row(
            label=_label(self.code, key, counted.label),
            selection=self.dimension.choose(self.selection, key),
            names=counted.names,
            unexplained=counted.unexplained,
            articles=counted.articles if self.of_articles else None,
        )


def tally(selection: Selection) -> Tallies:
    """What is counted of each key of each dimension, in two queries; also of months without anything in between."""
    counted: defaultdict[str, defaultdict[str, Tally]] = defaultdict(lambda: defaultdict(Tally))
    for row in count_names(selection):
        found = counted[row["dimension"]][row["key"]]
        found.label, found.names, found.unexplained = row["label"], row["names"], row["unexplained"]
    for row in count_articles(selection):
        found = counted[row["dimension"]][row["key"]]
        found.label, found.articles, found.words = row["label"], row["articles"], {kind: row[kind] for kind in KINDS}
    months = counted.pop("month", defaultdict(Tally))
    dated = {month: months[month] for month in [*_months(months), *({""} & months.keys())]}
    return {dimension: dict(found) for dimension, found in counted.items()} | {"month": dated}


def _months(dated: Iterable[str]) -> list[str]:
    """Every month from the first to the last."""
    known = sorted(month for month in dated if month)
    found = known[:1]
    while known and found[-1] < known[-1]:
        found.append((date.fromisoformat(found[-1]) + relativedelta(months=1)).isoformat())
    return found


def breakdowns(selection: Selection, counted: Tallies) -> dict[str, Breakdown]:
    """Every breakdown of a selection, by its code; groups of articles also where no name is withheld."""
    return {
        each.code: Breakdown(each, selection, _in_order(each.code, counted.get(each.code, {}))) for each in DIMENSIONS
    }


def _label(code: str, key: str, label: str) -> str:
    if code == "month":
        return date.fromisoformat(key).strftime("%b %Y") if key else NO_DATE
    if code == "strength":
        return str(Reason.Strength(key).label).lower()
    if code == "kind":
        return str(Speaker.Kind(key).label).lower()
    return label or ("nobody" if code == "approver" else "no section")


def _in_order(code: str, counted: Mapping[str, Tally]) -> list[tuple[str, Tally]]:
    """Months in time, which they come in; all else the most first."""
    if code == "month":
        return list(counted.items())
    by_number = [(-found.names, -found.articles, _label(code, key, found.label), key) for key, found in counted.items()]
    return [(key, counted[key]) for *_, key in sorted(by_number)]
