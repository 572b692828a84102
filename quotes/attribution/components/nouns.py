"""What a noun stands for: a person, a group, an organization, a document."""

from quotes.attribution.lexicon_people import (
    DOCUMENT_NOUNS,
    GENERIC_PEOPLE,
    ORGANIZATION_NOUNS,
    PERSON_NOUNS,
    PLURAL_ORGANIZATIONS,
)
from quotes.attribution.names import TITLES

_PEOPLE = PERSON_NOUNS | TITLES
_KINDS = (
    (GENERIC_PEOPLE, "group"),
    (_PEOPLE, "person"),
    (DOCUMENT_NOUNS, "document"),
    (PLURAL_ORGANIZATIONS, "group"),
    (ORGANIZATION_NOUNS, "organization"),
)
_IRREGULAR = {"men": "man", "women": "woman", "people": "person", "children": "child", "wives": "wife"}
PERSON_ENDINGS = ("ologist", "ist", "man", "woman", "person", "ian", "eer", "er", "or")


def head_noun(word: str) -> tuple[str, str]:
    """A noun in the singular and what it stands for; ("", "") for no noun we know.

    >>> head_noun("officials"), head_noun("ministry"), head_noun("statement")
    (('official', 'group'), ('ministry', 'organization'), ('statement', 'document'))
    """
    word = word.rstrip(".")
    if word.endswith("year-old") or word == "latter":
        return word, "person"
    for noun in (word, word.rpartition("-")[2]):
        entity = _listed(noun)
        if entity:
            return _citation(word, noun, entity), entity
    return word, "person" if word.startswith("ex-") and singular(word) == word else _by_ending(word)


def _listed(noun: str) -> str:
    """What a listed noun stands for, "" for others; a plural is a group."""
    for nouns, entity in _KINDS:
        if noun in nouns:
            return entity
    one = singular(noun)
    return "group" if one != noun and (one in _PEOPLE or one in ORGANIZATION_NOUNS) else ""


def _citation(word: str, noun: str, entity: str) -> str:
    """The form under which a noun is looked up: singular, but "police" and "people"; "attorney-general" whole."""
    if entity == "document":
        return singular(noun) if singular(noun) in DOCUMENT_NOUNS else noun
    if noun in GENERIC_PEOPLE:
        return "prosecutor" if noun == "prosecutors" else noun
    if entity == "person":
        return word if noun == "general" else noun
    return singular(noun) if entity == "group" else noun


def _by_ending(word: str) -> str:
    """People are often told by the ending of their noun: -er, -or, -ist, -man, -ian, -ee."""
    one = singular(word)
    if len(one) > 5 and one.endswith(PERSON_ENDINGS):
        return "group" if one != word else "person"
    return "group" if one != word else ""


def singular(noun: str) -> str:
    """The singular of a regular plural, else the noun itself."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith(("men", "women")) and noun not in {"specimen", "regimen"}:
        return noun[:-2] + "an"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "xes", "sses")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is", "news")):
        return noun[:-1]
    return noun
