"""Individuals without a name against people in general."""

import pytest

from quotes.attribution.components.unnamed import find_unnamed, is_unexplained, same_people, unnamed_word


@pytest.mark.parametrize(
    "description",
    [
        "a person familiar with the matter",
        "an aide",
        "one senior official",
        "another of the mothers",
        "someone briefed on the plan",
        "a spokeswoman for the mill",
        "the second official",
        "the territory’s chief coroner",
        "the head of the Bure clinic",
        "the 34-year-old nurse",
        "Prime’s lawyer",
        "One MP",
    ],
)
def test_individuals_are_unexplained(description: str) -> None:
    assert is_unexplained(description, "person")


@pytest.mark.parametrize(
    "description",
    ["someone", "a judge", "her mother", "the president", "The mayor of Toll", "the court’s judge", "nobody", ""],
)
def test_persons_who_hide_nothing_are_not(description: str) -> None:
    assert not is_unexplained(description, "person")


@pytest.mark.parametrize(
    "description",
    ["two aides", "people close to the talks", "government sources", "at least three participants", "insiders"],
)
def test_small_sets_are_unexplained(description: str) -> None:
    assert is_unexplained(description, "group")


@pytest.mark.parametrize(
    "description",
    [
        "critics",
        "voters",
        "residents",
        "many experts",
        "analysts",
        "doctors and nurses",
        "the public",
        "several residents",
    ],
)
def test_generic_collectives_are_not(description: str) -> None:
    assert not is_unexplained(description, "group")


@pytest.mark.parametrize("entity", ["organization", "document"])
def test_only_people_withhold_names(entity: str) -> None:
    assert not is_unexplained("a source", entity)


def test_the_word_that_says_unnamed_is_found() -> None:
    description = "another unnamed official"

    assert unnamed_word(description) == (8, 15)
    assert unnamed_word("another official") is None


def test_sources_cited_as_unnamed_are_found_whole() -> None:
    text = "The Courier, citing two anonymous port officials, said so. An anonymous donor paid."

    assert [text[slice(*span)] for span in find_unnamed(text)] == ["two anonymous port officials"]


@pytest.mark.parametrize(
    ("many", "part", "same"),
    [
        ("three senior officials", "one official", True),
        ("three senior officials", "another of the officials", True),
        ("three senior officials", "one nurse", False),
        ("three senior officials", "an official", False),
    ],
)
def test_one_of_them_is_told_from_somebody_else(many: str, part: str, *, same: bool) -> None:
    assert same_people(many, part) is same
