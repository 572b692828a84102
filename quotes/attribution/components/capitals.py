"""Words printed in capitals alone, where capitals tell no names: read as if they had been printed in small letters."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from quotes.attribution.components.words import Word
from quotes.attribution.lexicon_names import FEMALE, MALE, word_set
from quotes.attribution.lexicon_people import COMMON_NOUNS, OPENERS

# Fewer may be a row of abbreviations, and so may any number of words without one of the small ones.
_FEWEST = 4
_ARTICLES = frozenset({"a", "an", "the"})
_SMALL = word_set(
    """a an and are as at be by for from had has have he her his i in is it its not of on or our said says she that the
    their they this to us was we were who will with would you"""
)


def without_capitals(words: list[Word], sources: Iterable[tuple[int, int]]) -> list[Word]:
    """The words; rows of them in capitals alone in small letters, but for names.

    Args:
        sources: where sources stand, in characters; what is no everyday word in one is a name.
    """
    rows = list(_shouted(words))
    if not rows:
        return words
    out = words.copy()
    inside = {at for start, end in sources for at in range(start, end)}
    for row in rows:
        for i in row:
            out[i] = _in_small_letters(words, i, inside)
    return out


def _shouted(words: list[Word]) -> Iterator[range]:
    """Rows of words of one sentence in capitals, marks and numbers among them."""
    first = 0
    for i in range(len(words) + 1):
        if i < len(words) and words[i].text == words[i].text.upper() and words[i].sentence == words[first].sentence:
            continue
        row = [word for word in words[first:i] if word.text[0].isalpha()]
        if len(row) >= _FEWEST and any(word.folded in _SMALL for word in row):
            yield range(first, i)
        first = i if i < len(words) and words[i].text == words[i].text.upper() else i + 1


def _in_small_letters(words: list[Word], i: int, inside: set[int]) -> Word:
    word = words[i]
    named = word.start in inside or _opens_name(words, i) or (i > 0 and _opens_name(words, i - 1))
    everyday = _is_everyday(word) or (i > 0 and words[i - 1].folded in _ARTICLES)
    text = word.text.capitalize() if named and not everyday else word.text.lower()
    return replace(word, text=text) if len(text) == len(word.text) else word


def _opens_name(words: list[Word], i: int) -> bool:
    """A given name before what may be a family name."""
    given = (words[i].folded in MALE or words[i].folded in FEMALE) and not _is_everyday(words[i])
    return given and i + 1 < len(words) and words[i + 1].text[0].isalpha() and not _is_everyday(words[i + 1])


def _is_everyday(word: Word) -> bool:
    return word.folded in _SMALL or word.folded in OPENERS or word.folded in COMMON_NOUNS
