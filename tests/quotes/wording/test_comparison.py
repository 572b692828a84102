"""Two versions of one quotation: what differs, and which differences change what was said."""

import pytest

from quotes.wording.comparison import Change, Flag, compare

SAME, REMOVED, ADDED, BEYOND = Change.SAME, Change.REMOVED, Change.ADDED, Change.BEYOND


def pieces(first: str, second: str) -> list[tuple[Change, str]]:
    return [(piece.change, piece.text) for piece in compare(first, second).pieces]


def test_case_marks_and_apostrophes_make_no_difference() -> None:
    compared = compare("“It’s over, we’re leaving the old harbour,”", "\"it's over. We're leaving the old harbour.\"")

    assert (compared.is_identical, compared.share, compared.flags) == (True, 1.0, [])


def test_differences_are_shown_word_by_word() -> None:
    assert pieces("We would not sell the old bridge.", "We wouldn’t sell our old bridge.") == [
        (SAME, "We"),
        (REMOVED, "would not"),
        (ADDED, "wouldn’t"),
        (SAME, "sell"),
        (REMOVED, "the"),
        (ADDED, "our"),
        (SAME, "old bridge."),
    ]


def test_sentences_that_one_version_has_more_stand_beyond() -> None:
    longer = "Nobody asked us. We never sold the old bridge. I would not have dared."

    assert pieces("We never sold the old bridge.", longer) == [
        (BEYOND, "Nobody asked us."),
        (SAME, "We never sold the old bridge."),
        (BEYOND, "I would not have dared."),
    ]
    assert compare("We never sold the old bridge.", longer).flags == []


@pytest.mark.parametrize(
    ("first", "second", "flags"),
    [
        ("We released the wrong results", "We never released the wrong results", [Flag.NEGATION]),
        ("We can't sell the old bridge", "We cannot sell the old bridge", []),
        ("We can't sell the old bridge", "We won't sell the old bridge", [Flag.MODAL]),
        ("The fine may reach 40 crowns", "The fine will reach 41 crowns", [Flag.MODAL, Flag.NUMBER]),
        ("It cost two hundred crowns", "It cost three hundred crowns", [Flag.NUMBER]),
        ("It cost 1,200 crowns then", "It cost 1200 crowns then", []),
        ("We sold the old bridge", "We gladly sold the old bridge", []),
        ("We sold it to the crew", "We sold it to the crew, not the town", [Flag.NEGATION]),
    ],
)
def test_flags_tell_what_changes_the_meaning(first: str, second: str, flags: list[Flag]) -> None:
    assert compare(first, second).flags == flags


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("We never sold the old bridge", "We never sold that old bridge", True),
        ("The mayor sold the old bridge in May", "The mayor bought a new ferry in May", False),
        ("He has told us what is in it", "He has told us what is in it", False),
        ("to comment", "to comment", False),
    ],
    ids=["a word differs", "other words", "function words alone", "too short"],
)
def test_same_words_are_enough_telling_words_in_common(first: str, second: str, same: bool) -> None:  # noqa: FBT001
    assert compare(first, second).are_the_same_words is same


def test_marks_stay_with_their_words() -> None:
    assert pieces("“We sold it,” … “all of it.”", "“We sold it,” … “most of it.”") == [
        (SAME, "“We sold it,” … “"),
        (REMOVED, "all"),
        (ADDED, "most"),
        (SAME, "of it.”"),
    ]


def test_nothing_in_common_is_no_error() -> None:
    assert (compare("", "").share, compare("alpha", "omega").words_in_common) == (0.0, 0)
