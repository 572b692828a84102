"""Cuts a text into paragraphs, sentences and words; a passage in quotation marks is one word of its sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotes.attribution.components.quotation_marks import Quoted
from quotes.attribution.lexicon import ABBREVIATIONS, CUE_VERBS

_WORD = re.compile(r"\w\.(?:\w\.)+|\w+(?:[-'’.,]\w+)*|--+|\.\.+|[^\w\s]")
_ENDS = (".", "!", "?", "…")
_LONGEST = 400  # words of a sentence; a longer one is cut, so that no text costs more than its length
_SHORT = 30  # a passage of so few characters inside a sentence is a word in quotation marks, not a statement


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a punctuation mark or a quoted passage, with its place in the text."""

    start: int
    end: int
    text: str
    lower: str
    quoted: bool = False

    @property
    def ends_sentence(self) -> bool:
        return self.text.rstrip("”\"'’ ").endswith(_ENDS) if self.quoted else self.text in _ENDS


def paragraphs(text: str, passages: Sequence[Quoted]) -> Iterator[list[list[Word]]]:
    """The sentences of each paragraph; a paragraph without words is left out."""
    words: list[Word] = []
    for word in _words(text, passages):
        if words and "\n" in text[words[-1].end : word.start]:
            yield list(_sentences(words))
            words = []
        words.append(word)
    if words:
        yield list(_sentences(words))


def _words(text: str, passages: Sequence[Quoted]) -> Iterator[Word]:
    at = 0
    for passage in passages:
        start, end = passage.outer
        if passage.opened and end - start <= _SHORT and text[passage.inner[1] - 1] not in ",.!?":
            continue
        yield from _plain_words(text, at, start)
        yield Word(start, end, text[start:end], "", quoted=True)
        at = end
    yield from _plain_words(text, at, len(text))


def _plain_words(text: str, start: int, end: int) -> Iterator[Word]:
    for found in _WORD.finditer(text, start, end):
        yield Word(found.start(), found.end(), found.group(), found.group().lower())


def _sentences(words: list[Word]) -> Iterator[list[Word]]:
    sentence: list[Word] = []
    for at, word in enumerate(words):
        sentence.append(word)
        if _breaks_after(words, at) or len(sentence) == _LONGEST:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _breaks_after(words: list[Word], at: int) -> bool:
    word = words[at]
    if not word.ends_sentence or at + 1 == len(words):
        return False
    following = words[at + 1]
    if not following.quoted and not following.text[0].isupper() and not following.text[0].isdigit():
        return False
    if word.quoted:
        asks = word.text.rstrip("”\"'’ ").endswith(("!", "?"))
        return following.quoted or not (asks and any(w.lower in CUE_VERBS for w in words[at + 1 : at + 7]))
    before = words[at - 1] if at else word
    abbreviated = before.end == word.start and (
        before.lower in ABBREVIATIONS or (len(before.text) == 1 and before.text.isupper())
    )
    return word.text != "." or not abbreviated
