"""Words of a text with their sentence and paragraph, read without a model."""

import re
from dataclasses import dataclass

from quotes.attribution.names import fold

_LETTER = r"[^\W\d_][\u0300-\u036f\u00ad]*"
_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Mx|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Capt|Sgt|Adm|Maj|Brig|Hon|Rev|Cmdr|Pres|St|Jr|Sr|Inc|"
    "Corp|Ltd|Co|Engr|Supt|Insp|Det|Cr|Fr|Cpl|Pvt|Pte|Atty|Asst|Barr|Arc|Alh|Cllr|Smt|Brgy|Bro|Msgr|Amb|Comdt|Ma|Sta|Sto|Messrs|"
    "MR|MRS|MS|DR|PROF|SEN|REP|GOV|GEN|COL|CAPT|SGT"
)
_TOKEN = re.compile(
    rf"(?:{_LETTER}\.){{2,}}"
    rf"|\b(?:{_ABBREVIATIONS})\."
    rf"|\b{_LETTER}\.(?=\s?\w)"
    r"|\d+(?:[.,:]\d+)+"
    rf"|(?:{_LETTER}|\d)+(?:(?:[-‐‑&]|['’](?!(?:s|ve|re|ll|d|m)\b))(?:{_LETTER}|\d)+)*"
    r"|['’](?:s|ve|re|ll|d|m)\b|[^\w\s]|_|\n\s*"
)
_CLOSING = "\"”’'»)]"
_OPENING = "“\"‘`'"


@dataclass(frozen=True, slots=True)
class Word:
    """A word, number, mark or line break of the text, with the sentence and the paragraph it stands in."""

    start: int
    text: str
    folded: str
    sentence: int
    paragraph: int
    opens: bool

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()


def split_words(text: str) -> list[Word]:
    """The words of a text; a sentence ends at . ! ? before a capital, and at every line break."""
    words: list[Word] = []
    met: dict[str, tuple[str, str]] = {}  # words that stand there many times are kept, and folded, once
    sentence = paragraph = 0
    opens, ended = True, False
    for match in _TOKEN.finditer(text):
        token = match.group()
        if token[0] == "\n":
            sentence, paragraph, opens, ended = sentence + 1, paragraph + 1, True, False
            continue
        mark = not token[0].isalnum()
        if ended and (token[0].isupper() or token[0].isdigit() or token[0] in _OPENING):
            if token not in _CLOSING or not words or words[-1].end != match.start():
                sentence, opens, ended = sentence + 1, True, False
        elif ended and token[0].isalpha():
            ended = False
        if token not in met:
            met[token] = token, fold(token)
        words.append(Word(match.start(), *met[token], sentence, paragraph, opens and not mark))
        if not mark:
            opens = False
        if token in {".", "!", "?", "…"}:
            ended = True
    return words
