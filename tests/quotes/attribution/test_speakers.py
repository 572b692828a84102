"""Speakers within an article, measured by phenomenon on passages written for it, and what figures do not show."""

import json
import re
from collections import defaultdict
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from quotes.attribution.components.speakers import find_speakers
from tests.quotes.attribution.marked import read_marked

Plain = dict[str, Any]

PASSAGES = [
    json.loads(line)
    for line in Path(__file__).with_name("passages_speakers.jsonl").read_text(encoding="utf-8").splitlines()
]
FLOOR = 98
FLOOR_BY_PHENOMENON = 80


def speakers_in(marked: str) -> list[Plain | None]:
    """The speaker of every attribution, in the order of the sources."""
    text, given = read_marked(marked)
    attributions, speakers = find_speakers(text, given)
    by_key = {s["id"]: s for s in speakers}
    return [by_key.get(a["speaker"]) for a in attributions]


def is_right(passage: Plain) -> bool:
    """Names and kinds as expected; of unnamed ones, the same speaker where the passage says so and nowhere else."""
    found = speakers_in(passage["text"])
    unnamed: dict[str, set[str]] = defaultdict(set)
    for speaker, expected in zip(found, passage["speakers"], strict=True):
        name, _, pseudonymous = expected.partition("=")
        if expected == "-" or speaker is None:
            if expected == "-" and speaker is None:
                continue
            return False
        if expected.startswith("?"):
            unnamed[expected].add(speaker["id"])
            if speaker["kind"] != "anonymous" or speaker["name"] is not None:
                return False
        elif speaker["name"] != name or speaker["kind"] != ("pseudonymous" if pseudonymous else "named"):
            return False
    keys = [key for keys in unnamed.values() for key in keys]
    return len(keys) == len(set(keys)) == len(unnamed)


def spoken(
    text: str, *sources: str, entities: list[tuple[int, int, str]] | None = None
) -> tuple[list[Plain], list[Plain]]:
    """Attributions and speakers of a text in which each source, in order, says the rest of its sentence."""
    given, at = [], 0
    for source in sources:
        start = text.index(source, at)
        at = start + len(source)
        given.append({"source": [[start, at]], "cue": [], "content": [[at, max(at + 1, text.find(".", at))]]})
    return find_speakers(text, given, entities or [])


def test_passages_by_phenomenon() -> None:
    right: dict[str, list[bool]] = defaultdict(list)
    for passage in PASSAGES:
        right[passage["phenomenon"]].append(is_right(passage))
    figures = {name: round(100 * sum(r) / len(r)) for name, r in right.items()}
    whole = 100 * sum(map(sum, right.values())) / len(PASSAGES)
    print(f"{whole:.1f} % of {len(PASSAGES)} passages", figures)
    assert len(PASSAGES) >= 300
    assert whole >= FLOOR, figures
    assert min(figures.values()) >= FLOOR_BY_PHENOMENON, figures


def test_the_letters_of_an_interview_are_nobody() -> None:
    said = speakers_in("{Q}: <When will it open?> {A}: <In April.> <“We found rust,”> {the mayor} said.")

    assert [speaker and speaker["kind"] for speaker in said] == [None, None, "anonymous"]


def test_own_words_belong_to_whoever_is_quoted() -> None:
    text = "Sofia Reyes said: “I think the plan will fail. We all do.” Ben Ode left."
    quote = [text.index("“"), text.index("”") + 1]
    given = [
        {"source": [[0, 11]], "cue": [[12, 16]], "content": [quote]},
        {"source": [[19, 20]], "cue": [[21, 26]], "content": [[27, 45]]},
    ]
    attributions, speakers = find_speakers(text, given)
    assert [a["speaker"] for a in attributions] == ["S1", "S1"]
    assert attributions[1]["resolution"] == {"rule": "own-words", "antecedent": None, "confidence": 0.85}
    assert [s["name"] for s in speakers] == ["Sofia Reyes"]


@pytest.mark.parametrize(
    ("own", "speakers"),
    [
        ("I", [("Sofia Reyes", "named")] * 2),
        ("We", [("Sofia Reyes", "named"), (None, "anonymous")]),
        ("Ben Ode and I", [("Sofia Reyes", "named"), ("Ben Ode and Sofia Reyes", "named")]),
    ],
)
def test_own_words_alone_and_with_others(own: str, speakers: list[tuple[str | None, str]]) -> None:
    text = f"Sofia Reyes said: “It is late. {own} want to go home.”"
    quote, start = text.index("“"), text.index(own)
    given = [
        {"source": [[0, 11]], "cue": [], "content": [[quote, len(text)]]},
        {"source": [[start, start + len(own)]], "cue": [], "content": [[start + len(own) + 6, len(text) - 2]]},
    ]
    attributions, found = find_speakers(text, given)
    by_key = {s["id"]: (s["name"], s["kind"]) for s in found}
    assert [by_key[a["speaker"]] for a in attributions] == speakers


@pytest.mark.parametrize(
    ("text", "he", "speaker"),
    [
        ("Ola Brun sued Carl Dahl. “Dahl is worried, as he knows it is lost,” Ola Brun said.", "he knows", "Carl Dahl"),
        ("Mr. Ode praised Ivo Kern. “It was a shock to hear his last words,” Mr. Ode said.", "his last", "Ivo Kern"),
        ("Lia Mota wrote about Eva Rask. “Did she say why?” Lia Mota asked.", "she say", "Eva Rask"),
    ],
    ids=["knows", "possessive", "question"],
)
def test_he_in_a_quote_is_not_whoever_is_quoted(text: str, he: str, speaker: str) -> None:
    quote = [text.index("“"), text.index("”") + 1]
    outer, inner = text.index(" ", quote[1]) + 1, text.index(he)
    given = [
        {"source": [[outer, outer + 8]], "cue": [], "content": [quote]},
        {"source": [[inner, inner + he.index(" ")]], "cue": [], "content": [[inner + len(he), quote[1] - 2]]},
    ]
    attributions, speakers = find_speakers(text, given)
    by_key = {s["id"]: s["name"] for s in speakers}
    assert by_key[attributions[1]["speaker"]] == speaker


def test_keys_labels_and_mentions_are_exact() -> None:
    text = "Mr. Osman spoke. Karl Osman said it was cold. He said it was dark. A neighbour said so."
    attributions, speakers = spoken(text, "Karl Osman", "He", "A neighbour")
    assert [(a["speaker"], a["label"] and text[slice(*a["label"])]) for a in attributions] == [
        ("S1", "Karl Osman"),
        ("S1", None),
        ("S2", "A neighbour"),
    ]
    assert [(s["id"], s["name"], s["kind"], s["entity"]) for s in speakers] == [
        ("S1", "Karl Osman", "named", "person"),
        ("S2", None, "anonymous", "person"),
    ]
    assert [[text[a:b] for a, b in s["mentions"]] for s in speakers] == [["Mr. Osman", "Karl Osman"], ["A neighbour"]]


@pytest.mark.parametrize(
    "text", ["Halyard first reported that it was cold.", "Halyard, which closed, said it was cold."]
)
def test_a_paper_is_no_person(text: str) -> None:
    assert [s["entity"] for s in spoken(text, "Halyard")[1]] == ["organization"]


def test_resolution_names_the_evidence() -> None:
    text = "Karl Osman, a pilot, said it was cold. He said it was dark. The pilot said it was late."
    attributions, _ = spoken(text, "Karl Osman", "He", "The pilot")
    evidence = [
        (a["resolution"]["rule"], a["resolution"]["antecedent"] and text[slice(*a["resolution"]["antecedent"])])
        for a in attributions
    ]
    assert evidence == [("name", None), ("pronoun", "Karl Osman"), ("description", "Karl Osman")]
    assert all(0 < a["resolution"]["confidence"] <= 1 for a in attributions)


def test_order_of_attributions_is_kept() -> None:
    text = "Ana Ruiz said one. Ben Ode said two."
    given = [
        {"source": [[19, 26]], "cue": [], "content": [[32, 35]]},
        {"source": [[0, 8]], "cue": [], "content": [[14, 17]]},
    ]
    attributions, speakers = find_speakers(text, given)
    assert [a["source"] for a in attributions] == [g["source"] for g in given]
    assert [a["speaker"] for a in attributions] == ["S2", "S1"]
    assert [s["name"] for s in speakers] == ["Ana Ruiz", "Ben Ode"]


def test_recognized_entities_decide_what_a_name_is() -> None:
    text = "Halden Vrij said the price was fair. He laughed. Later Vrij said no."
    person = [(0, 11, "PERSON")]
    organization = [(0, 11, "ORG")]
    assert [s["entity"] for s in spoken(text, "Halden Vrij", entities=person)[1]] == ["person"]
    assert [s["entity"] for s in spoken(text, "Halden Vrij", entities=organization)[1]] == ["organization"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "“",
        "he said",
        "I",
        "’s",
        "\u00ad\u00a0—",
        "A, and B",
        "🙂 said 🙂",
        "of of of",
        "Mr.",
        "'s said",
    ],
    ids=repr,
)
def test_odd_text_is_read(text: str) -> None:
    whole = [[0, len(text)]] if text else []
    given = [{"source": whole, "cue": [], "content": whole or [[0, 0]]}]
    attributions, _ = find_speakers(text, given)
    assert len(attributions) == 1


def test_work_grows_with_the_length_of_the_text_alone() -> None:
    story = "Ana Ruiz{n}, a nurse, said it rained. She said it was cold. The nurse left.\nAn official said no. "
    seconds = []
    for count in (100, 800):
        text = "".join(story.replace("{n}", chr(97 + n % 26) * (n // 26 + 1)) for n in range(count))
        found = re.finditer(r"Ana \w+|She|An official", text)
        given = [{"source": [[*m.span()]], "cue": [], "content": [[m.end(), m.end() + 9]]} for m in found]
        start = process_time()
        find_speakers(text, given)
        seconds.append(process_time() - start)
    assert seconds[1] < 8 * seconds[0] * 3
