"""Whether a speaker is named, pseudonymous or anonymous."""

import re

from quotes.attribution.components.figures import Cast, Figure
from quotes.attribution.components.mentions import Mention
from quotes.attribution.lexicon_anonymity import PLACEHOLDER
from quotes.attribution.lexicon_names import FEMALE, MALE
from quotes.attribution.lexicon_people import COMMON_NOUNS, FAMILY_NOUNS
from quotes.attribution.names import tokens, variant

_ASSUMED = (
    r"(?:nom de guerre|pseudonym|alias|code ?name|call ?sign|war name|screen ?name|user ?name|assumed name|stage name)"
)
_BEHIND = re.compile(
    r"[\s,(“\"‘'—–-]*(?:who\s+)?(?:also\s+)?"
    rf"(?:(?:uses?|used|using|adopted|goes|went|going)\s+(?:by\s+)?(?:an?\s+|the\s+|his\s+|her\s+)?{_ASSUMED}"
    rf"|(?:an?|his|her|their)\s+{_ASSUMED}"
    r"|(?:which\s+is\s+)?not\s+(?:his|her|their)\s+real\s+name"
    r"|(?:(?:his|her|whose|the)\s+)?(?:real\s+)?names?\s+(?:has\s+been|have\s+been|was|is|were)\s+changed)",
    re.I,
)
_BEFORE = re.compile(
    rf"(?:surnamed|nicknamed|(?:known|referred\s+to)\s+(?:only\s+)?(?:as|by)|{_ASSUMED}|codenamed"
    r"|(?:identified|identifying|gave|giving)\s+(?:him|her|them)sel(?:f|ves)\s+(?:only\s+)?as"
    r"|goes\s+by(?:\s+the\s+name)?(?:\s+of)?|whom?\s+(?:we|i)\s+(?:will|shall)\s+call|calling\s+(?:him|her)self)"
    r"(?:\s+(?:is|was|of|the|name))*[\s“\"‘'@]*$",
    re.I,
)


_PLACEHOLDER = re.compile(PLACEHOLDER, re.I)
_GIVEN = re.compile(
    r"(?:gave|giving|gives)\s+(?:only\s+)?(?:his|her|their)\s+(?:first\s+)?names?\s+(?:only\s+|just\s+)?as\s+[“\"]?$",
    re.I,
)


def kind_of(cast: Cast, figure: Figure) -> str:
    """The kind of a speaker as far as the naming itself tells; a passage about a withheld name may change it."""
    if not figure.name:
        return "anonymous"
    if (
        figure.entity == "person"
        and len(figure.name) == 2
        and (len(figure.name[1]) == 1 or figure.name[1].isdigit())
        and figure.name[0] in COMMON_NOUNS
    ):
        return "pseudonymous"  # "Witness B"
    if _PLACEHOLDER.fullmatch(" ".join(figure.name)):
        return "pseudonymous"  # "Jane Doe"
    if figure.entity in {"person", "unknown"} and len(figure.name) <= 2 and _is_assumed(cast, figure):
        return "pseudonymous"
    if figure.entity in {"person", "unknown"} and len(figure.name) == 1 and _is_first_name_only(cast, figure):
        return "pseudonymous"
    return "named"


def _is_first_name_only(cast: Cast, figure: Figure) -> bool:
    """A first name and no more, or one name introduced like a stranger's: "Nuria, a mother of two"."""
    if any(_GIVEN.search(cast.text, max(0, start - 60), start) for start, _ in figure.spans):
        return True
    name, words = figure.name[0], cast.names.words
    mentions = [m for p in figure.places if (m := cast.names.at.get(p)) is not None]
    if (
        not mentions
        or any(_is_relative(cast, m) for m in mentions)
        or any(m.titles for m in mentions)
        or len(cast.by_word[variant(name)]) > 1
    ):
        return False
    behind = [w.folded for w in words[mentions[0].last : mentions[0].last + 2]]
    stranger = len(behind) == 2 and behind[0] == "," and (behind[1] in {"a", "an", "who"} or behind[1].isdigit())
    return name in MALE or name in FEMALE or stranger


def _is_relative(cast: Cast, mention: Mention) -> bool:
    """“the president's daughter, Lina”: whose relative this is gives the full name."""
    before = [w.folded for w in cast.names.words[max(0, mention.lead - 4) : mention.lead]]
    return bool(set(before) & FAMILY_NOUNS) and bool(set(before) & {"'s", "his", "her", "their"})


def _is_assumed(cast: Cast, figure: Figure) -> bool:
    text = cast.text
    for start, end in figure.spans:
        if set(figure.name).isdisjoint(tokens(text[start:end])):
            continue  # "Innocent Eze, better known as Ochendo"
        if text[start : start + 1] == "@" or (start and text[start - 1] == "@"):
            return True
        if _BEHIND.match(text, end) or _BEFORE.search(text, max(0, start - 60), start):
            return True
    return False
