"""Between words of a text and their places: what a selection sends, and what people type who can't select."""

import re
from collections.abc import Iterable, Sequence

Spans = list[list[int]]

_SPANS = re.compile(r"\d{1,9}-\d{1,9}(?: \d{1,9}-\d{1,9})*")


class NotInText(Exception):
    """The words don't stand in the text; the message says which and what to do."""


def spans_from(written: str) -> Spans:
    """Spans from “12-20 31-40”; none from nothing.

    Raises:
        ValueError: it is not written so.
    """
    if not written:
        return []
    if not _SPANS.fullmatch(written):
        raise ValueError(f"no spans: {written[:40]}")
    return [[int(start), int(end)] for start, end in (pair.split("-") for pair in written.split(" "))]


def spans_written(spans: Iterable[Sequence[int]]) -> str:
    """Spans as “12-20 31-40”."""
    return " ".join(f"{start}-{end}" for start, end in spans)


def lines_of(body: str, spans: Iterable[Sequence[int]]) -> str:
    """The words of spans, a line each, for people to change."""
    return "\n".join(_one_line(body[start:end]) for start, end in spans)


def words_shown(body: str, spans: Iterable[Sequence[int]]) -> str:
    """The words of spans in one line, as the database writes them."""
    return " … ".join(body[start:end] for start, end in spans)


def places_of(lines: str, body: str, near: int) -> Spans:
    """Where the words of each line stand, at the occurrence nearest to a position; white space may differ.

    Raises:
        NotInText: a line does not stand in the text.
    """
    return [_place_of(line, body, near) for line in map(str.strip, lines.splitlines()) if line]


def _place_of(words: str, body: str, near: int) -> list[int]:
    pattern = r"\s+".join(map(re.escape, words.split()))
    found = [list(match.span()) for match in re.finditer(pattern, body)]
    if not found:
        raise NotInText(f"“{words[:60]}” does not stand in this article. Copy the words as they are printed.")
    return min(found, key=lambda span: abs(span[0] - near))


def _one_line(words: str) -> str:
    return " ".join(words.split())
