"""What kind of noun phrase a source is: a name, a pronoun, a description, several of them."""

from dataclasses import dataclass, field

from quotes.attribution.components.mentions import Mention, Names
from quotes.attribution.components.nouns import head_noun
from quotes.attribution.lexicon_names import word_set
from quotes.attribution.lexicon_people import (
    COMMON_NOUNS,
    DETERMINERS,
    INDEFINITE,
    NUMBERS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVE_PRONOUNS,
)

_LEADING = word_set(
    """but and or so then even also only just both either neither not nor yet still while as that because when"""
)
_STOPS = PREPOSITIONS - {"like"} | {
    "requesting", "wishing", "speaking", "saying", "asking", "claiming", "comprised", "comprising", "led", "issued",
    "aware", "briefed", "posted", "released", "published", "obtained", "reviewed", "seen", "based", "interviewed",
    "taken", "quoted", "identified", "surnamed", "named", "called", "known", "working", "involved", "responsible",
    "out", "up", "today", "yesterday", "ago", "late", "last", "earlier", "here", "there", "later", "himself", "herself",
    "itself", "themselves", "conducted", "written", "dated", "signed", "wearing", "holding", "who's", "or", "is", "was", "has", "had", "are",
}  # fmt: skip
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


def read_phrase(names: Names, first: int, last: int) -> Phrase:
    """Read the words first..last as one noun phrase."""
    words = names.words
    while first < last and (
        not words[first].text[0].isalnum() or (words[first].folded in _LEADING and last - first > 1)
    ):
        first += 1
    while last > first and not words[last - 1].text[0].isalnum() and words[last - 1].text not in ("'s", "’s"):
        last -= 1
    if first >= last:
        return Phrase("missing", first, last)
    parts = _listed(names, first, last) or _joined(names, first, last)
    if parts:
        return Phrase("joint", first, last, entity="group", parts=parts)
    word = words[first].folded
    if (word in PRONOUNS or word in RELATIVE_PRONOUNS) and (len(word) == 1 or not words[first].text.isupper()):
        rest = words[first + 1].folded if last - first > 1 else ""
        if word not in POSSESSIVES or not rest or rest in {"himself", "herself", "'s", "'"}:
            return Phrase("pronoun", first, last, head=word, core=first + 1)
    return _read_noun_phrase(names, first, last)


def _read_noun_phrase(names: Names, first: int, last: int) -> Phrase:
    words = names.words
    core = _end_of_core(names, first, last)
    if core + 1 < last and words[core].folded == "of" and words[core - 1].folded in _TRANSPARENT:
        return _read_noun_phrase(names, core + 1, last)
    owner = _owner(names, first, core)
    start = owner + 2 if owner is not None and words[owner].folded not in POSSESSIVES else first
    head = core - 1
    while head > start and not words[head].text[0].isalnum():
        head -= 1
    if words[head].text in ("'s", "’s") and head > start:
        head -= 1
    if words[head].text.isdigit() and head > start:
        head -= 1
    mention = names.at.get(head)
    if mention is not None and _is_people(names, first, mention):
        return Phrase(
            "description",
            first,
            last,
            head=words[head].folded,
            entity="group",
            core=core,
            determiner=_determiner(names, first),
            modifiers=_modifiers(names, first, head),
        )
    if mention is not None and mention.entity == "unknown" and core < last and words[core].text == "(":
        mention = _name_at_end(names, core, last) or mention
    if mention is not None and mention.first >= start and not _is_noun_of_title(names, mention):
        return Phrase(
            "name",
            first,
            last,
            mention=mention,
            entity=_named_entity(names, mention),
            owner=owner,
            core=core,
            determiner=_determiner(names, first),
            modifiers=_modifiers(names, first, mention.first),
        )
    noun, entity = head_noun(words[head].folded)
    if not entity and any(words[i].folded.endswith("year-old") for i in range(first, head)):
        entity = "person"
    phrase = Phrase(
        "description",
        first,
        last,
        head=noun,
        entity=entity,
        determiner=_determiner(names, first),
        owner=owner,
        modifiers=_modifiers(names, start, head),
        core=core,
    )
    apposed = _apposition(names, core, last, entity)
    if apposed is None:
        return phrase
    return Phrase(
        "name",
        first,
        last,
        head=noun,
        mention=apposed,
        apposed=True,
        owner=owner,
        core=core,
        entity=_named_entity(names, apposed) if apposed.entity != "unknown" else entity,
        determiner=phrase.determiner,
        modifiers=phrase.modifiers,
    )


def _is_people(names: Names, first: int, mention: Mention) -> bool:
    """ "Most Central Africans": several of a people or party."""
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
    """ "the Attorney-General", "the President": one capitalized role is a description, no name."""
    run = names.folded(mention)
    return mention.entity == "unknown" and len(run) == 1 and run[0] in COMMON_NOUNS


def _named_entity(names: Names, mention: Mention) -> str:
    return {"place": "organization", "people": "group"}.get(mention.entity, mention.entity)


def _end_of_core(names: Names, first: int, last: int) -> int:
    """Index behind the head of the noun phrase: it ends at a comma, a preposition, a relative pronoun, a participle."""
    words = names.words
    i = first
    while i < last:
        mention = names.at.get(i) or names.led.get(i)
        if mention is not None:
            i = max(mention.last, i + 1)
            continue
        word = words[i]
        if i > first and (
            word.text in ",;:()[]–—" or word.text in "-" or (word.folded in _STOPS and word.text != "IN")
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
        inner = _end_of_core(names, i + 1, last)
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


def _name_at_end(names: Names, core: int, last: int) -> Mention | None:
    """ "Leader of the opposition in senate Syed Gilani": a name that follows a noun directly."""
    words = names.words
    end = next((i for i in range(core, last) if words[i].text == "," or words[i].folded in {"who", "which"}), last)
    mention = names.at.get(end - 1)
    if mention is None or mention.entity not in {"person", "unknown"} or mention.lead <= core:
        return None
    before = words[mention.lead - 1]
    follows = before.text == ")" or (
        before.text.isalpha() and before.folded not in PREPOSITIONS | DETERMINERS | {"and", "&", "or"}
    )
    return mention if follows and mention.last - mention.first > 1 else None


def _listed(names: Names, first: int, last: int) -> tuple[Phrase, ...]:
    """ "Clinton, Sanders", as headlines have it: two bare names of people and a comma."""
    one, other = names.at.get(first), names.at.get(last - 1)
    if one is None or other is None or one is other or one.last + 1 != other.first or names.words[one.last].text != ",":
        return ()
    if {one.entity, other.entity} - {"person", "unknown"} or one.last - one.first > 2 or other.last - other.first > 2:
        return ()
    return read_phrase(names, first, one.last), read_phrase(names, other.first, last)


def _joined(names: Names, first: int, last: int) -> tuple[Phrase, ...]:
    """The members of "A and B", "A, B and C", "Shaked and the ministry"; empty for one phrase."""
    words = names.words
    splits = [
        i
        for i in range(first + 1, last - 1)
        if (words[i].folded in {"and", "&", "or", "nor"} and i not in names.at)
        or (words[i].folded == "as" and [w.folded for w in words[i : i + 3]] == ["as", "well", "as"])
    ]
    for split in splits:
        right = split + (3 if words[split].folded == "as" else 1)
        before = _without_brackets(names, first, split)
        if right >= last or words[right].folded in {"also", "a", "an", "former", "now"}:
            continue
        if not _opens_member(names, right) and not (before == split and _names_member(names, first, split)):
            continue
        commas = [i for i in range(first, split) if words[i].text == ","]
        if not commas and before != split and not _names_member(names, first, split):
            continue
        pieces = _pieces(names, first, split, right, last, commas)
        if pieces and (all(_is_member(p) for p in pieces) or _leads_others(pieces)):
            return pieces
    return ()


def _without_brackets(names: Names, first: int, split: int) -> int:
    words = names.words
    core = _end_of_core(names, first, split)
    bracketed = core < split and words[core].text == "(" and words[split - 1].text == ")"
    return split if bracketed else core


def _pieces(names: Names, first: int, split: int, right: int, last: int, commas: list[int]) -> tuple[Phrase, ...]:
    words = names.words
    rest = read_phrase(names, right, last)
    if not commas:
        return (_read_or_pronoun(names, first, split), rest)
    if commas[-1] == split - 1:  # "Kazuo Shii, leader of the party, and Mizuho Fukushima, chief of another"
        return (_read_or_pronoun(names, first, split - 1), rest)
    bounds = [first - 1, *commas, split]
    pieces = [_read_or_pronoun(names, a + 1, b) for a, b in zip(bounds, bounds[1:], strict=False) if b > a + 1]
    return (*pieces, rest) if all(words[a + 1].capital or words[a + 1].folded == "the" for a in bounds[:-1]) else ()


def _read_or_pronoun(names: Names, first: int, last: int) -> Phrase:
    word = names.words[first].folded
    if last - first == 1 and word in PRONOUNS:
        return Phrase("pronoun", first, last, head=word, core=last)
    return read_phrase(names, first, last)


def _opens_member(names: Names, i: int) -> bool:
    word = names.words[i]
    return i in names.at or word.folded in DETERMINERS | PRONOUNS or word.capital


def _names_member(names: Names, first: int, split: int) -> bool:
    return split - 1 in names.at and not any(names.words[i].text == "," for i in range(first, split))


def _leads_others(pieces: tuple[Phrase, ...]) -> bool:
    """ "Ward and other security experts": a named person with unnamed people."""
    one, rest = pieces[0], pieces[-1]
    named = one.form == "name" and one.mention is not None and one.mention.entity in {"person", "unknown"}
    return len(pieces) == 2 and named and rest.form == "description" and rest.entity == "group"


def _is_member(phrase: Phrase) -> bool:
    """Joint speakers are told by name, by pronoun, or as one definite person or organization."""
    if phrase.form == "name":
        return phrase.mention is not None and phrase.mention.entity != "people"
    if phrase.form == "pronoun":
        return True
    return phrase.form == "joint" or (
        phrase.form == "description" and phrase.determiner == "definite" and phrase.entity in {"person", "organization"}
    )
