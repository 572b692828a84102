"""The same article as another paper might print it: other quotation marks, missing ones, other paragraphs."""

import random
import re
from bisect import bisect_right
from dataclasses import replace

from quotes.attribution.training.corpus import Article, Attributed

_DOUBLE = re.compile(r"[“”\"]|''|``")
_BREAK = re.compile(r"\s*\n\s*")
_STYLES = (("«", "»"), ("„", "“"), ("``", "''"), ("''", "''"), ("‘", "’"), ("'", "'"), ("“", "“"), ("”", "”"))

Edit = tuple[int, int, str]


def varied(article: Article, rng: random.Random, rate: float) -> Article:
    """The article unchanged, or printed differently; every span still covers the same words.

    Args:
        rate: how often each kind of change is made, 0..1.
    """
    edits: list[Edit] = []
    marks = [m.span() for m in _DOUBLE.finditer(article.text)]
    if rng.random() < rate:
        opening, closing = rng.choice(_STYLES)
        edits = [(a, b, opening if _opens(article.text, a) else closing) for a, b in marks]
    elif rng.random() < rate:
        edits = [(a, b, "") for a, b in marks if rng.random() < 0.12]
    elif rng.random() < rate:
        edits = [(a, b, '" ' if _opens(article.text, a) else ' "') for a, b in marks]
    if rng.random() < rate:
        edits += [(*m.span(), " ") for m in _BREAK.finditer(article.text) if rng.random() < 0.25]
    if rng.random() < rate:
        edits += _upper_headline(article.text, edits)
    return edited(article, edits) if edits else article


def edited(article: Article, edits: list[Edit]) -> Article:
    """The article with parts of its text replaced, and its spans moved along; spans left empty are dropped."""
    text: list[str] = []
    at = shift = 0
    starts, shifts = [0], [0]
    for begin, end, new in sorted(edits):
        if begin < at:
            continue
        text += [article.text[at:begin], new]
        at = end
        shift += len(new) - (end - begin)
        starts.append(end)
        shifts.append(shift)
    text.append(article.text[at:])
    body = "".join(text)

    def moved(position: int) -> int:
        return position + shifts[bisect_right(starts, position) - 1]

    def spans(old: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        new = [(moved(a), moved(b)) for a, b in old]
        return tuple((a, b) for a, b in new if a < b)

    attributions = article.attributions and tuple(
        Attributed(spans(a.source), spans(a.cue), spans(a.content)) for a in article.attributions
    )
    entities = article.entities and tuple((moved(a), moved(b), label) for a, b, label in article.entities)
    return replace(article, text=body, attributions=attributions, entities=entities)


def _upper_headline(text: str, taken: list[Edit]) -> list[Edit]:
    end = text.find("\n")
    if not 0 < end < 200 or any(begin <= end for begin, _, _ in taken):
        return []
    upper = text[:end].upper()
    return [(0, end, upper)] if len(upper) == end else []


def _opens(text: str, at: int) -> bool:
    return text[at] in "“`" or (text[at] != "”" and (at == 0 or text[at - 1].isspace() or text[at - 1] in "([—-"))
