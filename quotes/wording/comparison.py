"""Two versions of one quotation, word by word."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from quotes.wording.words import FUNCTION_WORDS, MODALS, NEGATIONS, NUMBER_WORDS, Word, words_of

LEAST_WORDS = 5
LEAST_TELLING = 2
LEAST_SHARE = 0.6


class Change(StrEnum):
    """What became of words: kept, in one version alone, or said before or after what both have."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"
    BEYOND = "beyond"


class Flag(StrEnum):
    """A difference that changes what was said."""

    NEGATION = "negation"
    MODAL = "modal verb"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that changed in one way, with the marks around them; between pieces there is a space."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a second version of some words differs from a first.

    `words_in_common` counts printed words; `share` is their part of the shorter version, 0 to 1.
    """

    pieces: Sequence[Piece]
    flags: Sequence[Flag]
    words_in_common: int
    telling_in_common: int
    share: float

    @property
    def are_the_same_words(self) -> bool:
        """Whether both report one utterance, as far as the words tell."""
        return (
            self.words_in_common >= LEAST_WORDS
            and self.telling_in_common >= LEAST_TELLING
            and self.share >= LEAST_SHARE
        )

    @property
    def is_identical(self) -> bool:
        return all(piece.change is Change.SAME for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class _Step:
    """Words of the first version and the words of the second that stand in their place."""

    same: bool
    first: Sequence[Word]
    second: Sequence[Word]
    beyond: bool = False


def compare(first: str, second: str, *, whole: bool = False) -> Comparison:
    """Align two versions by their words; case, marks and the shape of apostrophes make no difference.

    Args:
        whole: both are whole texts, so that a sentence more at either end is a difference like any other.
    """
    before, after = words_of(first), words_of(second)
    steps = _align(before, after) if whole else _without_ends(_align(before, after))
    kept = [word for step in steps if step.same for word in step.second]
    shorter = min(len(before), len(after))
    return Comparison(
        pieces=list(_pieces(steps, first, second, before, after)),
        flags=[flag for flag, keys in _FLAGGED.items() if any(_differs(step, keys) for step in steps)],
        words_in_common=len(kept),
        telling_in_common=sum(not FUNCTION_WORDS.issuperset(word.keys) for word in kept),
        share=len(kept) / shorter if shorter else 0.0,
    )


_FLAGGED = {Flag.NEGATION: NEGATIONS, Flag.MODAL: MODALS, Flag.NUMBER: NUMBER_WORDS}


def _align(before: Sequence[Word], after: Sequence[Word]) -> list[_Step]:
    matcher = SequenceMatcher(None, [w.folded for w in before], [w.folded for w in after], autojunk=False)
    return [
        _Step(operation == "equal", before[start:end], after[left:right])
        for operation, start, end, left, right in matcher.get_opcodes()
    ]


def _without_ends(steps: list[_Step]) -> list[_Step]:
    """Set whole sentences apart that one version has before or after what both have: it only quotes more."""
    if not any(step.same for step in steps):
        return steps
    if not steps[0].same:
        steps[:1] = _cut_before(steps[0])
    if not steps[-1].same:
        steps[-1:] = _cut_after(steps[-1], last=steps[-2])
    return steps


def _cut_before(step: _Step) -> list[_Step]:
    """What stands before the sentence that the common words begin in, and the beginning of that sentence."""
    first, second = (_last_end(words) for words in (step.first, step.second))
    outer = _Step(same=False, first=step.first[:first], second=step.second[:second], beyond=True)
    return [outer, _Step(same=False, first=step.first[first:], second=step.second[second:])]


def _cut_after(step: _Step, *, last: _Step) -> list[_Step]:
    """The end of the sentence that the common words end in, and what stands after it."""
    first = 0 if last.first[-1].ends_sentence else _first_end(step.first)
    second = 0 if last.second[-1].ends_sentence else _first_end(step.second)
    outer = _Step(same=False, first=step.first[first:], second=step.second[second:], beyond=True)
    return [_Step(same=False, first=step.first[:first], second=step.second[:second]), outer]


def _last_end(words: Sequence[Word]) -> int:
    return max((number for number, word in enumerate(words, 1) if word.ends_sentence), default=0)


def _first_end(words: Sequence[Word]) -> int:
    return next((number for number, word in enumerate(words, 1) if word.ends_sentence), len(words))


def _differs(step: _Step, keys: frozenset[str]) -> bool:
    if step.same or step.beyond:
        return False
    return _found(step.first, keys) != _found(step.second, keys)


def _found(words: Sequence[Word], keys: frozenset[str]) -> Counter[str]:
    found = [key for word in words for key in word.keys]
    return Counter(key for key in found if key in keys or (keys is NUMBER_WORDS and key[0].isdigit()))


def _pieces(
    steps: Sequence[_Step], first: str, second: str, before: Sequence[Word], after: Sequence[Word]
) -> Iterator[Piece]:
    """The steps as text: common words as the second version prints them."""
    for step in steps:
        if step.same:
            yield Piece(Change.SAME, _printed(step.second, second, after))
            continue
        if step.first:
            yield Piece(Change.BEYOND if step.beyond else Change.REMOVED, _printed(step.first, first, before))
        if step.second:
            yield Piece(Change.BEYOND if step.beyond else Change.ADDED, _printed(step.second, second, after))


def _printed(words: Sequence[Word], text: str, every: Sequence[Word]) -> str:
    """The words with the marks around them: those before the first word of a text, else those after each word."""
    start = 0 if words[0].start == every[0].start else words[0].start
    following = next((word.start for word in every if word.start > words[-1].start), len(text))
    return text[start:following].strip()
