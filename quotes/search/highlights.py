"""Where the words of a search stand in a text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from django.db import connection

from articles.folding import straight
from quotes.attribution.names import fold

START, STOP = "\x02", "\x03"
OPTIONS = f"HighlightAll=true, StartSel={START}, StopSel={STOP}"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text; `is_hit` if the search asked for it."""

    text: str
    is_hit: bool


def highlighted(texts: Sequence[str], words: str) -> list[list[Stretch]]:
    """Texts cut at the words that a search asks for, however they are spelled; in one query."""
    if not words or not texts:
        return [[Stretch(text, is_hit=False)] for text in texts]
    folded = [[_folded(character) for character in text] for text in texts]
    marked = _marked(["".join(parts) for parts in folded], words)
    return [list(_cut(*each)) for each in zip(texts, folded, marked, strict=True)]


@cache
def _folded(character: str) -> str:
    """A character as words are compared; what is neither letter, digit nor of ASCII parts words."""
    found = fold(character)
    return found if found.isascii() or found.isalnum() else " "


def _marked(folded: Sequence[str], words: str) -> list[str]:
    """The texts with marks around the words that are asked for, by PostgreSQL's own reading of the search."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT ts_headline('english', text, websearch_to_tsquery('english', onrecord_fold(%s)), %s) "
            "FROM unnest(%s::text[]) WITH ORDINALITY AS t (text, number) ORDER BY number",
            [straight(words), OPTIONS, list(folded)],
        )
        return [text for (text,) in cursor.fetchall()]


def _cut(text: str, folded: Sequence[str], marked: str) -> Iterator[Stretch]:
    """The text in stretches; a character belongs to a hit if any part of its folded form does."""
    hits = _hits(marked)
    flags = [sum(next(hits) for _ in part) > 0 for part in folded]  # as many steps as the folded text is long
    for is_hit, run in groupby(zip(text, flags, strict=True), key=lambda pair: pair[1]):
        yield Stretch("".join(character for character, _ in run), is_hit)


def _hits(marked: str) -> Iterator[bool]:
    inside = False
    for character in marked:
        if character in (START, STOP):
            inside = character == START
        else:
            yield inside
