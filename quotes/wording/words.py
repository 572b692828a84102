"""The words of a quotation: as printed, and as they are compared."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

WORD = re.compile(r"\d+(?:[.,]\d+)*|\w+(?:['’]\w+)*")
SENTENCE_END = re.compile(r"[.!?…]")

CONTRACTIONS = {
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "ain't": ("is", "not"),
    "gonna": ("going", "to"),
}
ENDINGS = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am"}


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


NEGATIONS = _set("not no never none nobody nothing nowhere neither nor without hardly barely")
MODALS = _set("can could may might must shall should will would ought")
NUMBER_WORDS = _set(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion "
    "half third quarter dozen once twice first second"
)
FUNCTION_WORDS = (
    NEGATIONS
    | MODALS
    | _set(
        "a an the and or but if then than that this these those there here it its he she they them his her their we us "
        "our you your i me my who whom which what when where how why of in on at by for from to with as into about "
        "over after before is are was were be been being am do does did done have has had having so very just also all "
        "any some more most other up out down off again only own same too said say says"
    )
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word `[start, end)` of a text. `keys` are what it is compared by: "wouldn’t" has "would" and "not"."""

    text: str
    start: int
    end: int
    keys: tuple[str, ...]
    ends_sentence: bool

    @property
    def folded(self) -> str:
        """As printed, but for case and the shape of apostrophes."""
        return self.text.casefold().replace("’", "'")


def words_of(text: str) -> list[Word]:
    """The words of a text in their order; marks are between them."""
    return list(_words(text))


def keys_of(text: str) -> list[str]:
    """What the words of a text are compared by."""
    return [key for word in _words(text) for key in word.keys]


def _words(text: str) -> Iterator[Word]:
    matches = list(WORD.finditer(text))
    following = [match.start() for match in matches[1:]] + [len(text)]
    for match, next_start in zip(matches, following, strict=False):  # of no words there is an end, too
        ends = SENTENCE_END.search(text, match.end(), next_start) is not None
        yield Word(match[0], *match.span(), keys=_keys(match[0].casefold().replace("’", "'")), ends_sentence=ends)


def _keys(word: str) -> tuple[str, ...]:
    if word in CONTRACTIONS:
        return CONTRACTIONS[word]
    for ending, key in ENDINGS.items():
        if word.endswith(ending) and word != ending:
            return word.removesuffix(ending), key
    return (word.replace(",", ""),)
