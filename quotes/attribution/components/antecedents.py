"""The words that "who" or "which" goes back to, as a source of their own: "the officials" in "the officials, who said".

Some annotate the pronoun as the source and others what it stands for; a reader wants to see both.
"""

from quotes.attribution.components.mentions import Mention, Names
from quotes.attribution.components.nouns import head_noun
from quotes.attribution.lexicon_names import word_set
from quotes.attribution.lexicon_people import COMMON_NOUNS, NUMBERS, POSSESSIVES, ROLE_ADJECTIVES

_OPENS = NUMBERS | POSSESSIVES | word_set("the a an those these that some several many most few other another any")
OF = word_set("of at in from for with on")
_REACH = 8
_ASIDE = 16


def antecedent(names: Names, place: int, known: int | None) -> list[int] | None:
    """The characters of the noun phrase before a relative pronoun at `place`; None where none is in sight.

    Args:
        known: the word that the pronoun was found to stand for, if one was.
    """
    end = place
    while end > 0 and not names.words[end - 1].text[0].isalnum():
        end -= 1
    if not end or place - end > 1 or names.words[end - 1].sentence != names.words[place].sentence:
        return None
    mention = names.at.get(known) if known is not None else None
    if mention is not None and is_beside(names, mention, place):
        return list(names.span(_opening_of_name(names, mention.first), end))
    return list(names.span(_opening(names, end), end))


def is_beside(names: Names, mention: Mention, place: int) -> bool:
    """Whether only what belongs to a name stands between it and a word: "Ana Ruiz of Leva, the mayor, who"."""
    words = names.words
    if not mention.last <= place <= mention.last + _ASIDE or words[mention.first].sentence != words[place].sentence:
        return False
    behind, between = words[mention.last], words[mention.last : place]
    opens = behind.folded in OF or behind.text in (",", "(")
    return mention.last + 1 >= place or (opens and not any(w.folded in {"and", "but"} for w in between))


def _opening(names: Names, end: int) -> int:
    """Index of the first word of the noun phrase before `end`, of what it is of included."""
    words = names.words
    first = _opening_of_noun(names, end)
    while first > 1 and words[first - 1].folded in OF and head_noun(words[first - 2].folded)[1]:
        first = _opening_of_noun(names, first - 1)  # "an official of the ministry"
    return first


def _opening_of_noun(names: Names, end: int) -> int:
    words = names.words
    if end - 1 in names.at:
        return _opening_of_name(names, end - 1)
    for i in range(end - 1, max(-1, end - _REACH), -1):
        if words[i].folded in _OPENS:
            return i - (i > 0 and words[i - 1].folded in _OPENS)  # "the two officials"
        if not words[i].text[0].isalnum() or words[i].folded in OF or words[i].sentence != words[end - 1].sentence:
            break
    first = end - 1
    while first > 0 and words[first - 1].folded in COMMON_NOUNS | ROLE_ADJECTIVES:
        first -= 1
    return first


def _opening_of_name(names: Names, place: int) -> int:
    """Index of the first word of the name at `place`, with titles and article; `place` where there is none."""
    mention = names.at.get(place)
    first = mention.lead if mention else place
    return first - (first > 0 and names.words[first - 1].folded in {"the", "a", "an"})
