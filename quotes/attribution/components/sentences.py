"""Cuts a text into sentences, well enough to keep a grant of anonymity beside the speaker it belongs to."""

import re
from collections.abc import Iterator

from quotes.attribution.results import Span

_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"'‘])(?:Mrs?|Ms|Mx|Dr|Prof|Gen|Col|Lt|Maj|Capt|Cmdr|Sgt|Cpl|Adm|Sen|Rep|Reps|Sens|Gov|Pres"
    r"|Rev|Fr|Hon|St"
    r"|Jr|Sr|Inc|Co|Corp|Ltd|vs|No|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|approx|Messrs|Supt|Insp|Det|Ft|Mt"
    r"|[A-Z]|(?:[A-Za-z]\.)+[A-Za-z])\.$"
)
_BREAK = re.compile(r"[.!?…]+[\"”’'»)\]]*(?=\s)|\n")
_LOOK_BACK = 12
# Text without any break is cut after so many characters, so that the work stays linear.
_LONGEST = 1500


def sentences(text: str) -> Iterator[Span]:
    """Sentences in text order, white space at their ends left out; a line break always ends one."""
    start = 0
    for found in _BREAK.finditer(text):
        end = found.end()
        if text[found.start()] != "\n" and not _ends_here(text, found):
            continue
        yield from _trimmed(text, start, end)
        start = end
    yield from _trimmed(text, start, len(text))


def _ends_here(text: str, found: re.Match[str]) -> bool:
    following = text[found.end() : found.end() + 4].lstrip(" \u00a0\"“‘'«([")
    if following[:1].islower():
        return False
    return not _ABBREVIATION.search(text[max(0, found.start() - _LOOK_BACK) : found.start() + 1])


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    inner = piece.strip()
    start += len(piece) - len(piece.lstrip())
    for at in range(start, start + len(inner), _LONGEST):
        yield at, min(at + _LONGEST, start + len(inner))
