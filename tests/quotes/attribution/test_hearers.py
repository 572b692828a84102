"""Whoever was told something is not its source."""

import pytest

from quotes.attribution.components.hearers import without_hearers


@pytest.mark.parametrize(
    ("text", "source", "cue", "kept"),
    [
        ("Residents were warned that the dam might break.", "Residents", "were warned", False),
        ("Ana Ruiz had also been told it was safe.", "Ana Ruiz", "been told", False),
        ("The jury was not told about the tape.", "The jury", "told", False),
        ("Ana Ruiz warned that the dam might break.", "Ana Ruiz", "warned", True),
        ("Staff were told by Ana Ruiz that it was safe.", "Ana Ruiz", "were told by", True),
        ("It was Ana Ruiz who told them it was safe.", "who", "told", True),
        ("The mayor, who was at lunch, told them to wait.", "The mayor, who was at lunch,", "told", True),
    ],
)
def test_source_before_a_passive(text: str, source: str, cue: str, *, kept: bool) -> None:
    def span(part: str) -> list[list[int]]:
        return [[text.index(part), text.index(part) + len(part)]]

    found = {"source": span(source), "cue": span(cue), "content": [[len(text) - 6, len(text)]]}
    assert without_hearers(text, [found]) == [found if kept else {**found, "source": []}]
