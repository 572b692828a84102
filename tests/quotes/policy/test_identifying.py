"""Descriptions that lead to a person: what narrows them, how far, and how to say it more coarsely."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.policy.facts import OtherArticle
from quotes.policy.identifying.analysis import analyse
from quotes.policy.identifying.figures import Figures, figures_of

DESCRIPTIONS = [
    json.loads(line) for line in Path(__file__).with_name("descriptions.jsonl").read_text(encoding="utf-8").splitlines()
]


def labelled(part: str = "") -> Figures:
    return figures_of((each["description"], each["crowd"]) for each in DESCRIPTIONS if part in ("", each["part"]))


def test_the_labelled_set_is_large_enough_and_has_no_doubles() -> None:
    assert len(DESCRIPTIONS) >= 120
    assert len({each["description"] for each in DESCRIPTIONS}) == len(DESCRIPTIONS)


def test_figures_on_the_labelled_set_keep_their_floor(capsys: pytest.CaptureFixture[str]) -> None:
    figures = labelled()
    with capsys.disabled():
        print(f"\nidentifying descriptions: {figures}")

    assert figures.precision >= 0.97
    assert figures.recall >= 0.9
    assert labelled("fresh").recall >= 0.75


def test_the_last_neurosurgeon_is_one_person_and_the_words_say_why() -> None:
    analysis = analyse("the last neurosurgeon in eastern Aleppo")

    assert [analysis.description[slice(*phrase.span)] for phrase in analysis.phrases] == ["last", "in eastern Aleppo"]
    assert (analysis.crowd, analysis.coarser) == (1, "a doctor in the Aleppo region")
    assert analysis.reasoning == (
        "There may be about 10 specialists of that kind in one place.",
        "“last”: there is one of them; about 1 left.",
    )


def test_a_resident_is_one_of_many() -> None:
    analysis = analyse("a resident")

    assert (analysis.phrases, analysis.crowd > 100_000, analysis.coarser) == ((), True, "")


def test_other_articles_add_up_and_those_that_repeat_do_not() -> None:
    description = "a nurse in Meshtal"
    same = OtherArticle("One", "A nurse in Meshtal")
    more = OtherArticle("Two", "a 34-year-old who trained at St. Agnes")

    assert analyse(description, [same]).crowd == analyse(description).crowd
    assert analyse(description, [same, more]).crowd < analyse(description).crowd
    assert analyse(description, [same, more]).elsewhere == (more,)


@pytest.mark.parametrize(
    ("description", "coarser"),
    [
        ("a colonel in the Third Mountain Brigade", "a member of the armed forces"),
        ("one of the four clerks of the registry", "a clerk in the public service"),
        ("the mayor’s brother", "a relative"),
        ("the bishop of Sorrelhaven", "a member of the clergy"),
    ],
)
def test_a_coarser_wording_is_offered(description: str, coarser: str) -> None:
    assert analyse(description).coarser == coarser


@given(st.text(max_size=200))
def test_any_text_can_be_analysed(text: str) -> None:
    analysis = analyse(text)

    assert analysis.crowd >= 1
    assert all(0 <= start <= end <= len(text) for start, end in (phrase.span for phrase in analysis.phrases))
