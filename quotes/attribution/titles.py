"""Titles and affiliations read from how articles describe people. No Django, no spaCy."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quotes.attribution.components.nouns import head_noun
from quotes.attribution.lexicon_names import word_set
from quotes.attribution.lexicon_people import DETERMINERS, GENERIC_PEOPLE, ROLE_ADJECTIVES, ROLE_FORMS
from quotes.attribution.names import HONORIFICS, TITLES, fold

_WORD = re.compile(r"[^\W_]+(?:[.'’\-][^\W_]+)*\.?(?:['’](?=\s))?|[,;:()–—]")
_BREAKS = frozenset(",;:()–—")
_BELONGS = word_set("of for at in from with to on under by")
_STOPS = word_set(
    "as like than who whom whose which that since until during after before while when because if where then now"
)
_VERBS = word_set("is was are were has had said says runs ran leads led heads headed owns works worked")
_FORMER = word_set("former ex onetime sometime late retired erstwhile then outgoing")
_STANDING = word_set(
    "former ex onetime late retired then outgoing incoming acting interim current longtime veteran new last only"
)
_NO_ROLE = (
    GENERIC_PEOPLE
    | word_set("mr mrs ms miss mx dr man woman person boy girl father mother brother sister son daughter wife husband")
    | word_set(
        "widow widower cousin uncle aunt nephew niece friend neighbor neighbour colleague member one latter year"
    )
    | word_set("number other summer winter water paper quarter matter order letter corner river center former native")
    | word_set("resident survivor victim witness user voter")
)
_DATES = word_set(
    """january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday spring summer autumn winter time office charge public yesterday today"""
)
_AGE = re.compile(r"^\d{1,3}(?:-year-olds?)?$")


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody is: a title as printed, with the affiliation where the words name one.

    Args:
        former: the words say that it is over ("former", "ex-", "late").
        start: where the title and affiliation begin in the words that were read.
        end: where they end.
    """

    title: str
    affiliation: str
    former: bool
    start: int
    end: int

    @property
    def key(self) -> str:
        """One form for a role however it is printed: "Sen." is "senator", "the Harbor Board" is "harbor board"."""
        return f"{self.noun}|{affiliation_key(self.affiliation)}"

    @property
    def noun(self) -> str:
        """The noun of the title alone, in one form: "minister" of "Foreign Minister"."""
        return title_noun(self.title)


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int

    @property
    def bare(self) -> str:
        return fold(self.text).strip(".")

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()

    @property
    def owns(self) -> bool:
        return self.text.endswith(("’s", "'s", "’", "'"))


def roles_in(described: str) -> tuple[Role, ...]:
    """The roles that a description states: "the mayor of Caldmere and a former nurse" are two.

    Family ties, ages and bare words for people ("a man", "a friend") are no roles.
    """
    words = [_Word(m.group(), *m.span()) for m in _WORD.finditer(described)]
    return tuple(role for clause in _clauses(words) if (role := _role(described, clause)))


def title_noun(title: str) -> str:
    """The last word of a title that names an office or occupation, in one form."""
    nouns = [fold(word).strip(".,") for word in title.split(" of ", maxsplit=1)[0].split()]
    return ROLE_FORMS.get(nouns[-1], head_noun(nouns[-1])[0] or nouns[-1]) if nouns else ""


def affiliation_key(affiliation: str) -> str:
    """The words of an affiliation without articles and possessives, folded."""
    words = [fold(re.sub(r"['’]s?$", "", word)).strip(".,") for word in affiliation.split()]
    return " ".join(word for word in words if word and word not in DETERMINERS)


def _clauses(words: Iterable[_Word]) -> Iterator[list[_Word]]:
    """Runs of words between marks, before clauses, and around an "and" that joins two roles."""
    clause: list[_Word] = []
    for word in words:
        joins = word.bare in {"and", "turned"} and _has_role(clause)
        if word.text in _BREAKS or (word.bare in _STOPS and word.bare != "then") or joins or word.bare in _VERBS:
            yield clause
            clause = []
        else:
            clause.append(word)
    yield clause


def _has_role(words: Iterable[_Word]) -> bool:
    return any(_is_role(word) for word in words)


def _is_role(word: _Word) -> bool:
    bare = word.bare
    if bare in _NO_ROLE or bare.isdigit() or _AGE.match(bare):
        return False
    return bare in TITLES or head_noun(bare)[1] == "person"


def _role(described: str, clause: list[_Word]) -> Role | None:
    behind = next((i for i, word in enumerate(clause) if i and word.bare in _BELONGS), len(clause))
    nouns = [i for i, word in enumerate(clause[:behind]) if _is_role(word) and not word.owns]
    if not nouns:
        return None
    head = nouns[-1]
    first = _first_of_title(clause, head)
    title = described[clause[first].start : clause[head].end]
    before = _owner(described, clause[:first])
    whole, affiliation, end = _behind(described, clause[head + 1 :], clause[head].end)
    former = any(word.bare.removesuffix("-") in _FORMER or word.bare.startswith("ex-") for word in clause[: head + 1])
    start = before[1] if before else clause[first].start
    return Role(f"{title}{whole}", affiliation or (before[0] if before else ""), former, start, end)


def _first_of_title(clause: list[_Word], head: int) -> int:
    """Where the title begins: with its adjectives, and with all capitals before a capital noun."""
    first = head
    while first > 0:
        word = clause[first - 1]
        if word.bare in DETERMINERS | _STANDING or word.owns or _AGE.match(word.bare) or word.bare.startswith("ex-"):
            break
        if word.capital and not clause[head].capital and word.bare not in ROLE_ADJECTIVES | TITLES:
            break
        first -= 1
    return first


def _owner(described: str, before: list[_Word]) -> tuple[str, int] | None:
    """The affiliation before a title: "Caldmere" in "a Caldmere spokesman", "harbor" in "the harbor’s spokesman"."""
    while before and (before[-1].bare in DETERMINERS | _STANDING or _AGE.match(before[-1].bare)):
        before = before[:-1]
    names: list[_Word] = []
    for word in reversed(before):
        if (names and word.bare in _STANDING) or not (word.owns or word.capital or names):
            break
        names.append(word)
    while names and (names[-1].bare in DETERMINERS or _AGE.match(names[-1].bare)):
        names.pop()
    if not names:
        return None
    return re.sub(r"['’]s?$", "", described[names[-1].start : names[0].end]), names[-1].start


def _behind(described: str, words: list[_Word], end: int) -> tuple[str, str, int]:
    """What follows a title: the part that belongs to it (" of staff"), the affiliation, and where both end."""
    phrases: list[list[_Word]] = []
    for word in words:
        if word.bare in _BELONGS:
            phrases.append([])
        elif phrases and word.bare not in _VERBS:
            phrases[-1].append(word)
        else:
            break
    phrases = [phrase for phrase in phrases if any(w.bare not in _DATES and not w.bare.isdigit() for w in phrase)]
    if not phrases:
        return "", "", end
    chosen = next((i for i, phrase in enumerate(phrases) if any(word.capital for word in phrase)), 0)
    whole = described[end : phrases[chosen - 1][-1].end] if chosen else ""
    return whole, described[phrases[chosen][0].start : phrases[chosen][-1].end], phrases[chosen][-1].end


def roles_of_label(titles: Iterable[str]) -> tuple[str, ...]:
    """The offices among the titles printed before a name: "Mayor", not "Ms." or "Dr."."""
    courtesy = (HONORIFICS.keys() - {"congressman", "congresswoman", "chairman", "chairwoman"}) | {"dr", "doctor"}
    kept = [title for title in titles if fold(title).strip(".") not in courtesy]
    return (" ".join(kept),) if kept and _is_role(_Word(kept[-1], 0, 0)) else ()
