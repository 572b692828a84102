"""Finding words of one text again in another version of it. Pure: texts and ranges in, ranges out."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from quotes.attribution.names import fold

ALIKE = 80.0
MOST_PAIRS = 100_000_000
WORD = re.compile(r"\w+")
MARKS = str.maketrans("“”„«»‘’‹›`´", '"""""' + "''''''")

Ranges = list[list[int]]


class Passage:
    """Where the words of an old text stand in a new one: found exactly, else but for marks, case and white space, else
    where the words around them went, if they are still much the same. Of several places the nearest counts.
    """

    def __init__(self, old: str, new: str) -> None:
        self.old = old
        self.new = new

    def ranges(self, spans: Iterable[Sequence[int]]) -> Ranges | None:
        """All of the ranges in the new text, ascending and apart; None if one of them is gone."""
        places = [self.place(start, end) for start, end in spans]
        if any(place is None for place in places):
            return None
        return _apart([place for place in places if place])

    def found(self, spans: Iterable[Sequence[int]]) -> Ranges:
        """Those of the ranges that are still there."""
        return _apart([place for start, end in spans if (place := self.place(start, end))])

    def place(self, start: int, end: int) -> list[int] | None:
        """One range in the new text; None if its words are gone."""
        if self.old == self.new:
            return [start, end]
        near = self._there(start)
        return (
            _nearest(_exact(self.old[start:end], self.new), near)
            or _nearest(self._normalised(self.old[start:end]), near)
            or self._aligned(start, end)
        )

    def _normalised(self, words: str) -> Iterator[list[int]]:
        sought = "".join(_plain(words))
        text, positions = self._plain_new
        for start, end in _exact(sought, text) if sought else ():
            yield [positions[start], positions[end - 1] + 1]

    def _aligned(self, start: int, end: int) -> list[int] | None:
        first = bisect_right(self._old_words, start, key=lambda word: word[1])
        last = bisect_right(self._old_words, end - 1, key=lambda word: word[0])
        there = [self._same[i] for i in range(first, last) if i in self._same]
        if not there:
            return None
        left, right = self._new_words[min(there)][0], self._new_words[max(there)][1]
        if fuzz.ratio(fold(self.old[start:end]), fold(self.new[left:right])) < ALIKE:
            return None
        return [left, right]

    def _there(self, position: int) -> int:
        """About where a position of the old text is in the new one."""
        words = self._kept_words
        at = bisect_right(words, bisect_right(self._old_words, position, key=lambda word: word[0]) - 1) - 1
        if at < 0:
            return position
        here, there = self._old_words[words[at]][0], self._new_words[self._same[words[at]]][0]
        return there + position - here

    @cached_property
    def _old_words(self) -> list[tuple[int, int]]:
        return [match.span() for match in WORD.finditer(self.old)]

    @cached_property
    def _new_words(self) -> list[tuple[int, int]]:
        return [match.span() for match in WORD.finditer(self.new)]

    @cached_property
    def _same(self) -> dict[int, int]:
        """Words of the old text and the words of the new one that they became; none for texts too long to compare."""
        if len(self._old_words) * len(self._new_words) > MOST_PAIRS:
            return {}
        old = [fold(self.old[start:end]) for start, end in self._old_words]
        new = [fold(self.new[start:end]) for start, end in self._new_words]
        pairs: dict[int, int] = {}
        for block in Indel.opcodes(old, new):
            if block.tag == "equal":
                here, there = range(block.src_start, block.src_end), range(block.dest_start, block.dest_end)
                pairs |= zip(here, there, strict=True)
        return pairs

    @cached_property
    def _kept_words(self) -> list[int]:
        return sorted(self._same)

    @cached_property
    def _plain_new(self) -> tuple[str, list[int]]:
        kept = [(plain, at) for at, plain in enumerate(_plain(self.new)) if plain]
        return "".join(plain for plain, _ in kept), [at for plain, at in kept for _ in plain]


def _plain(words: str) -> Iterator[str]:
    """Each character as it is compared; nothing for white space."""
    return (fold(character).translate(MARKS).strip() for character in words)


def _exact(words: str, text: str) -> Iterator[list[int]]:
    at = text.find(words)
    while at >= 0:
        yield [at, at + len(words)]
        at = text.find(words, at + 1)


def _nearest(places: Iterable[list[int]], near: int) -> list[int] | None:
    return min(places, key=lambda place: abs(place[0] - near), default=None)


def _apart(places: Iterable[list[int]]) -> Ranges:
    """In text order; those that overlap as one."""
    apart: Ranges = []
    for start, end in sorted(places):
        if apart and start < apart[-1][1]:
            apart[-1][1] = max(apart[-1][1], end)
        else:
            apart.append([start, end])
    return apart
