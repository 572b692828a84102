"""Drawing charts with pygal, of which only shapes and words are kept: no script, no style, no ids, nothing unknown.

On a page the classes are coloured by the stylesheet, in both themes; a file of its own gets the paint below.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, SubElement, tostring

import pygal
from pygal.style import Style

from quotes.markup import Markup

if TYPE_CHECKING:
    from quotes.charts import Chart

WIDTH = 600
WIDTH_ACROSS = 400
WIDTH_NARROW = 300
HEIGHT = 260
BAR_HEIGHT = 28
TITLE_HEIGHT = 28
FONT_SIZE = 13
MOST_LABELS = 8
MOST_LABELS_NARROW = 4
MOST_TICKS = 5
DRAWINGS_KEPT = 128  # of 3 to 20 kB each

INK, QUIET, RULE = "#1d1d1b", "#5c5b57", "#dcd8cf"
PAINT = {
    "named": {"fill": "#1d4f91", "stroke": "#1d4f91"},
    "pseudonymous": {"stroke": "#8a5500"},
    "anonymous": {"fill": "#fbdde4", "stroke": "#a3123a"},
    "unknown": {"fill": "#ffffff", "stroke": QUIET, "stroke-dasharray": "2 2"},
    "plain": {"fill": QUIET, "stroke": QUIET},
    "first": {"fill": INK, "stroke": INK},
    "second": {"fill": "#ebe9e4", "stroke": INK},
    "guide": {"stroke": RULE},
    "baseline": {"stroke": QUIET},
    "background": {"fill": "#ffffff"},
}
DASHES = {"pseudonymous": "8 3", "anonymous": "2 3", "second": "6 4"}
SHAPES = {
    "rect": ("x", "y", "width", "height"),
    "path": ("d",),
    "circle": ("cx", "cy", "r"),
    "text": ("x", "y"),
    "g": ("transform",),
}
UNWANTED = {"background", "tooltip-overlay", "text-overlay"}
LETTERS = {"fill": INK, "font-family": "sans-serif", "font-size": str(FONT_SIZE)}
LONG_NUMBER = re.compile(r"-?\d+\.\d+(?:e-\d+)?")
SERIES = re.compile(r"\bcolor-(\d+)")


@lru_cache(maxsize=DRAWINGS_KEPT)
def draw(chart: "Chart", *, alone: bool) -> Markup:
    """Draw a chart; `alone` as a document of its own, with title, legend and colours."""
    plot = _plot(chart, alone=alone)
    width, height = plot.config.width, plot.config.height
    shape = " chart-across" if chart.horizontal else " chart-narrow" if chart.narrow else ""
    root = Element("svg", {"class": f"chart-svg{shape}", "role": "img", "viewBox": f"0 0 {width} {height}"})
    SubElement(root, "title").text = chart.title
    SubElement(root, "desc").text = chart.caption
    if alone:
        root.attrib |= {"xmlns": "http://www.w3.org/2000/svg", "width": str(width), "height": str(height)}
        _add_hatch(root)
        SubElement(root, "rect", {"width": str(width), "height": str(height), **PAINT["background"]})
        _add_words(root, chart.title, FONT_SIZE + 4, {"font-weight": "bold"} | LETTERS)
    pen = _Pen(chart, alone)
    for node in plot.render_tree():
        pen.copy(node, root, _Place())
    unit = chart.axis if chart.horizontal else chart.unit
    _add_words(root, unit, FONT_SIZE + (TITLE_HEIGHT if alone else 0), LETTERS if alone else {})
    return Markup(tostring(root, encoding="unicode"))


def _plot(chart: "Chart", *, alone: bool) -> Any:
    """The chart as pygal computes it; the sizes of letters decide how much room its margins leave."""
    names = {(False, False): "Bar", (True, False): "StackedBar", (False, True): "HorizontalBar"}
    kind = "Line" if chart.lines else names.get((chart.stacked, chart.horizontal), "HorizontalStackedBar")
    sizes = {f"{what}_font_size": FONT_SIZE for what in ("label", "major_label", "title", "legend")}
    across = BAR_HEIGHT * (2 + len(chart.labels))
    top = FONT_SIZE + 12 + (TITLE_HEIGHT if alone else 0)
    width, labels = (WIDTH_NARROW, MOST_LABELS_NARROW) if chart.narrow else (WIDTH, MOST_LABELS)
    plot = getattr(pygal, kind)(
        style=Style(**sizes), js=(), title=None, no_data_text="", truncate_label=-1, truncate_legend=-1,
        width=WIDTH_ACROSS if chart.horizontal else width, height=top + (across if chart.horizontal else HEIGHT),
        margin=4, margin_top=top, margin_right=32, spacing=6, dots_size=3.5,
        show_legend=alone and len(chart.series) > 1, legend_at_bottom=True, legend_at_bottom_columns=2,
        show_minor_x_labels=chart.horizontal, x_labels_major_every=-(-len(chart.labels) // labels) or 1,
        x_title=chart.unit if chart.horizontal else chart.axis, value_formatter=_number,
    )  # fmt: skip
    plot.x_labels = list(reversed(chart.labels)) if chart.horizontal else list(chart.labels)
    plot.y_labels = ticks(chart.most or _highest(chart))
    for series in chart.series:
        plot.add(series.label, list(reversed(series.values)) if chart.horizontal else list(series.values))
    return plot


def _highest(chart: "Chart") -> float:
    columns = zip(*(series.values for series in chart.series), strict=True)
    return max((sum(column) if chart.stacked else max(column) for column in columns), default=0)


def ticks(highest: float) -> list[int]:
    """Round whole numbers from 0 to at least `highest`, evenly apart."""
    steps = (lead * 10**power for power in range(15) for lead in (1, 2, 5))
    step = next(step for step in steps if step * MOST_TICKS >= highest)
    return list(range(0, max(1, -int(-highest // step)) * step + 1, step))


def _number(value: float) -> str:
    return f"{value:,.10g}"


@dataclass(frozen=True, slots=True)
class _Place:
    """What the groups around a node say about it: a series, where its words are anchored, whether it has guides."""

    style: str = ""
    label: str = ""
    anchor: str = "start"
    guides: bool = True

    def within(self, node: Any, classes: Collection[str], chart: "Chart") -> "_Place":
        """The place of what is inside a node."""
        place = self
        if found := SERIES.search(" ".join(classes)):
            series = chart.series[int(found[1])]
            place = replace(place, style=series.style, label=series.label)
        if "axis" in classes and node.tag.endswith("g"):
            place = replace(place, anchor="middle" if "x" in classes else "end", guides="always_show" in classes)
        return replace(place, anchor="middle") if "titles" in classes else place


@dataclass(frozen=True, slots=True)
class _Pen:
    """Copies what is known and wanted of pygal's tree."""

    chart: "Chart"
    alone: bool

    def copy(self, node: Any, parent: Element, place: _Place) -> None:
        """Add a node and what is in it to `parent`."""
        tag = str(node.tag).rpartition("}")[2]
        classes = str(node.get("class", "")).split()
        if tag not in SHAPES or UNWANTED & set(classes):
            return
        inside = place.within(node, classes, self.chart)
        if tag == "g":
            self._copy_group(node, parent, inside)
        elif tag != "path" or inside.style or inside.guides:
            copied = self._shape(tag, node, parent)
            self._style(tag, copied, inside, "baseline" if "axis" in classes else "guide")

    def _copy_group(self, node: Any, parent: Element, place: _Place) -> None:
        values = {str(part.get("class")): part.text for part in node if part.get("class")}
        if values.get("value") == "0" and not self.chart.lines:
            return
        group = self._shape("g", node, parent)
        for child in node:
            self.copy(child, group, place)
        if "value" in values:
            SubElement(group, "title").text = f"{values.get('x_label')}, {place.label}: {values['value']}"
        if not len(group):
            parent.remove(group)

    def _shape(self, tag: str, node: Any, parent: Element) -> Element:
        known = {name: LONG_NUMBER.sub(_shortened, node.get(name)) for name in SHAPES[tag] if node.get(name)}
        shape = SubElement(parent, tag, known)
        shape.text = node.text if tag == "text" else None
        return shape

    def _style(self, tag: str, shape: Element, place: _Place, line: str) -> None:
        if tag == "text":
            shape.set("text-anchor", place.anchor)
            shape.attrib |= LETTERS if self.alone else {}
            return
        name = place.style or line
        shape.set("class", f"line-{name}" if tag == "path" else f"bar-{name}")
        if self.alone:
            shape.attrib |= PAINT[name]
        if tag == "path":
            shape.attrib |= {"fill": "none"} | ({"stroke-dasharray": DASHES[name]} if name in DASHES else {})
        elif name == "pseudonymous":
            shape.set("fill", "url(#hatch)")


def _shortened(number: re.Match[str]) -> str:
    return f"{float(number[0]):.1f}".removesuffix(".0")


def _add_words(root: Element, words: str, y: int, looks: dict[str, str]) -> None:
    SubElement(root, "text", {"x": "4", "y": str(y)} | looks).text = words


def _add_hatch(root: Element) -> None:
    """The pattern of pseudonymous bars, which pages have in their base."""
    turned = {"id": "hatch", "width": "5", "height": "5", "patternUnits": "userSpaceOnUse"}
    pattern = SubElement(SubElement(root, "defs"), "pattern", turned | {"patternTransform": "rotate(45)"})
    SubElement(pattern, "rect", {"width": "5", "height": "5", "fill": "#fcebc4"})
    SubElement(pattern, "rect", {"width": "2.5", "height": "5", "fill": "#8a5500"})
