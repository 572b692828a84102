"""Form and stance of attributions given by hand."""

import pytest

from quotes.attribution.components.forms import with_forms
from quotes.attribution.components.quotation_marks import quoted_spans
from quotes.attribution.components.stances import stance_of
from quotes.attribution.derived import form_of


def spans(text: str, *parts: str) -> list[list[int]]:
    return [[text.index(part), text.index(part) + len(part)] for part in parts]


@pytest.mark.parametrize(
    ("text", "content", "form"),
    [
        ("“It rained,” she said.", ["“It rained,”"], "direct"),
        ("“It rained,” she said.", ["It rained"], "direct"),
        ("“It rained,” she said. “All day.”", ["“It rained,”", "“All day.”"], "direct"),
        ("''It rained,'' she said.", ["''It rained,''"], "direct"),
        ("``It rained,'' she said.", ["``It rained,''"], "direct"),
        ('She said it was "wet".', ['it was "wet"'], "mixed"),
        ("“It rained,” she said, and the roof leaked.", ["“It rained,”", "the roof leaked"], "mixed"),
        ("She said it rained.", ["it rained"], "indirect"),
        ("She said it ‘poured’ and “hailed” all day.", ["it ‘poured’ and “hailed” all day"], "mixed"),
        ("She wrote: “”.", ["“”"], "indirect"),
    ],
)
def test_form_counts_what_stands_in_marks(text: str, content: list[str], form: str) -> None:
    assert form_of(text, spans(text, *content), quoted_spans(text)) == form


@pytest.mark.parametrize(
    ("cue", "stance"),
    [
        ("said", "statement"),
        ("hopes", "belief"),
        ("said she hoped", "statement"),
        ("voiced fears", "statement"),
        ("is expected", "belief"),
        ("according to", "statement"),
        ("", "statement"),
    ],
)
def test_stance_is_read_from_the_cue(cue: str, stance: str) -> None:
    assert stance_of(cue, {"cue": [[0, len(cue)]] if cue else []}) == stance


def test_with_forms_keeps_what_it_is_given_and_adds_four_keys() -> None:
    text = "“It rained,” Vera Holm said in a statement."
    given = {"source": spans(text, "Vera Holm"), "cue": spans(text, "said"), "content": spans(text, "“It rained,”")}

    assert with_forms(text, [given]) == [
        given | {"form": "direct", "stance": "statement", "channel": "statement", "via": None}
    ]


def test_attributions_may_lack_source_and_cue() -> None:
    text = "It rained."

    [found] = with_forms(text, [{"source": [], "cue": [], "content": [[0, len(text)]]}])

    assert (found["form"], found["stance"], found["channel"], found["via"]) == ("indirect", "statement", None, None)


@pytest.mark.parametrize(
    ("content", "stance"),
    [
        ("not to be named because he feared for his job", "belief"),
        ("not to be named", "belief"),
        ("the crane had failed twice", "statement"),
    ],
)
def test_to_ask_for_anonymity_is_to_want_it(content: str, stance: str) -> None:
    text = "He asked not to be named because he feared for his job. He added the crane had failed twice."
    given = {"source": spans(text, "He"), "cue": [], "content": spans(text, content)}

    [found] = with_forms(text, [given])

    assert found["stance"] == stance


def test_words_reported_after_a_grant_are_a_statement() -> None:
    text = "She said on condition of anonymity, that the board had agreed."
    given = {"source": spans(text, "She"), "cue": spans(text, "said"), "content": [[9, len(text) - 1]]}

    [found] = with_forms(text, [given])

    assert found["stance"] == "statement"
