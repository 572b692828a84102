"""Passages in quotation marks: every style, odd and missing marks, apostrophes left alone."""

import pytest

from quotes.attribution.components.quotation_marks import Quoted, quoted_around, quoted_spans


def inner(text: str) -> list[str]:
    return [text[slice(*passage.inner)] for passage in quoted_spans(text)]


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        pytest.param("“It holds,” she said. “For now.”", ["It holds,", "For now."], id="curly"),
        pytest.param('"It holds," she said. "For now."', ["It holds,", "For now."], id="straight"),
        pytest.param("‘It’s holding,’ she said. ‘For now.’", ["It’s holding,", "For now."], id="curly single"),
        pytest.param("'It's holding,' she said. 'For now.'", ["It's holding,", "For now."], id="straight single"),
        pytest.param("``It holds,'' she said. ''For now.''", ["It holds,", "For now."], id="doubled"),
        pytest.param("“It holds,’’ she said. ‘‘For now.’’", ["It holds,", "For now."], id="doubled curly"),
        pytest.param("«It holds», „for now“, »at least«", ["It holds", "for now", "at least"], id="guillemets and low"),
        pytest.param("”It holds,“ she said.", ["It holds,"], id="turned round"),
        pytest.param('“It holds," she said. "For now.”', ["It holds,", "For now."], id="mixed styles"),
        pytest.param('said:"It holds"and left', ["It holds"], id="without blanks"),
        pytest.param('" It holds " she said', [" It holds "], id="blanks inside"),
        pytest.param("“He said, ‘no,’ and left,” she said.", ["He said, ‘no,’ and left,"], id="single in double"),
        pytest.param("'He said \"no\" and left,' she said.", ['He said "no" and left,'], id="double in single"),
        pytest.param("“He said, “no,” and left,” she said.", ["He said, “no,” and left,"], id="double in double"),
        pytest.param("''They call it 'the hole,''' she said.", ["They call it 'the hole,'"], id="three marks in a row"),
        pytest.param("'The workers' union agreed,' he said.", ["The workers' union agreed,"], id="possessive inside"),
        pytest.param("“One\ntwo\nthree,” he said.", ["One\ntwo\nthree,"], id="over line breaks"),
    ],
)
def test_passage_is_found(text: str, passages: list[str]) -> None:
    assert inner(text) == passages


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param('"', id="one mark"),
        pytest.param("''", id="nothing between marks"),
        pytest.param("She's at the Vales' house, rock 'n' roll in the '90s.", id="apostrophes"),
        pytest.param('A 6\'2" keeper on a 15" pitch', id="feet and inches"),
        pytest.param("’Tis the workers’ pay", id="elision and possessive"),
    ],
)
def test_text_without_quotation_has_no_passage(text: str) -> None:
    assert quoted_spans(text) == []


def test_quotation_over_paragraphs_goes_on_where_each_opens_with_a_mark() -> None:
    text = "“It held.\n“It still holds.\n“It will,” he said."

    assert [(text[slice(*p.inner)], p.closed, p.continues) for p in quoted_spans(text)] == [
        ("It held.", False, True),
        ("It still holds.", False, True),
        ("It will,", True, False),
    ]


def test_single_marks_open_each_paragraph_too() -> None:
    text = "‘It held.\n‘It will,’ he said."

    assert [(text[slice(*p.inner)], p.continues) for p in quoted_spans(text)] == [
        ("It held.", True),
        ("It will,", False),
    ]


def test_missing_closing_mark_costs_one_passage_only() -> None:
    text = "“It holds, said Ilse Vale. “For now.”\nIt fell. “Who knew?”"

    assert [(text[slice(*p.inner)], p.closed) for p in quoted_spans(text)] == [
        ("It holds, said Ilse Vale.", False),
        ("For now.", True),
        ("Who knew?", True),
    ]


def test_missing_opening_mark_is_made_good_from_where_the_paragraph_begins() -> None:
    text = "It rained.\nThe dyke holds,” said Ilse Vale."

    assert quoted_spans(text) == [Quoted(outer=(11, 27), inner=(11, 26), opened=False)]


def test_quoted_around_finds_the_passage_that_holds_a_span_whole() -> None:
    text = "She said “it holds” and “it will” there."
    passages = quoted_spans(text)
    holds, will = text.index("it holds"), text.index("it will")

    assert quoted_around(passages, holds, holds + 8) == passages[0]
    assert quoted_around(passages, will - 1, will + 8) == passages[1]
    assert quoted_around(passages, holds, will) is None
    assert quoted_around(passages, 0, 3) is None
    assert quoted_around([], 0, 3) is None
