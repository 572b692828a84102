"""A text as word pieces with their features, cut into windows of whole paragraphs.

Everything here reads from left to right and looks no further than one paragraph back, so that what follows a
paragraph far away never changes how it is cut.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from quotes.attribution.components.marks import normalized, quote_states

Ints = NDArray[np.int32]

CASES = ("lower", "title", "upper", "mixed", "none")
PLACES = ("inside", "paragraph start", "text start")
_PARAGRAPH = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_SENTENCE_END = frozenset(".!?")
_CASE_OF_LETTERS = {(False, False): 4, (False, True): 0, (True, False): 2, (True, True): 3}


@dataclass(frozen=True, slots=True)
class Pieces:
    """Word pieces of one text, and its words.

    Args:
        ids, case, quote, place: one value a piece; indexes into vocabulary, `CASES` (of its word's first piece),
            quote states, `PLACES`.
        first: each word's first piece, and one value more: the number of pieces.
        start, end: each word's characters.
        paragraph: each word's paragraph, counted from 0.
        mark: 1 where the word is a double quotation mark.
        stop: 1 where the word ends a sentence.
        units: rows of [first word, end word]: paragraphs, the longest ones in parts.
    """

    ids: Ints
    case: Ints
    quote: Ints
    place: Ints
    first: Ints
    start: Ints
    end: Ints
    paragraph: Ints
    mark: Ints
    stop: Ints
    units: Ints


@dataclass(frozen=True, slots=True)
class Window:
    """Words [context, end) are read; [start, end) are tagged; `units` are rows of `Pieces.units`."""

    context: int
    start: int
    end: int
    units: tuple[int, int]


def read_pieces(text: str, tokenizer: Tokenizer, longest: int) -> Pieces:
    """Cut a text into pieces; a paragraph of more than `longest` pieces becomes several units."""
    flat = normalized(text)
    bounds = [m.span() for m in _PARAGRAPH.finditer(flat) if not m.group().isspace()]
    encoded = tokenizer.encode_batch([flat[a:b] for a, b in bounds], add_special_tokens=False)
    ids: list[int] = []
    quote: list[int] = []
    place: list[int] = []
    case: list[int] = []
    first: list[int] = []
    words: list[tuple[int, int, int]] = []
    units: list[tuple[int, int]] = []
    for number, ((begin, stop), encoding) in enumerate(zip(bounds, encoded, strict=True)):
        states = quote_states(text[begin:stop], flat[begin:stop])
        opening = len(words)
        previous = None
        for piece, word, (a, b) in zip(encoding.ids, encoding.word_ids, encoding.offsets, strict=True):
            if word != previous:
                first.append(len(ids))
                words.append((begin + a, begin + b, number))
                case.append(_case(text[begin + a : begin + b]))
            else:
                words[-1] = (words[-1][0], begin + b, number)
                case.append(case[-1])
            place.append(0)
            ids.append(piece)
            quote.append(states[a])
            previous = word
        if len(words) > opening:
            place[first[opening]] = 1 if number else 2
            units += _units(opening, [*first[opening:], len(ids)], flat, words, longest)
    _widen_doubled_marks(text, flat, words)
    table = np.array(words, np.int32).reshape(-1, 3)
    return Pieces(
        ids=np.array(ids, np.int32),
        case=np.array(case, np.int32),
        quote=np.array(quote, np.int32),
        place=np.array(place, np.int32),
        first=np.array([*first, len(ids)], np.int32),
        start=table[:, 0],
        end=table[:, 1],
        paragraph=table[:, 2],
        mark=np.array([flat[a] == '"' for a, _, _ in words], np.int32),
        stop=np.array([flat[a] in _SENTENCE_END for a, _, _ in words], np.int32),
        units=np.array(units, np.int32).reshape(-1, 2),
    )


def windows(pieces: Pieces, core: int, context: int) -> Iterator[Window]:
    """Windows of up to `core` pieces of whole units, each with up to `context` pieces of what goes before."""
    units, first = pieces.units, pieces.first
    opening = 0
    while opening < len(units):
        begin = units[opening][0]
        closing = opening + 1
        while closing < len(units) and first[units[closing][1]] - first[begin] <= core:
            closing += 1
        left = int(np.searchsorted(first, first[begin] - context)) if begin else 0
        yield Window(left, int(begin), int(units[closing - 1][1]), (opening, closing))
        opening = closing


def _case(word: str) -> int:
    if word.istitle() or (len(word) == 1 and word.isupper()):
        return 1
    return _CASE_OF_LETTERS[any(c.isupper() for c in word), any(c.islower() for c in word)]


def _units(
    opening: int, first: list[int], flat: str, words: list[tuple[int, int, int]], longest: int
) -> list[tuple[int, int]]:
    """The paragraph whose words begin at `opening`, cut after a sentence's end where it is too long."""
    out = []
    count = len(first) - 1
    begin = 0
    while begin < count:
        end = begin + 1
        while end < count and first[end + 1] - first[begin] <= longest:
            end += 1
        if end < count:
            stops = [i for i in range((begin + end) // 2, end) if flat[words[opening + i][0]] in _SENTENCE_END]
            end = stops[-1] + 1 if stops else end
        out.append((opening + begin, opening + end))
        begin = end
    return out


def _widen_doubled_marks(text: str, flat: str, words: list[tuple[int, int, int]]) -> None:
    for i, (a, b, number) in enumerate(words):
        if flat[a] == '"' and text[a] in "'`‘’,‚" and b == a + 1:
            words[i] = (a, b + 1, number)
