"""The pipeline as a whole: registration, tokenizer, folders, and the three ways to read."""

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from quotes.attribution.pipeline import (
    AFTER_DETECTION,
    TRAINED,
    build_rules_pipeline,
    load_pipeline,
    pipeline_version,
    read,
    read_given,
    read_many,
    register,
    save_pipeline,
)

TEXTS = [
    "“The dyke holds,” Ilse Vale, an engineer, said. It rained.",
    "",
    "According to two people, the dyke was never tested.",
    "“The dyke holds,” Ilse Vale, an engineer, said. It rained.\n“It leaks,” said Tomas Brandt. “Look.”",
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return build_rules_pipeline()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("a", id="one character"),
        pytest.param(" \n\t a  b\u00a0c \r\n", id="white space"),
        pytest.param("Mr. O’Hara-Vale’s “co\u00adop” (est. 1990)…", id="punctuation and soft hyphen"),
        pytest.param("Jose\u0301 👩\u200d🚒 said \u202eعمر\u202c", id="combining, joined, right to left"),
    ],
)
def test_tokenizer_keeps_every_character(nlp: Language, text: str) -> None:
    assert nlp.make_doc(text).text == text


def test_tokenizer_splits_words_from_marks_and_keeps_combining_marks(nlp: Language) -> None:
    words = [token.text for token in nlp.make_doc("“Jose\u0301’s co\u00adop,” 3.5%  x")]

    assert words == ["“", "Jose\u0301", "’", "s", "co\u00adop", ",", "”", "3", ".", "5", "%", " ", "x"]


def test_register_may_be_called_again(nlp: Language) -> None:
    register()

    assert nlp.pipe_names == ["rules", *AFTER_DETECTION]


def test_docs_do_not_share_their_lists(nlp: Language) -> None:
    first, second = nlp.make_doc("a"), nlp.make_doc("b")
    first._.attributions.append({})

    assert second._.attributions == []


def test_read_finds_who_said_what(nlp: Language) -> None:
    reading = read(nlp, TEXTS[0])

    (attribution,) = reading.attributions
    (speaker,) = reading.speakers
    assert (attribution.form, attribution.speaker) == ("direct", speaker.id)
    assert (speaker.name, speaker.kind) == ("Ilse Vale", "named")


def test_read_many_reads_as_read_does_in_order_and_for_every_batch_size(nlp: Language) -> None:
    one_by_one = [read(nlp, text) for text in TEXTS]

    assert list(read_many(nlp, TEXTS, batch_size=1)) == one_by_one
    assert list(read_many(nlp, iter(TEXTS), batch_size=3)) == one_by_one


def test_read_given_takes_the_attributions_as_they_are_in_their_order(nlp: Language) -> None:
    text = "Ilse Vale came. The dyke holds, she said. Nobody says it leaks."
    given = [
        {"source": [], "cue": [[50, 54]], "content": [[55, 63]]},
        {"source": [[32, 35]], "cue": [[36, 40]], "content": [[16, 30]]},
    ]

    reading = read_given(nlp, text, given)

    assert [(a.source, a.cue, a.content) for a in reading.attributions] == [
        ((), ((50, 54),), ((55, 63),)),
        (((32, 35),), ((36, 40),), ((16, 30),)),
    ]
    assert [speaker.name for speaker in reading.speakers if speaker.id == reading.attributions[1].speaker] == [
        "Ilse Vale"
    ]


def test_text_longer_than_spacy_allows_by_default_is_read(nlp: Language) -> None:
    text = "It rained again. " * 70_000 + "“The dyke holds,” Ilse Vale said."

    assert len(text) > 1_000_000
    assert len(read(nlp, text).attributions) == 1


def test_lone_surrogate_is_read_without_moving_offsets(nlp: Language) -> None:
    reading = read(nlp, "\ud800 “It holds,” Ilse Vale said.")

    assert reading.attributions[0].content == ((2, 13),)
    assert reading.text.encode("utf-8").startswith(b"? ")


def test_saved_pipeline_reads_as_the_one_that_was_built(nlp: Language, tmp_path: Path) -> None:
    save_pipeline(nlp, tmp_path)

    loaded = load_pipeline(tmp_path)

    assert pipeline_version(loaded) == pipeline_version(nlp)
    assert [read(loaded, text) for text in TEXTS] == [read(nlp, text) for text in TEXTS]


@pytest.mark.model
def test_shipped_pipeline_is_loaded_by_spacy_itself() -> None:
    register()

    shipped = spacy.load(TRAINED)

    assert shipped.pipe_names[1:] == list(AFTER_DETECTION)
    assert pipeline_version(shipped) == pipeline_version(load_pipeline())
    assert len(read(shipped, TEXTS[0]).attributions) == 1
