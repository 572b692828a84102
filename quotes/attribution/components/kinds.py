"""Whether a speaker is named, pseudonymous or anonymous."""

import re

from quotes.attribution.components.cast import Cast, Figure
from quotes.attribution.lexicon_names import FEMALE, MALE
from quotes.attribution.lexicon_people import FAMILY_NOUNS
from quotes.attribution.names import variant

_BEHIND = re.compile(
    r"[\s,(“\"‘']*(?:who\s+)?(?:also\s+)?(?:(?:uses?|used|using|adopted|goes|went|going)\s+(?:by\s+)?(?:a|an|the|his|her)?\s*"
    r"(?:nom de guerre|pseudonym|alias|code ?name|screen ?name|assumed name|stage name)"
    r"|(?:not|which is not)\s+(?:his|her|their)\s+real\s+name|a\s+pseudonym|a\s+nom de guerre|an\s+alias"
    r"|(?:his|her)\s+nom de guerre|(?:his|her|whose)?\s*name\s+(?:has\s+been|was|is)\s+changed|\(?not\s+(?:his|her)\s+real)",
    re.I,
)
_BEFORE = re.compile(
    r"(?:surnamed|nicknamed|known\s+(?:only\s+)?(?:as|by)|alias|a\.?k\.?a\.?|screen ?name|user ?name|handle|nom de guerre|"
    r"pseudonym|code ?name[d]?|(?:identified|identifying|gave|giving)\s+(?:him|her|them)sel(?:f|ves)\s+(?:only\s+)?as|"
    r"goes\s+by(?:\s+the\s+name)?(?:\s+of)?|whom?\s+(?:we|i)\s+(?:will|shall)\s+call|calling\s+(?:him|her)self)"
    r"(?:\s+(?:is|was|of|the|name))*[\s“\"‘'@]*$",
    re.I,
)


def kind_of(cast: Cast, figure: Figure) -> str:
    """The kind of a speaker as far as the naming itself tells; a passage about a withheld name may change it."""
    if not figure.name:
        return "anonymous"
    if figure.entity in {"person", "unknown"} and len(figure.name) <= 2 and _is_assumed(cast, figure):
        return "pseudonymous"
    if figure.entity in {"person", "unknown"} and len(figure.name) == 1 and _is_first_name_only(cast, figure):
        return "pseudonymous"
    return "named"


def _is_first_name_only(cast: Cast, figure: Figure) -> bool:
    """A first name and no more, or one name introduced as a stranger's ("Nuria, a mother of two"): the rest is held back."""
    name, words = figure.name[0], cast.names.words
    mentions = [m for p in figure.places if (m := cast.names.at.get(p)) is not None]
    if (
        not mentions
        or figure.roles & FAMILY_NOUNS
        or any(m.titles for m in mentions)
        or len(cast.by_word[variant(name)]) > 1
    ):
        return False
    behind = [w.folded for w in words[mentions[0].last : mentions[0].last + 2]]
    stranger = len(behind) == 2 and behind[0] == "," and (behind[1] in {"a", "an", "who"} or behind[1].isdigit())
    return name in MALE or name in FEMALE or stranger


def _is_assumed(cast: Cast, figure: Figure) -> bool:
    text = cast.text
    for start, end in figure.spans:
        if text[start : start + 1] == "@" or (start and text[start - 1] == "@"):
            return True
        if _BEHIND.match(text, end) or _BEFORE.search(text, max(0, start - 60), start):
            return True
    return False
