"""Words as the rules compare them."""

import re

from quotes.attribution.lexicon_names import word_set

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?|\d+")
_SMALL = word_set(
    """a an the this that these those his her its their our my your he she it they we i you him them us me who whom
    whose which what and or but nor so yet if because since as than though although while when where why how of in
    on at by to for from with without about into over under after before during between against among out up down
    off is are was were be been being am has have had having do does did doing done will would can could may might
    must shall should not no n't said says say told tell tells asked ask asks it's he's she's they're more most some
    any all both each other another such only own same too very just also there here then now still even much many
    one two"""
)
NAME = re.compile(r"\b(?:[A-Z][\w’'.-]*[a-z][\w’'-]*|[A-Z]{2,})(?: (?:(?:of|the|de|al|bin|van|von) )?[A-Z][\w’'.-]+)*")


def content_words(text: str) -> set[str]:
    """The words that carry meaning, folded, the endings of English cut off roughly."""
    return {_stem(word) for word in map(str.casefold, _WORD.findall(text)) if word not in _SMALL and len(word) > 1}


def overlap(text: str, other: str) -> float:
    """How much of the meaning of the shorter text the other has too, 0 to 1."""
    one, two = content_words(text), content_words(other)
    return len(one & two) / min(len(one), len(two)) if one and two else 0.0


def names_in(text: str) -> list[re.Match[str]]:
    """What looks like a name: capitalized words; also the first word of a sentence."""
    return list(NAME.finditer(text))


def counted(number: int, noun: str) -> str:
    """ "1 quote", "2 quotes"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _stem(word: str) -> str:
    word = word.removesuffix("'s").removesuffix("’s")
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word
