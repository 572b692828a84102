"""Quotations in single marks within a quotation, found by rule where the network misses them."""

import pytest

from quotes.attribution.components.quotes_within import CONFIDENCE, with_quotes_within


def outer(text: str) -> list[dict[str, object]]:
    """Ana Ruiz says all that stands before her name."""
    end = text.index(" Ana Ruiz")
    source = [end + 1, end + 9]
    return [{"source": [source], "cue": [], "content": [[0, end]], "confidence": 0.9}]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("“We need people to reach out and say, ‘we don’t cope,’” Ana Ruiz said.", "people", "say", "‘we don’t cope,’"),
        ("\"They asked, 'Where is the boat?' and left,\" Ana Ruiz said.", "They", "asked", "'Where is the boat?'"),
    ],
    ids=["curly", "straight"],
)
def test_words_in_marks_of_their_own_are_somebody_elses(text: str, source: str, cue: str, content: str) -> None:
    found = with_quotes_within(text, outer(text))

    [within] = [each for each in found if each["confidence"] == CONFIDENCE]
    parts = [text[slice(*within[part][0])] for part in ("source", "cue", "content")]
    assert parts == [source, cue, content]
    assert len(found) == 2


@pytest.mark.parametrize(
    "text",
    [
        "“They say the sheriff's men and the miners' wives met,” Ana Ruiz said.",
        "“People know the ‘blue boat’ well,” Ana Ruiz said.",
        "Where people say, ‘it is late,’ Ana Ruiz sleeps.",
        "“I would say, ‘it is late,’” Ana Ruiz said.",
    ],
    ids=["apostrophes", "no cue", "not quoted", "own words"],
)
def test_nothing_is_made_of_other_marks(text: str) -> None:
    assert with_quotes_within(text, outer(text)) == outer(text)


def test_what_was_found_already_stays_alone() -> None:
    text = "“People say, ‘we need help,’” Ana Ruiz said."
    start = text.index("‘")
    known = {"source": [], "cue": [], "content": [[start, start + 15]], "confidence": 0.5}

    assert with_quotes_within(text, [*outer(text), known]) == [*outer(text), known]
