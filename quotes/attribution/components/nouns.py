"""What a noun stands for: a person, a group, an organization, a document."""

from quotes.attribution.lexicon_people import (
    DOCUMENT_NOUNS,
    GENERIC_PEOPLE,
    ORGANIZATION_NOUNS,
    PERSON_NOUNS,
    PLURAL_ORGANIZATIONS,
)
from quotes.attribution.names import TITLES

_IRREGULAR = {"men": "man", "women": "woman", "people": "person", "children": "child", "wives": "wife"}
_PERSON_ENDINGS = ("ologist", "ist", "man", "woman", "person", "ian", "eer", "er", "or")


def head_noun(word: str) -> tuple[str, str]:
    """A noun in the singular and what it stands for; ("", "") for no noun we know.

    >>> head_noun("officials"), head_noun("ministry"), head_noun("statement")
    (('official', 'group'), ('ministry', 'organization'), ('statement', 'document'))
    """
    word = word.rstrip(".")
    if word.endswith("year-old") or word in {"latter"}:
        return word, "person"
    last = word.rpartition("-")[2]
    for noun in (word, last):
        if noun in GENERIC_PEOPLE:
            return "prosecutor" if noun == "prosecutors" else noun, "group"
        if noun in PERSON_NOUNS or noun in TITLES:
            return word if noun == "general" else noun, "person"
        if noun in DOCUMENT_NOUNS:
            return singular(noun) if singular(noun) in DOCUMENT_NOUNS else noun, "document"
        if noun in PLURAL_ORGANIZATIONS:
            return singular(noun), "group"
        if noun in ORGANIZATION_NOUNS:
            return noun, "organization"
        one = singular(noun)
        if one != noun and (one in PERSON_NOUNS or one in TITLES):
            return one, "group"
        if one != noun and one in ORGANIZATION_NOUNS:
            return one, "group"
    return word, _by_ending(word)


def _by_ending(word: str) -> str:
    """People are often told by the ending of their noun: -er, -or, -ist, -man, -ian, -ee."""
    one = singular(word)
    if len(one) > 5 and one.endswith(_PERSON_ENDINGS):
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
