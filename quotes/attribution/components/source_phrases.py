"""What kind of phrase a source is: a name or description, a pronoun, or several joined."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from quotes.attribution.components.mentions import Names
from quotes.attribution.components.phrases import Phrase, end_of_core, read_noun_phrase
from quotes.attribution.lexicon_names import word_set
from quotes.attribution.lexicon_people import DETERMINERS, POSSESSIVES, PRONOUNS, RELATIVE_PRONOUNS

_LEADING = word_set(
    """but and or so then even also only just both either neither not nor yet still while as that because when"""
)


def phrase_of(names: Names, source: Iterable[Sequence[int]]) -> Phrase:
    """The source of an attribution as one phrase; of a source in several pieces the first that says something."""
    for start, end in source:
        inside = names.between(start, end)
        phrase = read_phrase(names, inside.start, inside.stop)
        if phrase.form != "missing":
            return phrase
    return Phrase("missing", 0, 0)


def label_of(names: Names, phrase: Phrase) -> list[int] | None:
    """The name with its title, or the noun with what stands before it; without appositions and clauses."""
    if phrase.form not in {"name", "description", "joint"}:
        return None
    if phrase.form == "name" and phrase.mention:
        return list(names.span(max(phrase.first, phrase.mention.lead), min(phrase.mention.last, phrase.last)))
    return list(names.span(phrase.first, phrase.core if phrase.form == "description" and phrase.core else phrase.last))


def read_phrase(names: Names, first: int, last: int) -> Phrase:
    """Read the words first..last as one noun phrase."""
    words = names.words
    while first < last and (
        not (words[first].text[0].isalnum() or words[first].text == "@")
        or (words[first].folded in _LEADING and last - first > 1 and first not in names.at)
    ):
        first += 1
    while last > first and not words[last - 1].text[0].isalnum() and words[last - 1].text not in ("'s", "’s"):
        last -= 1
    if first >= last:
        return Phrase("missing", first, last)
    inserted = next((i for i in range(first + 1, last - 1) if _inserts(words[i].text, words[i + 1].folded)), last)
    parts = _listed(names, first, last) or _joined(names, first, inserted)
    if parts:
        return Phrase("joint", first, last, entity="group", parts=parts)
    word = words[first].folded
    shouted = len(word) > 1 and words[first].text.isupper()
    titled = word == "me" and words[first].capital and first + 1 in names.at  # "Me Jean Roux", a lawyer
    titled = titled or (word == "mine" and last - first > 1)  # "mine owner Ana Ruiz"
    if (word in PRONOUNS or word in RELATIVE_PRONOUNS) and not (shouted or titled):
        rest = words[first + 1].folded if last - first > 1 else ""
        if word not in POSSESSIVES or not rest or rest in {"himself", "herself", "'s", "'"}:
            return Phrase("pronoun", first, last, head=word, core=first + 1)
    return read_noun_phrase(names, first, last)


def _inserts(mark: str, word: str) -> bool:
    """Whether examples begin here: "Five groups — including A and B — said"."""
    return mark in "–—" and word in {"among", "including", "such"}


def _listed(names: Names, first: int, last: int) -> tuple[Phrase, ...]:
    """“Clinton, Sanders”, as headlines have it: two bare names of people and a comma."""
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
        if right >= last or words[right].folded in {"also", "a", "an", "now"}:
            continue
        if words[right].folded == "former" and read_phrase(names, right, last).form != "name":
            continue
        opens = _opens_member(names, right) or words[right].folded == "former"
        if not opens and not (before == split and _names_member(names, first, split)):
            continue
        commas = [i for i in range(first, split) if words[i].text == ","]
        if not commas and before != split and not _names_member(names, first, split):
            continue
        pieces = _pieces(names, range(first, split), range(right, last), commas)
        if pieces and pieces[0].form == "description" and pieces[0].entity == "group" and len(pieces) > 2:
            pieces = pieces[1:]  # "the co-founders, Lena Brand and Marcus Tee"
        if pieces and (all(_is_member(p) for p in pieces) or _leads_others(pieces)):
            return pieces
    return ()


def _without_brackets(names: Names, first: int, split: int) -> int:
    words = names.words
    core = end_of_core(names, first, split)
    bracketed = core < split and words[core].text == "(" and words[split - 1].text == ")"
    return split if bracketed else core


def _pieces(names: Names, left: range, right: range, commas: list[int]) -> tuple[Phrase, ...]:
    words, first, split = names.words, left.start, left.stop
    rest = read_phrase(names, right.start, right.stop)
    if not commas:
        return (_read_or_pronoun(names, first, split), rest)
    if commas[-1] == split - 1:  # "Kazuo Shii, leader of the party, and Mizuho Fukushima, chief of another"
        return (_read_or_pronoun(names, first, split - 1), rest)
    bounds = [first - 1, *commas, split]
    pieces = [_read_or_pronoun(names, a + 1, b) for a, b in pairwise(bounds) if b > a + 1]
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
    """“Ward and other security experts”: a named person with unnamed people."""
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
