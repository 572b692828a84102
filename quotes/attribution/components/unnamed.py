"""Tells unnamed sources that the article does not explain from people in general.

"a person familiar with the matter" withholds a name; "critics", "voters" and "the ministry" do not.
"""

import re
from collections.abc import Iterator

from quotes.attribution.lexicon_unnamed import (
    BASIS_OF_KNOWLEDGE,
    GENERIC_PERSON,
    INSIDERS,
    OFFICE_OF_OFFICIALS,
    OFFICIALS,
    PEOPLE,
    SMALL_NUMBER,
    SOURCES,
    UNNAMED,
)
from quotes.attribution.results import Span

_FLAGS = re.IGNORECASE
_UNNAMED = re.compile(rf"\b(?:{UNNAMED})\b", _FLAGS)
_BASIS = re.compile(rf"\b(?:{BASIS_OF_KNOWLEDGE})\b", _FLAGS)
_SOURCES = re.compile(rf"\b(?:{SOURCES})\b", _FLAGS)
_INSIDERS = re.compile(rf"^(?:[^\w'’.&-]*[\w'’.&-]+ ){{0,6}}?(?:{INSIDERS})\b", _FLAGS)
_OFFICIALS = re.compile(
    rf"\b(?:{OFFICE_OF_OFFICIALS}) (?:\w+ )?(?:{OFFICIALS})\b|\b(?:{OFFICIALS}) (?:at|in|from|with) ", _FLAGS
)
_SMALL = re.compile(rf"^(?:at least |about |all |other )?(?:{SMALL_NUMBER})\b", _FLAGS)
_GENERIC = re.compile(rf"^(?:{GENERIC_PERSON})\b", _FLAGS)
_MANY = re.compile(
    r"^(?:many|most|some|other|others|few|all|more|no|any|much|countless|dozens|hundreds|thousands|critics)\b",
    _FLAGS,
)
_PEOPLE = re.compile(rf"\b{PEOPLE}\b", _FLAGS)
_PROPER_NAME = re.compile(r"(?!(?:An?|One|Another|Some) )[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+)+")
_HELD_OFFICE = re.compile(r"^(?:the\b[^,]* (?:of|for|at|from|in charge of) |[^,]*['’]s? \w|the \d+-year-old)", _FLAGS)
_ANYBODY = re.compile(
    r"^(?:several|a (?:handful|number|couple) of) (?:\w+ )?(?:residents|villagers|locals|voters|neighbou?rs|critics"
    r"|experts|analysts|observers|users|readers|students|protesters|activists|farmers|traders|commuters|motorists"
    r"|shoppers)\b",
    _FLAGS,
)
_ONE = re.compile(r"^(?:an?|one|another|some|yet another|at least one|the (?:first|second|third|other)|our)\b", _FLAGS)
_PART_OF_MANY = re.compile(
    r"^(?:one|another|a (?:second|third|fourth|different)|the (?:first|second|third|other)|two of|some of)\b",
    _FLAGS,
)
_OF_THEM = re.compile(r"(?:one|another|a (?:second|third|fourth)|the other)(?: of them)?", _FLAGS)
_REPORTED = re.compile(
    r"(?:[Cc]iting|[Qq]uoting|[Qq]uoted|[Cc]ited|[Aa]ccording to|by|[Ff]rom|[Tt]old by) (?P<who>(?:an?"
    rf"|another|one|some|two|three|several)? ?(?:{UNNAMED})"
    rf" (?:[\w'’-]+ ){{0,3}}?{PEOPLE})\b(?! [a-z]*{PEOPLE}\b)"
)


def is_unexplained(description: str, entity: str) -> bool:
    """Whether an anonymous speaker is an individual, or a small set of them, whose name is kept back without a word.

    Args:
        description: how the article puts the speaker, from its first word on.
    """
    if entity not in ("person", "group") or not description or _PROPER_NAME.fullmatch(description):
        return False
    if _UNNAMED.search(description) or _SOURCES.search(description) or _BASIS.search(description):
        return True
    if entity == "person":
        return bool(_ONE.match(description) or _HELD_OFFICE.search(description)) and not _GENERIC.match(description)
    if _MANY.match(description) or _ANYBODY.match(description):
        return False
    return bool(
        _INSIDERS.search(description)
        or _OFFICIALS.search(description)
        or (_SMALL.match(description) and _PEOPLE.search(description))
    )


def unnamed_word(description: str) -> tuple[int, int] | None:
    """Where a description says in so many words that there is no name ("an unnamed official")."""
    found = _UNNAMED.search(description)
    return found and found.span()


def find_unnamed(text: str) -> Iterator[Span]:
    """Sources that the article calls unnamed and cites at second hand ("citing an unnamed official")."""
    for found in _REPORTED.finditer(text):
        yield found.span("who")


def same_people(many: str, part: str) -> bool:
    """Whether "one official" or "another of the officials" may be of the people of "three senior officials"."""
    if not _PART_OF_MANY.match(part):
        return False
    if _OF_THEM.fullmatch(part):
        return True
    heads = [match.group().lower().removesuffix("s") for match in (_PEOPLE.search(many), _PEOPLE.search(part)) if match]
    return len(heads) == 2 and heads[0] == heads[1]
