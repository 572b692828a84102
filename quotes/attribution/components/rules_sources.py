"""Where the noun phrase that speaks begins and ends, by the small words and commas round it."""

from collections.abc import Sequence

from quotes.attribution.components.rules_words import Word
from quotes.attribution.lexicon import (
    AUXILIARIES,
    CONJUNCTIONS,
    CUE_VERBS,
    DETERMINERS,
    FINITE_VERBS,
    OCCASIONS,
    OPENING_ADVERBS,
    PREPOSITIONS,
    PRONOUNS,
)

Words = Sequence[Word]
Range = tuple[int, int]  # of word indices, half-open

DASHES = ("—", "–", "--")
_LONGEST = 40  # words of a source with all its appositions
_JOINING = frozenset(("and", "or"))
_RELATIVE = frozenset(("who", "whose", "which", "whom"))
_CLAUSE_STARTS = (CONJUNCTIONS | {"after", "before", "during", "since", "until", "despite"}) - _JOINING
_NO_END = DETERMINERS | PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | OPENING_ADVERBS


def source_before(words: Words, at: int, floor: int) -> Range | None:
    """The source whose last word, appositions counted in, stands right before `at`; nothing before `floor` belongs."""
    last = at - 1
    if last < floor:
        return None
    text = words[last].text
    if words[last].lower in PRONOUNS:
        return last, at
    if text == ",":
        return _across_commas(words, last, floor)
    if text in DASHES or text == ")":
        openings = DASHES if text in DASHES else ("(",)
        for opening in range(last - 1, max(floor, at - _LONGEST) - 1, -1):
            if words[opening].text in openings:
                head = _phrase_before(words, opening, floor)
                return head and (head[0], last if text in DASHES else at)
        return None
    return _phrase_before(words, at, floor)


def source_after(words: Words, at: int) -> Range | None:
    """The source that begins at `at` and, with its appositions, ends before the sentence goes on; None if it is
    rather the subject of a clause."""
    if at >= len(words) or not _may_begin(words[at]):
        return None
    if words[at].lower in PRONOUNS:
        return at, at + 1
    relative = False
    end = at
    while end < len(words):
        word = words[end]
        if word.text == "," and not _apposition_follows(words, end + 1):
            break
        if _stops(words, end):
            break
        relative = word.lower in _RELATIVE or (relative and word.text != ",")
        if not relative and (word.lower in FINITE_VERBS or _is_verb(words, end)):
            return None
        end += 1
    while end > at and (words[end - 1].text in ".,?!" or words[end - 1].lower in _NO_END):
        end -= 1
    return (at, end) if end > at else None


def _may_begin(word: Word) -> bool:
    lower = word.lower
    return (
        word.text[0].isalnum() and lower not in (PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | OPENING_ADVERBS) - PRONOUNS
    )


def _stops(words: Words, at: int) -> bool:
    word = words[at]
    if word.quoted or word.text in (";", ":", *DASHES) or (word.lower in _CLAUSE_STARTS - _RELATIVE):
        return True
    if word.lower in PREPOSITIONS:
        return any(w.lower in OCCASIONS for w in words[at + 1 : at + 5])
    return word.lower in OCCASIONS and words[at - 1].lower not in DETERMINERS | PREPOSITIONS and word.text[0].isupper()


def _apposition_follows(words: Words, at: int) -> bool:
    if at >= len(words) or words[at].quoted:
        return False
    lower = words[at].lower
    if lower in _RELATIVE:
        return not any(w.lower in CUE_VERBS or w.lower == "also" for w in words[at + 1 : at + 4])
    plain = lower not in PREPOSITIONS | CONJUNCTIONS | FINITE_VERBS | AUXILIARIES | OPENING_ADVERBS | PRONOUNS
    return plain and not lower.endswith("ing") and (lower not in CUE_VERBS or lower in DETERMINERS)


def _across_commas(words: Words, last: int, floor: int) -> Range | None:
    """A source that ends in a phrase set off by commas, of which the one at `last` is the second."""
    for opening in range(last - 1, max(floor, last - _LONGEST), -1):
        if words[opening].text != ",":
            continue
        head = _phrase_before(words, opening, floor)
        if head is None:
            continue
        named = _name_before(words, head[0], floor)
        if named is not None:
            return named[0], last
        first = words[opening + 1].lower
        if first in _RELATIVE or (_apposition_follows(words, opening + 1) and not first.endswith("ed")):
            return head[0], last
        return head
    return None


def _name_before(words: Words, at: int, floor: int) -> Range | None:
    """The name to which a phrase beginning at `at` is an apposition itself."""
    if at - 1 <= floor or words[at - 1].text != "," or words[at].lower not in DETERMINERS:
        return None
    head = _phrase_before(words, at - 1, floor)
    return head if head is not None and all(word.text[0].isupper() for word in words[slice(*head)]) else None


def _phrase_before(words: Words, at: int, floor: int) -> Range | None:
    start = at
    lowest = max(floor, at - _LONGEST)
    while start > lowest and _nominal(words, start - 1):
        start -= 1
    if start > lowest and words[start - 1].text == "," and any(w.lower == "and" for w in words[start:at]):
        start = _list_start(words, start - 1, lowest)
    start = _without_opening(words, start, at)
    if start >= at or words[at - 1].lower in _NO_END or not any(w.text[0].isalnum() for w in words[start:at]):
        return None
    return start, at


def _list_start(words: Words, comma: int, lowest: int) -> int:
    """Where "farmers, millers and ferrymen" begins; the word after the comma where it is no list."""
    start = comma
    while start > lowest and (words[start - 1].text == "," or _nominal(words, start - 1)):
        start -= 1
    return start if start == lowest and comma - start <= 8 else comma + 1


def _nominal(words: Words, at: int) -> bool:
    word, lower = words[at], words[at].lower
    if word.quoted or not word.text[0].isalnum():
        return not word.quoted and word.text in "'’&%$.-()#"
    if lower in FINITE_VERBS or lower in AUXILIARIES or (lower in _CLAUSE_STARTS and lower != "that"):
        return False
    if lower == "that" or (lower.endswith("ed") and word.text.islower() and "-" not in word.text):
        return at > 0 and words[at - 1].lower in DETERMINERS
    return not _is_verb(words, at)


def _is_verb(words: Words, at: int) -> bool:
    """Whether a word that may be a verb of saying is one here, and not a noun ("the report", "their claims")."""
    word = words[at]
    if word.lower not in CUE_VERBS or (word.text[0].isupper() and at > 0):
        return False
    before = words[at - 1].lower if at > 0 else ""
    return before not in DETERMINERS | PREPOSITIONS and not before.endswith(("'s", "’s", "s'", "s’"))


def _without_opening(words: Words, start: int, at: int) -> int:
    """Leaves out conjunctions, adverbs and a phrase like "In Ohio" before the source."""
    while start < at:
        word, lower = words[start], words[start].lower
        if lower in PREPOSITIONS:
            start = _after_place(words, start + 1, at)
        elif (
            lower in CONJUNCTIONS | OPENING_ADVERBS
            or not word.text[0].isalnum()
            or (lower.endswith("ly") and len(lower) > 4)
        ):
            start += 1
        else:
            break
    return start


def _after_place(words: Words, start: int, at: int) -> int:
    for here in range(start + 1, at):
        before, word = words[here - 1], words[here]
        fresh = word.lower in DETERMINERS or word.text[0].isupper() or word.lower in PRONOUNS
        bound = before.lower in PREPOSITIONS | DETERMINERS or (
            before.text[0].isupper() and word.text[0].isupper() and before.lower not in OPENING_ADVERBS
        )
        if fresh and not bound and before.text[0].isalnum() and before.lower not in _JOINING:
            return here
    return at
