"""What charts show: labels, series of numbers, and the words that go with them; as a drawing, a table and a file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotes.drawing import draw
from quotes.markup import Markup
from quotes.tables import csv_line


@dataclass(frozen=True, slots=True)
class Series:
    """One value for each label of a chart.

    `style` says how it is drawn: a kind of speaker or "unknown"; "plain" where colour means nothing; "first" and
    "second" where two are compared.
    """

    label: str
    values: Sequence[float]
    style: str = "plain"

    def __post_init__(self) -> None:
        object.__setattr__(self, "values", tuple(self.values))


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """What a figure shows. Charts that show the same are equal, and a process draws them once.

    Args:
        title: what is counted, where and when; stands above it.
        caption: a sentence on what to see.
        axis: what the labels are, e.g. "month".
        unit: what the values are, e.g. "statements".
        addresses: for each label the page with the rows behind its numbers; empty without such pages.
        stacked: bars of one label stand on one another.
        horizontal: bars from left to right, for labels that are words.
        lines: joined points instead of bars.
        most: where the axis of values ends, e.g. 100 for shares; by the highest value for 0.
        narrow: for a column beside others, with fewer labels.
    """

    title: str
    caption: str
    axis: str
    unit: str
    labels: Sequence[str]
    series: Sequence[Series]
    addresses: Sequence[str] = ()
    stacked: bool = False
    horizontal: bool = False
    lines: bool = False
    most: int = 0
    narrow: bool = False

    def __post_init__(self) -> None:
        for name in ("labels", "series", "addresses"):
            object.__setattr__(self, name, tuple(getattr(self, name)))

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not any(value for series in self.series for value in series.values)

    @property
    def svg(self) -> Markup:
        """The drawing as part of a page, which colours it by its stylesheet."""
        return draw(self, alone=False)

    @property
    def svg_file(self) -> str:
        """The drawing as a document of its own, with its title, its legend and colours that print."""
        return draw(self, alone=True)

    @property
    def csv_file(self) -> str:
        """The numbers, one line a label."""
        head = csv_line((self.axis, *(series.label for series in self.series)))
        return head + "".join(csv_line((label, *values)) for label, _, values in self.rows)

    @property
    def rows(self) -> Iterator[tuple[str, str, Sequence[float]]]:
        """The same as a table: label, address or "", values."""
        addresses = self.addresses or [""] * len(self.labels)
        values = zip(*(series.values for series in self.series), strict=True)
        return zip(self.labels, addresses, values, strict=True)
