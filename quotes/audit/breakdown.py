"""Withheld names counted by what they have in common, each count with what makes it comparable."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db.models import Count, F, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce, TruncMonth

from quotes.audit.selection import NO_SECTION, NOBODY, Selection, approver_of
from quotes.models import Reason, Speaker

FEW = 10
ROWS_SHOWN = 12


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
class Breakdown:
    """Withheld names by one thing; `rest` are those beyond the rows shown."""

    code: str
    title: str
    rows: Sequence[Row]

    @property
    def shown(self) -> Sequence[Row]:
        return self.rows if self.code == "month" else self.rows[:ROWS_SHOWN]

    @property
    def rest(self) -> int:
        return len(self.rows) - len(self.shown)

    @property
    def of_articles(self) -> bool:
        """Whether its groups are sets of articles, so that names can be counted for each article."""
        return self.code in ("outlet", "section", "author", "month")

    @property
    def most(self) -> int:
        return max((row.names for row in self.rows), default=0)


@dataclass(frozen=True, slots=True)
class Dimension:
    """What names are counted by: a column below a withheld name or, `in_article`, below its article.

    Args:
        label: the column with the words for a key, where the key itself has none.
    """

    code: str
    title: str
    key: str
    choose: Callable[[Selection, str], Selection]
    in_article: bool = False
    label: str = ""


def _month(selection: Selection, key: str) -> Selection:
    first = date.fromisoformat(key)
    return selection.but(since=first, until=first + relativedelta(months=1) - timedelta(days=1))


DIMENSIONS = (
    Dimension("reason", "By reason", "reason_id", lambda s, key: s.but(reason=key), label="reason__label"),
    Dimension("strength", "By strength of the reason", "reason__strength", lambda s, key: s.but(strength=key)),
    Dimension("kind", "By kind of source", "speaker__kind", lambda s, key: s.but(kind=key)),
    Dimension("outlet", "By outlet", "outlet__name", lambda s, key: s.but(outlet=key), in_article=True),
    Dimension("section", "By section", "section", lambda s, key: s.but(section=key or NO_SECTION), in_article=True),
    Dimension("author", "By author", "authors__name", lambda s, key: s.but(author=key), in_article=True),
    Dimension("approver", "By who approved the use", "approver", lambda s, key: s.but(approver=key or NOBODY)),
    Dimension("month", "By month", "month", _month, in_article=True),
)
PATH = "version__article__"
UNEXPLAINED = Q(reason__strength=Reason.Strength.NONE)


def breakdowns(selection: Selection) -> dict[str, Breakdown]:
    """Every breakdown of a selection, by its code, in two queries."""
    counts = {"names": Count("pk", distinct=True), "unexplained": Count("pk", distinct=True, filter=UNEXPLAINED)}
    names = _counted(selection.names, PATH, DIMENSIONS, counts)
    of_articles = [dimension for dimension in DIMENSIONS if dimension.in_article]
    articles = {
        (row["dimension"], row["key"]): row["articles"]
        for row in _counted(selection.articles, "", of_articles, {"articles": Count("pk", distinct=True)})
    }
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for row in names:
        rows[row["dimension"]].append(_row(row, selection, articles))
    return {d.code: Breakdown(d.code, d.title, _in_order(d.code, rows[d.code])) for d in DIMENSIONS}


def _counted(found: "QuerySet[Any]", path: str, dimensions: Iterable[Dimension], counts: Mapping[str, Count]) -> Any:
    """A row for each key of each dimension, in one query."""
    first, *others = [_by(found, path, dimension, counts) for dimension in dimensions]
    return first.union(*others, all=True)


def _by(found: "QuerySet[Any]", path: str, dimension: Dimension, counts: Mapping[str, Count]) -> Any:
    below = path if dimension.in_article else ""
    if dimension.code == "month":
        found = found.annotate(month=TruncMonth(f"{path}published_at"))
        below = ""
    elif dimension.code == "approver":
        found = found.annotate(approver=approver_of())
    elif dimension.code == "author":
        found = found.filter(**{f"{path}authors__isnull": False})
    key, label = (_text(F(f"{below}{column}")) for column in (dimension.key, dimension.label or dimension.key))
    groups = found.order_by().values(dimension=Value(dimension.code, output_field=TextField()), key=key, label=label)
    return groups.annotate(**counts)


def _text(column: F) -> Coalesce:
    return Coalesce(Cast(column, TextField()), Value("", output_field=TextField()))


def _row(row: Mapping[str, Any], selection: Selection, articles: Mapping[tuple[str, str], int]) -> Row:
    dimension = next(d for d in DIMENSIONS if d.code == row["dimension"])
    key = row["key"][:10] if dimension.code == "month" else row["key"]
    undated = dimension.code == "month" and not key
    return Row(
        label=_label(dimension.code, key, row["label"]),
        selection=selection if undated else dimension.choose(selection, key),
        names=row["names"],
        unexplained=row["unexplained"],
        articles=articles.get((dimension.code, row["key"]), 0) if dimension.in_article else None,
    )


def _label(code: str, key: str, label: str) -> str:
    if code == "month":
        return date.fromisoformat(key).strftime("%b %Y") if key else "no date"
    if code == "strength":
        return str(Reason.Strength(key).label).lower()
    if code == "kind":
        return str(Speaker.Kind(key).label).lower()
    return label or ("nobody" if code == "approver" else "no section")


def _in_order(code: str, rows: list[Row]) -> list[Row]:
    """Months in time, all else the most first."""
    if code == "month":
        return sorted(rows, key=lambda row: (row.selection.since is None, row.selection.since or date.min))
    return sorted(rows, key=lambda row: (-row.names, row.label))
