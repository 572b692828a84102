"""Turns of a transcript."""

import pytest

from quotes.attribution.components.mentions import find_names
from quotes.attribution.components.speakers import find_speakers
from quotes.attribution.components.transcripts import turns
from tests.quotes.attribution.marked import read_marked

HEARING = (
    "Mayor Ana Bell faced the council on Monday. A part of what was said:\n\n"
    "MR. TULLOCH: Who pays for the bridge?\n\n"
    "BELL: The county does. It always did, and we have it in writing.\n\n"
    "(Laughter)\n\n"
    "Sen. Rosa Okafor (by phone): You never asked me.\n\n"
    "Note: This transcript was shortened."
)


def said(text: str, *people: str) -> list[tuple[str, str]]:
    found = turns(text, people)
    return [tuple(text[slice(*each[part][0])] for part in ("source", "content")) for each in found]  # type: ignore[misc]


def test_who_speaks_and_the_whole_turn() -> None:
    assert said(HEARING, "Ana Bell") == [
        ("MR. TULLOCH", "Who pays for the bridge?"),
        ("BELL", "The county does. It always did, and we have it in writing."),
        ("Sen. Rosa Okafor", "You never asked me."),
    ]
    assert [HEARING[slice(*each["cue"][0])] for each in turns(HEARING, ["Ana Bell"])] == [":"] * 3


def test_questions_and_answers() -> None:
    text = "Q: When will it reopen?\n\nA: In May. The cables come first.\n\nQ: Who pays?\n\nA: The county does."
    assert said(text) == [
        ("Q", "When will it reopen?"),
        ("A", "In May. The cables come first."),
        ("Q", "Who pays?"),
        ("A", "The county does."),
    ]


def test_letters_with_a_full_stop_and_initials_speak_too() -> None:
    text = "Pia Amo-Hay met Ana Bell.\n\nQ. Why now?\nA. We had time.\nPAH: Would you do it again?\nAB: I would."

    assert said(text, "Pia Amo-Hay", "Ana Bell") == [
        ("Q", "Why now?"),
        ("A", "We had time."),
        ("PAH", "Would you do it again?"),
        ("AB", "I would."),
    ]
    assert said("A. Bell said we won.\n\nAnna Q. Bell said we lost.", "Anna Q. Bell") == []


def test_who_answers_is_the_one_person_named_above() -> None:
    text, given = read_marked(
        "The novelist Abel Quint, 50, wrote back.\nQ. Did you burn it?\n{A.} <I did.>\nQ. Why?\n{A.} <I was cold.>"
    )
    attributions, speakers = find_speakers(text, given)

    assert [(s["id"], s["name"]) for s in speakers] == [("S1", "Abel Quint")]
    assert [a["speaker"] for a in attributions] == ["S1", "S1"]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Bell: 612 votes.\n\nSam Tulloch: 598 votes.\n\nRosa Okafor: 12 votes.",
        "When: Monday, at noon.\n\nWhere: Carrow Hall.\n\nHow much: You pay what you like.",
        "Mayor Ana Bell: I said so from the start.\n\nThe bridge stays closed.",
        "Dr. Bell: “I have no comment.”\n\nDr. Okafor: “You have had mine.”",
        "A. We go by bus.\nA. We go by train.\nA. We walk.",
        "Dr. Bell: I stay.\n\nThe bridge is closed.\n\nIt was built in 1911.\n\nDr. Okafor: I left.",
    ],
    ids=["results", "details", "one line", "in quotation marks", "answers alone", "far apart"],
)
def test_other_lines_with_a_colon_are_no_turns(text: str) -> None:
    assert said(text, "Ana Bell", "Sam Tulloch", "Rosa Okafor") == []


def test_a_text_of_any_kind_far_away_changes_nothing() -> None:
    assert said(f"{HEARING}\n\nIt rained.\n\nSam Bell: 4 points.\n\nIt snowed.", "Ana Bell") == said(
        HEARING, "Ana Bell"
    )


def test_a_speaker_in_capitals_is_a_person() -> None:
    names = find_names("MR. TULLOCH: No.\n\nAna Bell came late.\n\nBELL: Yes. NATO has none.")
    assert [(names.folded(each)[-1], each.entity) for each in names.mentions] == [
        ("tulloch", "person"),
        ("bell", "person"),
        ("bell", "person"),
        ("nato", "organization"),
    ]
