"""Finds the words that attribute: a verb of saying in the active voice, or "according to"."""

from collections.abc import Iterator
from dataclasses import dataclass

from quotes.attribution.components.rules_sources import DASHES, Words
from quotes.attribution.lexicon import (
    AUXILIARIES,
    CUE_ADVERBS,
    CUE_VERBS,
    DETERMINERS,
    PARTICLES,
    PREPOSITIONS,
    PRONOUNS,
    TAKES_CLAUSE,
)

# What stands before a base form that is a verb: "they claim", not "American support".
_BEFORE_BASE = PRONOUNS | AUXILIARIES | CUE_ADVERBS | frozenset(("people", "men", "women", ",", ")", *DASHES))


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying with its auxiliaries, adverbs and particle: word indices, and the verb itself."""

    first: int
    verb: int
    end: int


def cues_in(words: Words) -> Iterator[Cue]:
    """Cues outside quotation marks, in the order of their verbs."""
    according = [
        Cue(at, at, at + 2)
        for at in range(len(words) - 1)
        if words[at].lower == "according" and words[at + 1].lower == "to"
    ]
    yield from sorted([*_cues(words), *according], key=lambda cue: cue.verb)


def _cues(words: Words) -> Iterator[Cue]:
    for at, word in enumerate(words):
        if word.lower in CUE_VERBS and not word.quoted and _is_finite(words, at):
            first = at
            while first > 0 and words[first - 1].lower in AUXILIARIES | CUE_ADVERBS:
                first -= 1
            end = at + 1
            if end < len(words) and words[end].lower in PARTICLES and CUE_VERBS[word.lower] not in TAKES_CLAUSE:
                end += 1
            yield Cue(first, at, end)


def _is_finite(words: Words, at: int) -> bool:
    """Whether a form of a verb of saying is the verb of its clause, and in the active voice."""
    word, before = words[at], words[at - 1] if at else None
    if before is None or word.text[0].isupper():
        return False
    lower = before.lower
    passive = lower in ("is", "are", "was", "were", "be", "been", "being") and not word.lower.endswith("ing")
    noun = lower in (DETERMINERS | PREPOSITIONS) - PRONOUNS or lower.endswith(("'s", "’s"))
    participle = word.lower.endswith("ing") and not before.quoted and lower not in AUXILIARIES | {",", "and"}
    noun = noun or (CUE_VERBS[word.lower] == word.lower and not (lower.endswith("s") or lower in _BEFORE_BASE))
    return not (passive or noun or participle or lower in ("to", "-"))
