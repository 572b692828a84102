"""Whole passages in the manner of many desks and countries: who speaks and whose name is held back, read together."""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from quotes.attribution.pipeline import load_pipeline, read_given
from quotes.attribution.results import REASONS
from tests.quotes.attribution.marked import read_marked

Plain = dict[str, Any]

PASSAGES: list[Plain] = [
    json.loads(line)
    for line in Path(__file__).with_name("passages_news.jsonl").read_text(encoding="utf-8").splitlines()
]
RIGHT = 0.9


def is_speaker(expected: str, speaker: Plain | None) -> bool:
    """ "Ana Ruiz" is named, "Rosa=p" pseudonymous, "?nurse" unnamed."""
    if speaker is None:
        return False
    if expected.startswith("?"):
        return bool(speaker["kind"] == "anonymous" and speaker["name"] is None)
    name, _, pseudonymous = expected.partition("=")
    return bool(speaker["name"] == name and speaker["kind"] == ("pseudonymous" if pseudonymous else "named"))


def wrong_speakers(passage: Plain, reading: Plain) -> list[str]:
    speakers = {s["id"]: s for s in reading["speakers"]}
    found = [speakers.get(a["speaker"]) for a in reading["attributions"]]
    wrong = [e for e, s in zip(passage["speakers"], found, strict=True) if not is_speaker(e, s)]
    keys: dict[str, set[str]] = defaultdict(set)
    for expected, speaker in zip(passage["speakers"], found, strict=True):
        keys[expected].add(speaker["id"] if speaker else "")
    told_apart = [key for some in keys.values() for key in some]
    return wrong if len(set(told_apart)) == len(told_apart) == len(keys) else [*wrong, f"joined or split: {dict(keys)}"]


def is_withheld(expected: Plain, speaker: Plain) -> bool:
    held, who = speaker["withheld"], [speaker["name"] or "", speaker["description"] or ""]
    return bool(
        any(w and (expected["who"] in w or w in expected["who"]) for w in who)
        and held["reason"] == expected["reason"]
        and (held["reason"] == "none_stated" or _agrees(expected["trigger"], held["trigger"]))
        and _agrees(expected["evidence"], held["evidence"])
    )


def _agrees(expected: str | None, found: str | None) -> bool:
    if not expected or not found:
        return expected == found
    return expected in found or found in expected


def wrong_names(passage: Plain, reading: Plain) -> list[str]:
    held = [s for s in reading["speakers"] if s["withheld"]]
    wrong = [w["who"] for w in passage["withheld"] if not any(is_withheld(w, s) for s in held)]
    return wrong if len(held) <= len(passage["withheld"]) else [*wrong, f"more than expected: {held}"]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline()


@pytest.mark.model
def test_speakers_and_withheld_names_are_right_in_most_passages(nlp: Language) -> None:
    mistakes = {}
    for passage in PASSAGES:
        text, given = read_marked(passage["text"])
        reading = read_given(nlp, text, given).to_json()
        mistakes[text] = wrong_speakers(passage, reading) + wrong_names(passage, reading)
    wrong = {text: found for text, found in mistakes.items() if found}

    assert len(PASSAGES) - len(wrong) >= RIGHT * len(PASSAGES), wrong


def test_passages_are_enough_and_of_many_desks() -> None:
    assert len(PASSAGES) >= 80
    assert len({p["desk"].partition(",")[0] for p in PASSAGES}) >= 15
    assert {w["reason"] for p in PASSAGES for w in p["withheld"]} <= set(REASONS)
