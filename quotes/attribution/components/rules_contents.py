"""Where the words reported begin and end, in the sentence of their cue."""

from quotes.attribution.components.rules_cues import Cue
from quotes.attribution.components.rules_sources import DASHES, Range, Words
from quotes.attribution.lexicon import (
    CUE_VERBS,
    DETERMINERS,
    FINITE_VERBS,
    OCCASIONS,
    PREPOSITIONS,
    PRONOUNS,
    TAKES_CLAUSE,
)

_DEPENDENT = frozenset(["when", "while", "as", "although", "though", "after", "before", "because", "since", "if"])
_ASIDE = 12  # words between a verb of saying and the "that" or the quotation that it introduces


def content_after(words: Words, cue: Cue, start: int) -> Range | None:
    """What is said, from the words after the cue on to the end of its clause."""
    lower = words[cue.verb].lower
    dependent = words[0].lower in _DEPENDENT or (cue.first > 0 and words[cue.first - 1].lower in ("who", "which"))
    aside = words[start : start + _ASIDE]
    introduced = next((at for at, w in enumerate(aside) if w.quoted or w.lower in ("that", "whether")), None)
    if introduced is not None and CUE_VERBS.get(lower, "") in TAKES_CLAUSE:
        plain = all(w.lower not in FINITE_VERBS for w in aside[:introduced])
        commas = aside[introduced].quoted and introduced > 0 and aside[introduced - 1].text in ",:"
        if introduced == 0 or commas or (plain and not aside[introduced].quoted):
            start += introduced
    if start < len(words) and words[start].text == ":" and start + 1 < len(words):
        start += 1
    if CUE_VERBS.get(lower) in ("tell", "assure", "remind", "inform") and start == cue.end:
        start += _listener(words, start)
    elif start == cue.end:
        start = _past_occasion(words, start)
    content = trimmed(words, start, _clause_end(words, start, dependent=dependent))
    if content is None or CUE_VERBS.get(lower, "say") not in TAKES_CLAUSE:
        return content
    first = words[content[0]].lower
    return content if first not in PREPOSITIONS or first in ("to", "about", "of") else None


def _listener(words: Words, at: int) -> int:
    """How many words name who is told."""
    end = at
    while end < len(words) and (words[end].text[0].isupper() or words[end].lower in DETERMINERS):
        end += 1
    return max(1, end - at)


def _past_occasion(words: Words, at: int) -> int:
    """Leaves out a day or an occasion right after the cue: "said Monday", "said in a statement"."""
    end = at
    while end < len(words) and (
        words[end].lower in OCCASIONS
        or (
            words[end].lower in PREPOSITIONS | DETERMINERS
            and any(w.lower in OCCASIONS for w in words[end + 1 : end + 4])
        )
    ):
        end += 1
    return end


def _clause_end(words: Words, start: int, *, dependent: bool) -> int:
    """Where what is said ends: at the end of the sentence, or where the sentence turns to something else."""
    for at in range(start + 1, len(words)):
        word, after = words[at], words[at + 1].lower if at + 1 < len(words) else ""
        if word.quoted and words[at - 1].text not in ",:" and after and after not in (",", "and"):
            continue
        if word.text == ";" or (word.text == "," and (after in ("but", "according") or _is_participle(after))):
            return at
        if word.lower in ("and", "but") and after in CUE_VERBS and not words[at + 1].quoted:
            return at
        if (
            word.lower in ("who", "which")
            and after in PRONOUNS
            and words[min(at + 2, len(words) - 1)].lower in CUE_VERBS
        ):
            return at
        if words[at - 1].quoted and (word.text in DASHES or _is_participle(word.lower)):
            return at
        if word.text == "," and dependent:
            return at
    return len(words)


def _is_participle(lower: str) -> bool:
    return lower.endswith("ing") and lower in CUE_VERBS


def trimmed(words: Words, start: int, end: int) -> Range | None:
    """The range without punctuation at its ends; None where nothing is left."""
    while (
        start < end
        and not words[start].quoted
        and not words[start].text[0].isalnum()
        and words[start].text not in "'\"“‘($"
    ):
        start += 1
    while end > start and words[end - 1].text in (",", ".", ";", ":", "!", "?", *DASHES):
        end -= 1
    return (start, end) if start < end else None
