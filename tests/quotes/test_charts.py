"""Charts: the same numbers as a drawing, as a table and as files, without anything a strict policy forbids."""

from xml.etree import ElementTree as ET

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string

from quotes.charts import Chart, Series
from quotes.drawing import ticks
from quotes.views.figures import chart_file

SVG = "{http://www.w3.org/2000/svg}"


def make(**changes: object) -> Chart:
    """Two series over three months."""
    shown = {
        "title": "Statements of <Bell> & sons",
        "caption": "Most in March.",
        "axis": "month",
        "unit": "statements",
        "labels": ["Jan 2026", "Feb 2026", "Mar 2026"],
        "series": [Series("named", [1, 0, 2], "named"), Series("pseudonymous", [3, 4, 0], "pseudonymous")],
    }
    return Chart(**(shown | changes))  # type: ignore[arg-type]


SHAPES = [{"stacked": True}, {"horizontal": True}, {"horizontal": True, "stacked": True}, {"lines": True}, {}]


@pytest.mark.parametrize("shape", SHAPES, ids=str)
@pytest.mark.parametrize("alone", [False, True], ids=["on a page", "as a file"])
def test_drawing_has_only_known_parts_and_no_inline_style(shape: dict[str, bool], alone: bool) -> None:  # noqa: FBT001
    chart = make(**shape)

    root = ET.fromstring(chart.svg_file if alone else chart.svg)  # noqa: S314  # our own markup

    tags = {node.tag.removeprefix(SVG) for node in root.iter()}
    names = {name for node in root.iter() for name in node.attrib}
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert tags <= {"svg", "title", "desc", "g", "path", "rect", "circle", "text", "defs", "pattern"}
    assert not names & {"style", "onclick", "href"}
    assert ids == (["hatch"] if alone else [])
    assert (root.get("role"), root[0].text, root[1].text) == ("img", chart.title, chart.caption)


def test_narrow_chart_has_all_bars_and_only_labels_that_fit() -> None:
    labels = [f"{day} Jan" for day in range(1, 13)]
    chart = make(labels=labels, series=[Series("named", [1] * 12, "named")], narrow=True)

    root = ET.fromstring(chart.svg)  # noqa: S314  # our own markup

    assert (root.get("viewBox") or "").split()[2] == "300"
    assert len([node for node in root.iter("rect") if node.get("class") == "bar-named"]) == 12
    assert [node.text for node in root.iter("text") if node.text in labels] == labels[::3]


@pytest.mark.parametrize("shape", SHAPES[:3], ids=str)
def test_each_bar_says_what_it_stands_for_and_nothing_stands_for_nothing(shape: dict[str, bool]) -> None:
    root = ET.fromstring(make(**shape).svg)  # noqa: S314  # our own markup

    bars = {(group[0].get("class"), group[-1].text) for group in root.iter("g") if group[0].tag == "rect"}

    assert bars == {
        ("bar-named", "Jan 2026, named: 1"),
        ("bar-named", "Mar 2026, named: 2"),
        ("bar-pseudonymous", "Jan 2026, pseudonymous: 3"),
        ("bar-pseudonymous", "Feb 2026, pseudonymous: 4"),
    }


def test_bars_are_as_long_as_their_values() -> None:
    root = ET.fromstring(make(series=[Series("a", [1, 2, 4])]).svg)  # noqa: S314  # our own markup

    one, two, four = (float(bar.get("height", "")) for bar in root.iter("rect"))

    assert (round(two / one, 2), round(four / one, 2)) == (2, 4)


def test_a_template_prints_the_drawing_and_escapes_the_words_around_it() -> None:
    shown = Template("{{ chart.svg }} {{ chart.title }}").render(Context({"chart": make()}))

    assert "<title>Statements of &lt;Bell&gt; &amp; sons</title>" in shown
    assert shown.endswith("Statements of &lt;Bell&gt; &amp; sons")


def test_figure_has_table_legend_and_files() -> None:
    chart = make(addresses=["/jan/", "/feb/", "/mar/"])

    shown = render_to_string("partials/chart.html", {"chart": chart, "id": "c", "svg": "/c.svg", "csv": "/c.csv"})

    assert [part in shown for part in ('href="/feb/"', 'href="/c.svg"', 'href="/c.csv"', "Most in March.")] == [
        True
    ] * 4
    assert shown.count("<tr>") == 4
    assert shown.count("url(#hatch)") == 3


def test_empty_chart_says_so() -> None:
    shown = render_to_string("partials/chart.html", {"chart": make(labels=[], series=[]), "id": "c"})

    assert "Nothing to count yet." in shown
    assert "<svg" not in shown


def test_csv_has_the_numbers_and_no_formulas() -> None:
    chart = make(labels=["=SUM(A1)", "Feb 2026", "Mar 2026"])

    response = chart_file(chart, "csv", name="statements")

    assert response.content.decode() == "month,named,pseudonymous\r\n'=SUM(A1),1,3\r\nFeb 2026,0,4\r\nMar 2026,2,0\r\n"
    assert response["Content-Disposition"] == 'attachment; filename="statements.csv"'


def test_svg_file_has_its_colours_inside() -> None:
    response = chart_file(make(), "svg", name="statements")

    assert response["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert 'fill="#1d4f91"' in response.content.decode()


@pytest.mark.parametrize(
    ("highest", "expected"),
    [(0, [0, 1]), (1, [0, 1]), (7, [0, 2, 4, 6, 8]), (25, [0, 5, 10, 15, 20, 25]), (1001, [0, 500, 1000, 1500])],
)
def test_ticks_are_round_and_reach_the_highest_value(highest: float, expected: list[int]) -> None:
    assert ticks(highest) == expected


def test_an_axis_of_shares_ends_at_a_hundred_whatever_rounding_adds_up_to() -> None:
    shares = [Series("a", [33.4, 50.0, 100.0]), Series("b", [33.4, 50.0, 0.0]), Series("c", [33.4, 0.0, 0.0])]

    root = ET.fromstring(make(series=shares, stacked=True, most=100).svg)  # noqa: S314  # our own markup

    words = {node.text for node in root.iter("text")}
    assert {"0", "20", "40", "60", "80", "100"} <= words
    assert not words & {"120", "150"}
