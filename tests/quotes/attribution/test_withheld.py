"""Withheld names, measured by phenomenon on passages written for it, and the rules that figures do not show."""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from quotes.attribution.components.withheld import withheld_names
from quotes.attribution.pipeline import load_pipeline, read
from quotes.attribution.results import REASONS, Reading, reading_from_plain

PASSAGES = [
    json.loads(line)
    for line in Path(__file__).with_name("passages_withheld.jsonl").read_text(encoding="utf-8").splitlines()
]
KINDS = {
    "a": ("anonymous", "person"),
    "g": ("anonymous", "group"),
    "p": ("pseudonymous", "person"),
    "n": ("named", "person"),
    "o": ("anonymous", "organization"),
    "d": ("anonymous", "document"),
}
Held = tuple[str, str, str | None, str | None]  # who, reason, trigger, evidence
_MARKED = re.compile(r"\{(?P<kind>[a-z])(?P<number>\d?):(?P<words>[^}]*)\}")


def read_marked(marked: str) -> tuple[str, list[dict[str, Any]], list[dict[str, Any]]]:
    """Text, attributions and speakers of "{a:One aide} said so": every marked phrase is a source and a speaker."""
    text = ""
    speakers: list[dict[str, Any]] = []
    at = 0
    for found in _MARKED.finditer(marked):
        text += marked[at : found.start()]
        kind, entity = KINDS[found["kind"]]
        span = [len(text), len(text) + len(found["words"])]
        name = found["words"] if kind in ("named", "pseudonymous") else None
        speakers.append(
            {"id": f"S{len(speakers)}", "name": name, "kind": kind, "entity": entity, "mentions": [span]}
            | {"description": None if name else span, "withheld": None}
        )  # fmt: skip
        text += found["words"]
        at = found.end()
    text += marked[at:]
    attributions = [{"source": s["mentions"], "cue": [], "content": [[0, 1]], "speaker": s["id"]} for s in speakers]
    return text, attributions, speakers


def found_in(marked: str) -> list[Held]:
    """Every withheld name found where attributions and speakers are known."""
    text, attributions, speakers = read_marked(marked)
    reading = reading_from_plain(text, attributions, withheld_names(text, attributions, speakers))
    return held_in(reading)


def held_in(reading: Reading) -> list[Held]:
    return [
        (s["name"] or s["description"] or "", held["reason"], held["trigger"], held["evidence"])
        for s in reading.to_json()["speakers"]
        if (held := s["withheld"])
    ]


def is_right(expected: dict[str, Any], found: Held) -> bool:
    """Same code; of speaker, trigger and evidence, one may hold the other."""
    who, reason, trigger, evidence = found
    return (
        reason == expected["reason"]
        and _agrees(expected["who"], who)
        and _agrees(expected["evidence"], evidence)
        and (reason == "none_stated" or _agrees(expected["trigger"], trigger))
    )


def _agrees(expected: str | None, found: str | None) -> bool:
    if not expected or not found:
        return expected == found
    return expected in found or found in expected


def mistakes(passage: dict[str, Any], found: list[Held]) -> Iterator[str]:
    for expected in passage["withheld"]:
        if not any(is_right(expected, f) for f in found):
            yield f"{passage['text']}: {expected} not in {found}"
    if len(found) > len(passage["withheld"]):
        yield f"{passage['text']}: more than expected: {found}"


def shares_right() -> dict[str, tuple[int, int]]:
    """By phenomenon: passages without a mistake, passages."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for passage in PASSAGES:
        count = counts[passage["phenomenon"]]
        count[0] += not list(mistakes(passage, found_in(passage["text"])))
        count[1] += 1
    return {phenomenon: (right, total) for phenomenon, (right, total) in counts.items()}


RIGHT_IN_EACH = 0.8
RIGHT_IN_ALL = 0.95


def test_passages_are_read_right_in_every_phenomenon(record_property: Callable[[str, object], None]) -> None:
    shares = shares_right()
    for phenomenon, (right, total) in shares.items():
        record_property(phenomenon, f"{right}/{total}")
        print(f"{phenomenon:24} {right:3}/{total}")

    low = {phenomenon: (right, total) for phenomenon, (right, total) in shares.items() if right < RIGHT_IN_EACH * total}

    assert low == {}, [mistake for passage in PASSAGES for mistake in mistakes(passage, found_in(passage["text"]))]
    assert sum(right for right, _ in shares.values()) >= RIGHT_IN_ALL * len(PASSAGES)


@pytest.mark.model
def test_passages_are_read_right_from_the_text_alone() -> None:
    nlp = load_pipeline()
    found = {p["text"]: held_in(read(nlp, read_marked(p["text"])[0])) for p in PASSAGES}

    wrong = [list(mistakes(passage, found[passage["text"]])) for passage in PASSAGES]

    assert sum(map(bool, wrong)) <= (1 - RIGHT_IN_ALL) * len(PASSAGES), wrong


def test_passages_are_enough_and_name_known_codes() -> None:
    assert len(PASSAGES) >= 120
    assert {w["reason"] for p in PASSAGES for w in p["withheld"]} == set(REASONS)


def test_withheld_names_leave_what_they_are_given_alone() -> None:
    text, attributions, speakers = read_marked("{a:One aide}, who asked not to be named, left.")
    before = json.dumps([attributions, speakers])

    withheld_names(text, attributions, speakers)

    assert json.dumps([attributions, speakers]) == before


def test_a_grant_inside_a_quotation_is_the_speakers_own_story() -> None:
    assert found_in("“I spoke on condition of anonymity,” {n:Nora Quist} said.") == []


@pytest.mark.parametrize(
    ("described", "left"),
    [
        ("a diplomat who is not allowed to talk to reporters", "a diplomat"),
        ("a person who was in the room and spoke on condition of anonymity", "a person who was in the room"),
        ("the commander who in those weeks used a nom de guerre", "the commander"),
        ("an aide, who asked not to be named for fear of her boss", "an aide"),
    ],
)
def test_a_description_says_who_somebody_is_and_no_more(described: str, left: str) -> None:
    assert [who for who, *_ in found_in(f"The road was open, said {{a:{described}}}.")] == [left]


def test_a_partial_name_makes_a_named_speaker_pseudonymous() -> None:
    text = "Rosa, who asked that her last name not be used, left."
    speakers = [
        {"id": "S1", "name": "Rosa", "kind": "named", "entity": "person", "mentions": [[0, 4]], "description": None}
    ]

    [speaker] = withheld_names(text, [], speakers)

    assert (speaker["kind"], speaker["withheld"]["reason"]) == ("pseudonymous", "declined")


def test_added_speakers_get_keys_of_their_own() -> None:
    text = "A smuggler who asked not to be named led us across."
    taken: dict[str, Any] = {
        "id": "W1",
        "name": "Vera Holm",
        "kind": "named",
        "entity": "person",
        "mentions": [],
        "description": None,
    }

    assert [s["id"] for s in withheld_names(text, [], [taken])] == ["W1", "W2"]


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "“", "anonymity", "anonymity " * 300, "not to be named. " * 300, "a" * 5000]
)
def test_odd_texts_are_read_without_error(text: str) -> None:
    for speaker in withheld_names(text, [], []):
        for span in (speaker["withheld"]["trigger"], speaker["withheld"]["evidence"]):
            assert span is None or 0 <= span[0] < span[1] <= len(text)


def test_a_nom_de_guerre_told_in_a_later_sentence_makes_a_name_assumed() -> None:
    text = "“They wait,” said Abu Dalia, a commander. He uses a nom de guerre because his parents live over the river."
    start = text.index("Abu")
    speaker = {
        "id": "S1",
        "name": "Abu Dalia",
        "kind": "named",
        "entity": "person",
        "description": None,
        "mentions": [[start, start + 9]],
        "withheld": None,
    }

    [found] = withheld_names(text, [], [speaker])

    assert found["kind"] == "pseudonymous"
    assert found["withheld"]["evidence"] is not None
