"""Quotations of whole sentences that detection passes over."""

import pytest

from quotes.attribution.components.unclaimed import CONFIDENCE, with_unclaimed

LEFT = "“There is no work here, and every summer more of us leave the island.”"


def parts(text: str, found: dict[str, object]) -> list[list[str]]:
    return [[text[a:b] for a, b in found[part]] for part in ("source", "cue", "content")]  # type: ignore[attr-defined]


def test_a_quotation_that_nobody_claims_is_found_without_a_source() -> None:
    text = f"Life is hard for Ana Ruiz. {LEFT}\nThe ferry comes on Mondays."

    [found] = with_unclaimed(text, [])

    assert parts(text, found) == [[], [], [LEFT]]
    assert found["confidence"] == CONFIDENCE


def test_the_words_beside_it_tell_its_source() -> None:
    text = "“Why would anybody want to build a harbour in such a place?” asks the columnist Ana Ruiz."

    [found] = with_unclaimed(text, [])

    assert parts(text, found)[:2] == [["the columnist Ana Ruiz"], ["asks"]]


def test_it_goes_on_with_what_is_said_in_marks_above_it() -> None:
    text = f"“The island is empty,” Ana Ruiz said on Monday. {LEFT}"
    above = {"source": [[23, 31]], "cue": [[32, 36]], "content": [[0, 22]], "confidence": 0.9}

    assert with_unclaimed(text, [above]) == [above | {"content": [[0, 22], [48, len(text)]]}]


@pytest.mark.parametrize(
    "text",
    [
        f"The film {LEFT} is shown on Monday.",
        f"The sign at the quay reads as follows:\n{LEFT}",
        "It is called “the island of the many people who have left it for good”.",
        "Rain fell. “RUIZ: There is no work here, and every summer more of us leave.”",
        "He wore a “Go home” shirt. “Go home.”",
    ],
    ids=["within a sentence", "led up to", "no sentence", "labelled", "short"],
)
def test_other_words_in_marks_are_left_alone(text: str) -> None:
    assert with_unclaimed(text, []) == []


def test_what_is_found_already_stays_alone() -> None:
    text = f"Rain fell. {LEFT}"
    known = {"source": [], "cue": [], "content": [[11, len(text)]], "confidence": 0.4}

    assert with_unclaimed(text, [known]) == [known]
