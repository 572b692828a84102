"""A text as word pieces with their features, cut into windows of whole paragraphs.

Everything here reads from left to right and looks no further than one paragraph back, so that what follows a
paragraph far away never changes how it is cut.
"""

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from quotes.attribution.components.marks import normalized, quote_states

Ints = NDArray[np.int32]

CASES = ("lower", "title", "upper", "mixed", "none")
PLACES = ("inside", "paragraph start", "text start")
_PARAGRAPH = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_SENTENCE_END = frozenset(".!?")
_AT_ONCE = 256  # paragraphs for the tokenizer
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
        stops: how many sentences end before each word, and one value more: in all.
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
    stops: Ints
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
    paragraphs = (m.span() for m in _PARAGRAPH.finditer(flat) if not m.group().isspace())
    made = _Making(text, flat, longest)
    while some := list(islice(paragraphs, _AT_ONCE)):
        encoded = tokenizer.encode_batch([flat[a:b] for a, b in some], add_special_tokens=False)
        for bounds, encoding in zip(some, encoded, strict=True):
            made.add(*bounds, encoding)
    return made.pieces()


class _Making:
    """The pieces of a text as its paragraphs are added; arrays of numbers, as a long text has many."""

    def __init__(self, text: str, flat: str, longest: int) -> None:
        self._text, self._flat, self._longest = text, flat, longest
        self._ids, self._case, self._quote, self._place = (array("i") for _ in range(4))
        self._first, self._start, self._end, self._paragraph = (array("i") for _ in range(4))
        self._units: list[tuple[int, int]] = []
        self._number = 0

    def add(self, begin: int, stop: int, encoding: Encoding) -> None:
        """A paragraph: the characters from `begin` to `stop`, and what the tokenizer makes of them."""
        states = quote_states(self._text[begin:stop], self._flat[begin:stop])
        opening = len(self._first)
        previous = None
        for piece, word, (a, b) in zip(encoding.ids, encoding.word_ids, encoding.offsets, strict=True):
            if word != previous:
                self._first.append(len(self._ids))
                self._start.append(begin + a)
                self._end.append(begin + b)
                self._paragraph.append(self._number)
                self._case.append(_case(self._text[begin + a : begin + b]))
            else:
                self._end[-1] = begin + b
                self._case.append(self._case[-1])
            self._place.append(0)
            self._ids.append(piece)
            self._quote.append(states[a])
            previous = word
        if len(self._first) > opening:
            self._place[self._first[opening]] = 1 if self._number else 2
            first = [*self._first[opening:], len(self._ids)]
            self._units += _units(opening, first, self._stops(opening), self._longest)
        self._number += 1

    def pieces(self) -> Pieces:
        """All that was added."""
        self._widen_doubled_marks()
        self._first.append(len(self._ids))
        return Pieces(
            ids=np.frombuffer(self._ids, np.int32),
            case=np.frombuffer(self._case, np.int32),
            quote=np.frombuffer(self._quote, np.int32),
            place=np.frombuffer(self._place, np.int32),
            first=np.frombuffer(self._first, np.int32),
            start=np.frombuffer(self._start, np.int32),
            end=np.frombuffer(self._end, np.int32),
            paragraph=np.frombuffer(self._paragraph, np.int32),
            mark=np.fromiter((self._flat[a] == '"' for a in self._start), np.int32, len(self._start)),
            stops=np.cumsum(np.append(False, np.array(self._stops(0), np.bool_)), dtype=np.int32),
            units=np.array(self._units, np.int32).reshape(-1, 2),
        )

    def _stops(self, opening: int) -> list[bool]:
        """Whether each word from `opening` on ends a sentence."""
        return [self._flat[a] in _SENTENCE_END for a in self._start[opening:]]

    def _widen_doubled_marks(self) -> None:
        for i, (a, b) in enumerate(zip(self._start, self._end, strict=True)):
            if b == a + 1 and self._flat[a] == '"' and self._text[a] in "'`‘’,‚":
                self._end[i] = b + 1


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


def _units(opening: int, first: list[int], stops: list[bool], longest: int) -> list[tuple[int, int]]:
    """The paragraph whose words begin at `opening`, cut after a sentence's end where it is too long.

    Args:
        first: the first piece of each of its words, and where its pieces end.
        stops: whether each of its words ends a sentence.
    """
    out = []
    count = len(first) - 1
    begin = 0
    while begin < count:
        end = begin + 1
        while end < count and first[end + 1] - first[begin] <= longest:
            end += 1
        if end < count:
            ends = [i for i in range((begin + end) // 2, end) if stops[i]]
            end = ends[-1] + 1 if ends else end
        out.append((opening + begin, opening + end))
        begin = end
    return out
