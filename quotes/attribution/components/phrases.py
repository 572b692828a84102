"""A noun phrase that speaks: its head, what the head stands for, the name beside it."""

from dataclasses import dataclass, field, replace

from quotes.attribution.components.bynames import called, called_behind
from quotes.attribution.components.mentions import Mention, Names
from quotes.attribution.components.nouns import head_noun, singular
from quotes.attribution.lexicon_names import word_set
from quotes.attribution.lexicon_people import (
    COMMON_NOUNS,
    DETERMINERS,
    INDEFINITE,
    NUMBERS,
    POSSESSIVES,
    PREPOSITIONS,
)
from quotes.attribution.names import POSTNOMINALS, TITLES

_STOPS = PREPOSITIONS - {"like"} | {
    "requesting", "wishing", "speaking", "saying", "asking", "claiming", "comprised", "comprising", "led", "issued",
    "aware", "briefed", "posted", "released", "published", "obtained", "reviewed", "seen", "based", "interviewed",
    "taken", "quoted", "identified", "surnamed", "named", "called", "known", "working", "involved", "responsible",
    "out", "up", "today", "yesterday", "ago", "late", "last", "earlier", "here", "there", "later", "himself", "herself",
    "itself", "themselves", "conducted", "written", "dated", "signed", "wearing", "holding", "who's", "or", "is", "was",
    "has", "had", "are",
}  # fmt: skip
# One of several: "one of the three, Samira Toll", "a second".
_SINGLE = word_set("one other second third fourth fifth")
_ARTICLES = word_set("a an the")
# "A redacted copy of the memo" is the memo.
_TRANSPARENT = word_set("copy copies version draft excerpt excerpts portion portions part parts")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source, read.

    Args:
        form: "missing", "pronoun", "name", "description" or "joint".
        first, last: word indices of the phrase.
        head: folded head: the pronoun, or the noun in the singular; "" for a name.
        entity: what the head noun stands for: "person", "group", "organization", "document", or "".
        mention: the name that is the head, or stands in apposition to it.
        apposed: whether `mention` stands in apposition.
        determiner: "definite", "indefinite" or "bare".
        owner: word index of the possessor before the head ("his entourage", "Litzman's office").
        modifiers: folded words before the head, without the determiner.
        core: index behind the last word of the head.
        parts: the joined phrases of a joint source.
    """

    form: str
    first: int
    last: int
    head: str = ""
    entity: str = ""
    mention: Mention | None = None
    apposed: bool = False
    determiner: str = "bare"
    owner: int | None = None
    modifiers: tuple[str, ...] = ()
    core: int = 0
    parts: tuple["Phrase", ...] = field(default=())


def read_noun_phrase(names: Names, first: int, last: int) -> Phrase:
    """Read the words first..last as one name or description."""
    words = names.words
    core = end_of_core(names, first, last)
    if core + 1 < last and words[core].folded == "of" and words[core - 1].folded in _TRANSPARENT:
        return read_noun_phrase(names, core + 1, last)
    owner = _owner(names, first, core)
    if owner is not None and names.at.get(owner) is not None and names.at.get(owner) is names.at.get(core - 1):
        owner = None  # "the Teachers' Union"
    start = owner + 2 if owner is not None and words[owner].folded not in POSSESSIVES else first
    head = _head(names, start, core)
    base = Phrase("description", first, last, determiner=_determiner(names, first), owner=owner, core=core)
    mention = names.at.get(head)
    if mention is not None and _is_people(names, first, mention):
        modifiers = _modifiers(names, first, head)
        return replace(base, head=words[head].folded, entity="group", owner=None, modifiers=modifiers)
    if mention is not None and words[first].folded == "the" and mention.entity == "organization":
        mention = _officer(names, core, last) or mention
    if mention is not None and mention.entity == "unknown" and core < last and words[core].text == "(":
        mention = _name_at_end(names, core, last) or mention
    if mention is not None and mention.first >= start and not _is_noun_of_title(names, mention):
        modifiers = _modifiers(names, first, mention.first)
        return replace(base, form="name", mention=mention, entity=_named_entity(mention), modifiers=modifiers)
    return _described(names, base, start, head)


def _officer(names: Names, core: int, last: int) -> Mention | None:
    """Who follows a capitalized office: "the PPRO, DSP Grace Eke"."""
    if core + 1 >= last or names.words[core].text != ",":
        return None
    named = names.led.get(core + 1) or names.at.get(core + 1)
    ends = named is not None and all(not w.text[0].isalnum() for w in names.words[named.last : last])
    return named if named is not None and named.entity == "person" and ends else None


def _head(names: Names, start: int, core: int) -> int:
    """Index of the last word before `core` that is no mark, possessive or number."""
    words, head = names.words, core - 1
    while head > start and (not words[head].text[0].isalnum() or _is_postnominal(names, head)):
        head -= 1
    if words[head].text in ("'s", "’s") and head > start:
        head -= 1
    return head - 1 if words[head].text.isdigit() and head > start else head


def _is_postnominal(names: Names, i: int) -> bool:
    """“Ana Ruiz TD”; "the MP" is an office."""
    return names.words[i].text in POSTNOMINALS and i - 1 in names.at


def _described(names: Names, base: Phrase, start: int, head: int) -> Phrase:
    """A description, or the name that stands in apposition to it."""
    noun, entity = head_noun(names.words[head].folded)
    if noun in _SINGLE and entity in {"group", ""}:
        entity = _one_of(names, base)
    if noun == "poster" and _posts(names, base):
        entity = "person"
    if not entity and _is_of_one(names, base.first, head):
        entity = "person"
    phrase = replace(base, head=noun, entity=entity, modifiers=_modifiers(names, start, head))
    apposed = _apposition(names, base.core, base.last, entity)
    if apposed is None and entity == "person":
        apposed = called(names, base.core, base.last) or called_behind(names, base.last) or _beside(names, base)
    if apposed is None:
        return phrase
    named = entity if apposed.entity == "unknown" else _named_entity(apposed)
    return replace(phrase, form="name", mention=apposed, apposed=True, entity=named)


def _beside(names: Names, base: Phrase) -> Mention | None:
    """The name between commas right behind a source: "The spokesman", where ", Col. Ivo Kern, said" follows."""
    words, i = names.words, base.last
    if base.determiner != "definite" or i + 1 >= len(words) or words[i].text != ",":
        return None
    mention = names.led.get(i + 1) or names.at.get(i + 1)
    if mention is None or mention.lead != i + 1 or mention.last >= len(words):
        return None
    if mention.entity != "person" and (mention.entity != "unknown" or base.last - base.first > 2):
        return None
    return mention if words[mention.last].text in ",.;)" and mention.last - mention.first > 1 else None


def _is_of_one(names: Names, first: int, head: int) -> bool:
    """Who speaks and is one of a kind that we don't list is a person: "a deckhand", "the 34-year-old"."""
    if any(names.words[i].folded.endswith("year-old") for i in range(first, head)):
        return True
    words, noun = names.words, names.words[head].folded
    single = words[first].folded in {"a", "an", "one", "another"} and noun.isalpha() and singular(noun) == noun
    measures = noun == "name" or (head + 1 < len(words) and words[head + 1].folded == "of")  # "a clutch of groups"
    return single and not measures and all(w.text[0].isalpha() or w.text in "-'’" for w in words[first:head])


def _posts(names: Names, base: Phrase) -> bool:
    """“One poster on Weibo”, "another poster": somebody who posts, nothing that hangs on a wall."""
    behind = names.words[base.core].folded if base.core < base.last else ""
    return behind == "on" or names.words[base.first].folded in {"one", "another"}


def _one_of(names: Names, base: Phrase) -> str:
    """What "one" stands for: a person, or what it is one of."""
    words, core = names.words, base.core
    if core + 1 >= base.last or words[core].folded != "of":
        return "person"
    inside = words[end_of_core(names, core + 1, base.last) - 1].folded
    return head_noun(singular(inside))[1].replace("group", "") or "person"


def _is_people(names: Names, first: int, mention: Mention) -> bool:
    """“Most Central Africans”: several of a people or party."""
    return (
        first < mention.lead
        and mention.entity != "person"
        and _determiner(names, first) == "indefinite"
        and (
            names.words[mention.last - 1].folded.endswith("s")
            and names.words[first].folded not in {"a", "an", "another"}
        )
    )


def _is_noun_of_title(names: Names, mention: Mention) -> bool:
    """“the Attorney-General”, "the President": one capitalized role is a description, no name."""
    run = names.folded(mention)
    return mention.entity == "unknown" and len(run) == 1 and run[0] in COMMON_NOUNS


def _named_entity(mention: Mention) -> str:
    return {"place": "organization", "people": "group"}.get(mention.entity, mention.entity)


def end_of_core(names: Names, first: int, last: int) -> int:
    """Index behind the head of the noun phrase: it ends at a comma, a preposition, a relative pronoun, a participle."""
    words = names.words
    i = first
    while i < last:
        mention = names.at.get(i) or names.led.get(i)
        if mention is not None:
            i = max(mention.last, i + 1)
            continue
        word = words[i]
        if (
            i > first
            and words[i - 1].folded not in _ARTICLES
            and (word.text in ",;:()[]–—" or word.text in "-" or (word.folded in _STOPS and word.text != "IN"))
        ):
            return i
        if i > first + 1 and word.folded.endswith("ed") and head_noun(words[i - 1].folded)[1] and not word.capital:
            return i
        i += 1
    return last


def _determiner(names: Names, first: int) -> str:
    word = names.words[first].folded
    if word in INDEFINITE or word in NUMBERS or word in {"several", "many", "most", "other", "more", "few", "no"}:
        return "indefinite"
    return "definite" if word in DETERMINERS else "bare"


def _modifiers(names: Names, first: int, head: int) -> tuple[str, ...]:
    words = [w.folded for w in names.words[first:head] if w.text[0].isalnum()]
    return tuple(w for w in words if w not in DETERMINERS)


def _owner(names: Names, first: int, core: int) -> int | None:
    """Index of the last word of the possessor: the word before "'s", or a possessive pronoun."""
    words = names.words
    for i in range(core - 2, first, -1):
        if words[i].text in ("'s", "’s") or (words[i].text in "'’" and words[i - 1].folded.endswith("s")):
            return i - 1
    return first if words[first].folded in POSSESSIVES else None


def _apposition(names: Names, core: int, last: int, entity: str) -> Mention | None:
    """The name that a comma sets beside a description: "the F.B.I. director, James Comey"."""
    words = names.words
    if entity in {"group", "document"}:
        return None
    for i in range(core, last - 1):
        if words[i].text not in (",", "–", "—", "-") and not (
            i == core and words[i].text == "(" and entity == "organization"
        ):
            continue
        inner = end_of_core(names, i + 1, last)
        mention = names.at.get(inner - 1)
        if mention is None or words[i + 1].folded in {"who", "which", "including", "where", "and"}:
            continue
        if i + 1 <= mention.lead or mention.lead <= i + 1 <= mention.first:
            suits = mention.entity in (
                {"person", "unknown"} if entity != "organization" else {"organization", "unknown"}
            )
            if suits and _owner(names, i + 1, inner) is None:
                return mention
    return _name_at_end(names, core, last) if entity in {"person", ""} else None


def _is_field(mention: Mention) -> bool:
    """“Adviser to the Governor on Water Barrister Sohail Memon”: what the office is for stands before the title."""
    return len(mention.titles) > 1 and mention.titles[0] not in TITLES and not head_noun(mention.titles[0])[1]


def _name_at_end(names: Names, core: int, last: int) -> Mention | None:
    """“Leader of the opposition in senate Syed Gilani”: a name that follows a noun directly."""
    words = names.words
    end = next((i for i in range(core, last) if words[i].text == "," or words[i].folded in {"who", "which"}), last)
    mention = names.at.get(end - 1)
    if mention is None or mention.entity not in {"person", "unknown"} or mention.lead <= core:
        return None
    before = words[mention.lead - 1]
    follows = (
        before.text == ")"
        or _is_field(mention)
        or (before.text.isalpha() and before.folded not in PREPOSITIONS | DETERMINERS | {"and", "&", "or"})
    )
    return mention if follows and mention.last - mention.first > 1 else None
