"""The charts of the anonymity pages."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property

from django.db.models import Sum, Value
from django.db.models.functions import Coalesce, TruncMonth
from django.urls import reverse

from quotes.audit.breakdown import FEW, Breakdown, Row, breakdowns
from quotes.audit.selection import Selection
from quotes.charts import Chart, Series
from quotes.mix import KINDS
from quotes.models import Reason
from quotes.querysets.quotes import words_in

CHART_ROWS = 12
PER_ARTICLES = 10
CHARTS = {"reasons": "reasons", "months": "months", "words": "word_shares", "outlets": "outlets"}


class Figures:
    """The numbers of a selection and the charts drawn from them, read from the database when first asked for."""

    def __init__(self, selection: Selection) -> None:
        self.selection = selection

    @cached_property
    def breakdowns(self) -> Mapping[str, Breakdown]:
        return breakdowns(self.selection)

    @property
    def names(self) -> int:
        return sum(row.names for row in self.breakdowns["kind"].rows)

    @property
    def unexplained(self) -> int:
        return sum(row.unexplained for row in self.breakdowns["kind"].rows)

    @property
    def without_reason(self) -> Selection:
        return self.selection.but(strength=Reason.Strength.NONE.value)

    @property
    def alone(self) -> Selection:
        return self.selection.but(alone=True)

    @property
    def few(self) -> int:
        return FEW

    @cached_property
    def words(self) -> Mapping[date, Mapping[str, int]]:
        """Attributed words by month and kind of source, in one query; months without a date are left out."""
        said = self.selection.statements.filter(version__article__published_at__isnull=False).order_by()
        rows = said.values(
            month=TruncMonth("version__article__published_at"), kind=Coalesce("speaker__kind", Value("unknown"))
        ).annotate(words=Sum(words_in("content")))
        months: defaultdict[date, dict[str, int]] = defaultdict(dict)
        for row in rows:
            months[row["month"].date()][row["kind"]] = row["words"]
        return dict(sorted(months.items()))

    def chart(self, code: str) -> Chart | None:
        """The chart of a code, which is also its name in addresses; None if there is none of it."""
        return getattr(self, CHARTS[code]) if code in CHARTS else None

    @property
    def charts(self) -> dict[str, Chart]:
        """Every chart by its code."""
        return {code: getattr(self, name) for code, name in CHARTS.items()}

    @property
    def reasons(self) -> Chart:
        rows = self.breakdowns["reason"].rows
        unexplained = round(100 * self.unexplained / self.names) if self.names else 0
        return Chart(
            title="Withheld names by reason",
            caption=f"{self.unexplained} of {self.names} ({unexplained}%) without any reason given.",
            axis="reason",
            unit="withheld names",
            labels=[row.label for row in rows],
            series=[Series("withheld names", [row.names for row in rows])],
            addresses=_addresses(rows),
            horizontal=True,
        )

    @property
    def months(self) -> Chart:
        rows = [row for row in self.breakdowns["month"].rows if row.label != "no date"]
        return Chart(
            title="Withheld names by month of publication",
            caption="Filled: readers were given no reason.",
            axis="month",
            unit="withheld names",
            labels=[row.label for row in rows],
            series=[
                Series("without a reason", [row.unexplained for row in rows], "first"),
                Series("with a reason", [row.names - row.unexplained for row in rows], "second"),
            ],
            addresses=_addresses(rows),
            stacked=True,
        )

    @property
    def word_shares(self) -> Chart:
        totals = {month: sum(words.values()) for month, words in self.words.items()}
        return Chart(
            title="Attributed words by kind of source",
            caption="Of a hundred words that articles attribute to anybody, how many come from sources of each kind.",
            axis="month",
            unit="per cent of attributed words",
            labels=[month.strftime("%b %Y") for month in self.words],
            series=[
                Series(label, [round(100 * w.get(kind, 0) / totals[month], 1) for month, w in self.words.items()], kind)
                for kind, label in KINDS.items()
            ],
            stacked=True,
            most=100,
        )

    @property
    def outlets(self) -> Chart:
        rows = [row for row in self.breakdowns["outlet"].rows if row.per_article is not None][:CHART_ROWS]
        return Chart(
            title=f"Withheld names in {PER_ARTICLES} articles, by outlet",
            caption=f"Of articles that were read. An asterisk: fewer than {FEW} articles, too few to compare.",
            axis="outlet",
            unit=f"withheld names in {PER_ARTICLES} articles",
            labels=[f"{row.label}{'*' if row.is_few else ''}" for row in rows],
            series=[Series("withheld names", [round(PER_ARTICLES * (row.per_article or 0), 1) for row in rows])],
            addresses=_addresses(rows),
            horizontal=True,
        )


def _addresses(rows: Sequence[Row]) -> list[str]:
    return [sources_address(row.selection) for row in rows]


def sources_address(selection: Selection) -> str:
    """The list of the withheld names of a selection, with their sentences."""
    return f"{reverse('unnamed_source_list')}{selection.query}"
