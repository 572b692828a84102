"""Quotations that stay open over paragraphs: whoever says the first one says them all."""

import pytest

from quotes.attribution.components.continued import with_continued

OPEN = "Ana Ruiz writes: “The quay is old.\n“The mayor said that nobody looks.\n“We pay for it.”\nRain fell."


def attribution(text: str, source: str, *contents: str) -> dict[str, object]:
    starts = [(text.index(content), len(content)) for content in contents]
    place = text.index(source)
    return {
        "source": [[place, place + len(source)]],
        "cue": [],
        "content": [[a, a + n] for a, n in starts],
        "confidence": 0.9,
    }


def said(text: str, attributions: list[dict[str, object]]) -> list[list[str]]:
    return [[text[a:b] for a, b in each["content"]] for each in attributions]  # type: ignore[attr-defined]


def test_paragraphs_below_go_to_the_speaker_of_the_first() -> None:
    found = with_continued(OPEN, [attribution(OPEN, "Ana Ruiz", "“The quay is old.")])

    assert said(OPEN, found) == [["“The quay is old.", "“The mayor said that nobody looks.", "“We pay for it.”"]]


def test_words_reported_within_stay_and_whoever_had_a_paragraph_whole_loses_it() -> None:
    inner = attribution(OPEN, "The mayor", "that nobody looks")
    wrong = attribution(OPEN, "We pay", "“We pay for it.”")

    found = with_continued(OPEN, [attribution(OPEN, "Ana Ruiz", "“The quay is old."), inner, wrong])

    assert said(OPEN, found)[1:] == [["that nobody looks"]]


def test_a_heading_closes_no_quotation() -> None:
    text = "“The quay is old,” Ana Ruiz writes. “It leaks.\nTHE PRICE\n“We pay for it.”"

    found = with_continued(text, [attribution(text, "Ana Ruiz", "“The quay is old,”", "“It leaks.")])

    assert said(text, found) == [["“The quay is old,”", "“It leaks.", "“We pay for it.”"]]


@pytest.mark.parametrize(
    "text",
    [
        "“The quay is old,” Ana Ruiz said.\n“We pay for it.”",
        "Ana Ruiz said “the quay is old.\n“We pay for it,” Bo Lund said.",
        "Ana Ruiz said “the quay is old.\nWe pay for it.”",
    ],
    ids=["closed above", "with a speaker of its own", "not opened"],
)
def test_other_paragraphs_stay_as_they_are(text: str) -> None:
    content = "“The quay is old,”" if "“The" in text else "“the quay is old."
    given = [attribution(text, "Ana Ruiz", content)]

    assert with_continued(text, given) == given
