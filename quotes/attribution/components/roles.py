"""Roles: what the words around a name call somebody, and which wider words take that up again."""

from quotes.attribution.components.mentions import Mention, Names
from quotes.attribution.components.nouns import head_noun
from quotes.attribution.lexicon_names import word_set
from quotes.attribution.lexicon_people import BROADER_ROLES, ROLE_FORMS
from quotes.attribution.names import COURTESIES, acronyms

_MARKS = ',;:"“”'
_ARTICLES = word_set("the a an his her its their")
_BEFORE_PHRASE = word_set("said says and but")
_LOWERING = word_set("deputy assistant associate vice acting former junior")
_LINKS = word_set("of for in at from with on by who which that whose and to")
_CALLING = word_set("by as called named himself herself")
_FILLERS = word_set("who is was also a an the now then")


def role_form(noun: str) -> str:
    """One word for a role: "sen" and "senator" are one."""
    return ROLE_FORMS.get(noun, noun)


def broader(nouns: set[str]) -> set[str]:
    """What people of these roles may also be called: a senator is a lawmaker."""
    return {wide for noun in nouns for wide in BROADER_ROLES.get(noun, BROADER_ROLES.get(noun.rpartition("-")[2], ()))}


def offices(mention: Mention) -> list[str]:
    """The titles before a name without courtesies, and without words like "deputy" before another title."""
    titles = [t for t in mention.titles if t not in COURTESIES]
    return [t for t in titles if t not in _LOWERING or t == titles[-1]]


def roles_around(names: Names, mention: Mention) -> set[str]:
    """The nouns that describe a name: its titles, the words right before it, the apposition on either side."""
    nouns = {role_form(t) for t in offices(mention)}
    return nouns | _right_before(names, mention) | _behind(names, mention) | _called(names, mention)


def words_around(names: Names, mention: Mention, text: str) -> set[str]:
    """All words of the titles before a name and of the clause behind it, with the acronyms of the names in there."""
    words, end = names.words, mention.last
    while end < len(words) and end < mention.last + 18 and words[end].sentence == words[mention.first].sentence:
        other = names.led.get(end) or names.at.get(end)
        if other is not None and other.entity == "person":
            break
        end += 1
    near = [*range(max(0, mention.lead - 8), mention.lead), *range(mention.last, end)]
    found = {words[i].folded.removeprefix("ex-") for i in near if not mention.lead - 8 <= i < mention.lead - 4} | set(
        mention.titles
    )
    for i in near:
        other = names.at.get(i)
        if other is not None and other.first == i:
            found |= acronyms(text[slice(*names.span(other.first, other.last))])
    return found


def is_modifier(names: Names, mention: Mention, nouns: frozenset[str]) -> bool:
    """“Special Operations forces”: a name that only stands before a noun is not described by what is around it."""
    return not mention.titles and mention.last < len(names.words) and names.words[mention.last].folded in nouns


def _called(names: Names, mention: Mention) -> set[str]:
    """The noun of "their commander, who goes by Captain Wolf"."""
    words, i = names.words, mention.lead - 1
    if i < 3 or words[i].folded not in _CALLING:
        return set()
    who = next((k for k in range(i - 1, max(1, i - 6), -1) if words[k].folded == "who"), 0)
    noun = who - 1 - (words[who - 1].text == ",")
    return {role_form(words[noun].folded)} if who and head_noun(words[noun].folded)[1] == "person" else set()


def _right_before(names: Names, mention: Mention) -> set[str]:
    """“veteran speechwriter” in "veteran speechwriter Matt Latimer"; "The F.B.I. director," before a name."""
    words, found = names.words, set()
    i = mention.lead - 1
    if i >= 0 and words[i].text == ",":
        return _phrase_before(names, i)
    while i >= 0 and i > mention.lead - 5 and words[i].sentence == words[mention.first].sentence:
        word = words[i].folded
        if not words[i].text[0].isalnum() or word in _LINKS:
            break
        if head_noun(word)[1] in {"person", "organization"} and not words[i].capital:
            found.add(role_form(word))
        elif i == mention.lead - 1:
            break
        i -= 1
    return found


def _phrase_before(names: Names, comma: int) -> set[str]:
    """The nouns of a phrase that begins its clause with an article and ends at a comma."""
    words, i = names.words, comma - 1
    while i >= 0 and comma - i < 16 and words[i].sentence == words[comma].sentence and words[i].text not in _MARKS:
        opens = words[i].opens or not words[i - 1].text[0].isalnum() or words[i - 1].folded in _BEFORE_PHRASE
        if words[i].folded in _ARTICLES and opens:
            return _nouns(names, i + 1, comma)
        i -= 1
    return set()


def _nouns(names: Names, first: int, last: int) -> set[str]:
    """The nouns for people and organizations up to the first preposition."""
    found = set()
    for word in names.words[first:last]:
        if word.folded in _LINKS - {"and", "to"}:
            break
        if head_noun(word.folded)[1] in {"person", "organization"}:
            found.add(role_form(word.folded.removeprefix("ex-")))
    return found


def _behind(names: Names, mention: Mention) -> set[str]:
    """The nouns of ", the head of ...", "is a nurse", "(R-Ohio), who was mayor"."""
    words = names.words
    start = _start_behind(names, mention)
    end = start
    while end < len(words) and end < start + 12 and words[end].sentence == words[mention.first].sentence:
        if words[end].text in _MARKS + "–—":
            break
        end += 1
    return _nouns(names, start, end) if start else set()


def _start_behind(names: Names, mention: Mention) -> int:
    """Where the description behind a name starts, 0 where there is none."""
    words, i = names.words, mention.last
    if i < len(words) and words[i].text == "(":
        i = next((k + 1 for k in range(i, min(i + 8, len(words))) if words[k].text == ")"), i)
    if i + 1 >= len(words) or words[i].sentence != words[mention.first].sentence:
        return 0
    if words[i].folded in {"is", "was", "became"} and words[i + 1].folded in {"a", "an", "the", "also"}:
        return i + 2
    if words[i].text not in ",–—":
        return 0
    start = i + 1
    while start < len(words) and (
        words[start].folded in _FILLERS or words[start].text.isdigit() or (start > i + 1 and words[start].text == ",")
    ):
        start += 1
    return start
