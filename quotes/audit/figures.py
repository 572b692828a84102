"""The charts of the anonymity pages."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property
from urllib.parse import urlencode

from dateutil.relativedelta import relativedelta
from django.db.models import Value
from django.urls import reverse

from articles.models import Author, Outlet
from quotes.audit.breakdown import FEW, NO_DATE, Breakdown, Row, Tallies, breakdowns
from quotes.audit.kept import tally_of
from quotes.audit.selection import NO_SECTION, Selection
from quotes.charts import Chart, Series
from quotes.mix import KINDS
from quotes.models import Reason

CHART_ROWS = 12
MONTHS_DRAWN = 36
PER_ARTICLES = 10
CHARTS = {"reasons": "reasons", "months": "months", "words": "word_shares", "outlets": "outlets"}


class Figures:
    """The numbers of a selection and the charts drawn from them, read from the database when first asked for."""

    def __init__(self, selection: Selection) -> None:
        self.selection = selection

    @cached_property
    def _tally(self) -> tuple[Tallies, datetime | None]:
        return tally_of(self.selection)

    @property
    def counted(self) -> Tallies:
        return self._tally[0]

    @property
    def counted_at(self) -> datetime | None:
        """When a worker counted it; None where it was counted for this page."""
        return self._tally[1]

    @cached_property
    def breakdowns(self) -> Mapping[str, Breakdown]:
        return breakdowns(self.selection, self.counted)

    @property
    def phrases(self) -> Sequence[tuple[str, int, Selection]]:
        """The words most used to say why or that a name is withheld: phrase, how often, and its names."""
        found = sorted(self.counted.get("phrase", {}).items(), key=lambda each: (-each[1].names, each[0]))
        return [(phrase, counted.names, self.selection.but(phrase=phrase)) for phrase, counted in found]

    @property
    def names(self) -> int:
        return sum(found.names for found in self.counted.get("kind", {}).values())

    @property
    def unexplained(self) -> int:
        return sum(found.unexplained for found in self.counted.get("kind", {}).values())

    @property
    def without_reason(self) -> Selection:
        return self.selection.but(strength=Reason.Strength.NONE.value)

    @property
    def alone(self) -> Selection:
        return self.selection.but(alone=True)

    @property
    def few(self) -> int:
        return FEW

    @property
    def words(self) -> Mapping[date, Mapping[str, int]]:
        """Attributed words by month and kind of source; months without a date are left out."""
        months = {date.fromisoformat(key): found.words for key, found in self.counted["month"].items() if key}
        return dict(list(months.items())[-MONTHS_DRAWN:])

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
        rows = [row for row in self.breakdowns["month"].rows if row.label != NO_DATE][-MONTHS_DRAWN:]
        return Chart(
            title="Withheld names by month of publication",
            caption=f"Filled: readers were given no reason.{self._limit}",
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
        shares = {
            kind: [round(100 * words.get(kind, 0) / (totals[month] or 1), 1) for month, words in self.words.items()]
            for kind in KINDS
        }
        return Chart(
            title="Attributed words by kind of source",
            caption="Of a hundred words that articles attribute to anybody, how many come from sources of each kind."
            + self._limit,
            axis="month",
            unit="per cent of attributed words",
            labels=[month.strftime("%b %Y") for month in self.words],
            series=[Series(label, shares[kind], kind) for kind, label in KINDS.items()],
            addresses=[self._quotes_of(month) for month in self.words],
            stacked=True,
            most=100,
        )

    @cached_property
    def _facets(self) -> dict[str, object]:
        """The outlet, author and section that are asked for, as lists of quotes ask for them."""
        asked = self.selection
        outlets = Outlet.objects.filter(name=asked.outlet).annotate(facet=Value("outlet")).values_list("facet", "pk")
        authors = Author.objects.filter(name=asked.author).annotate(facet=Value("author")).values_list("facet", "pk")
        known = dict(outlets.union(authors)) if asked.outlet or asked.author else {}
        return known | ({"section": asked.section} if asked.section not in ("", NO_SECTION) else {})

    def _quotes_of(self, month: date) -> str:
        """The list of the statements of a month."""
        last = month + relativedelta(months=1) - timedelta(days=1)
        return f"{reverse('quote_list')}?{urlencode(self._facets | {'since': month, 'until': last})}"

    @property
    def _limit(self) -> str:
        """What a chart by month leaves out, in words."""
        left_out = len(self.counted["month"]) > MONTHS_DRAWN
        return f" The last {MONTHS_DRAWN} months; choose days for earlier ones." if left_out else ""

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
