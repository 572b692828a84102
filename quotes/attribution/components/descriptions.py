"""How the article describes a speaker: role, affiliation, apposition."""

from collections.abc import Sequence

from quotes.attribution.components.figures import Cast, Figure
from quotes.attribution.components.mentions import Mention
from quotes.attribution.components.nouns import head_noun
from quotes.attribution.lexicon_names import word_set
from quotes.attribution.lexicon_people import COMMON_NOUNS, ROLE_ADJECTIVES
from quotes.attribution.names import COURTESIES

_RELATIVES = word_set("who whom whose which")
_MARKS = ',;:()[]–—"”“'
_ENDS = _MARKS + ".!?"
_VERBS = word_set("is are was were has had have will would can could of in for and to with")
_BACK = word_set("the a an his her its their")
_BARE_TITLES = COURTESIES | word_set("the a an but and so for to by")
_NAMING = word_set(
    """surnamed named called nicknamed codenamed identified identifying known as only just name names her his their
    gave giving give goes going by uses using used asked wanted to be who whom is was of de guerre nom pseudonym alias
    himself herself themselves the a an and under we will call calling"""
)
_ACTING = word_set("fearing citing saying speaking asking requesting declining")
# Mentions that are looked at for a description; later ones seldom bring one.
_FIRST_MENTIONS = 12

Span = tuple[int, int]


def describe(cast: Cast, figure: Figure, sources: Sequence[Span] = ()) -> Span | None:
    """The span that describes a figure.

    For somebody named that is what stands beside the name within a source, else beside another mention; for somebody
    unnamed the whole source.

    Args:
        sources: the characters of the sources that stand for the figure, in text order.
    """
    if figure.phrase is not None:
        return cast.names.span(*_without_opened_clause(cast, *figure.phrase))
    if figure.members:
        return None
    mentions = [m for p in figure.places[:_FIRST_MENTIONS] if (m := cast.names.at.get(p)) is not None]
    within = [found for span in sources[:_FIRST_MENTIONS] for found in _within(cast, mentions, span)]
    beside = [found for m in mentions for found in (_behind(cast, m.last), _before(cast, m)) if found]
    whole = [span for span in sources if _is_description(cast, mentions, span)]
    for found in ([d for d in within if _is_long(d)], [d for d in beside if _is_long(d)], within, beside, whole):
        if found:
            return found[0]
    return None


def _without_opened_clause(cast: Cast, first: int, last: int) -> tuple[int, int]:
    """Words first..last without a "who" that nothing follows: "a city engineer, who"."""
    words = cast.names.words
    while last - 1 > first and (words[last - 1].folded in _RELATIVES or words[last - 1].text in _MARKS):
        last -= 1
    return first, last


def _is_long(span: Span) -> bool:
    """Longer than a bare office like "President"."""
    return span[1] - span[0] > 12


def _is_description(cast: Cast, mentions: Sequence[Mention], source: Span) -> bool:
    """A source that describes somebody who is named elsewhere: "the previous interior minister"."""
    inside = cast.names.between(*source)
    if len(inside) < 2 or any(m.first in inside for m in mentions):
        return False
    return any(head_noun(cast.names.words[i].folded)[1] == "person" for i in inside)


def _within(cast: Cast, mentions: Sequence[Mention], source: Span) -> list[Span]:
    """What a source says beside the name: ", the head of the clinic" behind it, "A Lisbon baker, " before it."""
    words, inside = cast.names.words, cast.names.between(*source)
    mention = next((m for m in mentions if m.first in inside), None)
    if mention is None:
        return []
    behind = _trimmed(cast, mention.last, _before_clause(cast, mention.last, inside.stop))
    before = _trimmed(cast, inside.start, _before_naming(cast, inside.start, _before_titles(cast, mention, inside)))
    apposed = mention.last + 1 < inside.stop and words[mention.last].text in ",–—"
    apposed = apposed and words[mention.last + 1].folded not in _ACTING  # "Olha, fearing reprisals,"
    found = [behind] if apposed and behind and not words[mention.last + 1].text.isdigit() else []
    if apposed and behind and words[mention.last + 1].text.isdigit():  # an age: "Ana Ruiz, 34, a nurse"
        found = [d for d in [_trimmed(cast, mention.last + 2, inside.stop)] if d]
    return found + ([before] if before else [])


def _before_clause(cast: Cast, first: int, last: int) -> int:
    """Where an apposition ends that goes on with what its bearer did: "the vet of Bure, who kept his name back"."""
    words = cast.names.words
    clauses = (i for i in range(first + 2, last) if words[i].folded in _RELATIVES and words[i - 1].text == ",")
    return next(clauses, last)


def _before_titles(cast: Cast, mention: Mention, inside: range) -> int:
    """Where a name begins with its titles, if a comma parts them from a role: "the army’s spokesman, | Maj. Bo Ek"."""
    parted = mention.lead > inside.start and cast.names.words[mention.lead - 1].text == ","
    return mention.lead if parted else mention.first


def _before_naming(cast: Cast, first: int, last: int) -> int:
    """Where the words begin that lead over to a name: "a woman | who gave her name only as"."""
    words = cast.names.words
    while last > first and (words[last - 1].folded in _NAMING or words[last - 1].text in _MARKS):
        last -= 1
    return last


def _trimmed(cast: Cast, first: int, last: int) -> Span | None:
    """Words first..last without marks at either end; None where only titles or nothing remains."""
    words = cast.names.words
    while first < last and words[first].text in _MARKS:
        first += 1
    while last > first and (words[last - 1].text in _ENDS or words[last - 1].text in ("'s", "’s")):
        last -= 1
    said = {w.folded.rstrip(".") for w in words[first:last]} - _BARE_TITLES
    return cast.names.span(first, last) if said and not all(w.isdigit() for w in said) else None


def _behind(cast: Cast, last: int) -> Span | None:
    """The apposition behind a comma, up to the next comma or the end of the clause."""
    words = cast.names.words
    start = last + 1
    if start + 2 < len(words) and words[start].text.isdigit() and words[start + 1].text == ",":
        start += 2
    if start >= len(words) or words[last].text not in ",–—" or words[start].sentence != words[last].sentence:
        return None
    if words[start].folded != "who" and not _has_role(cast, start):
        return None
    end = start
    while end < len(words) and words[end].sentence == words[start].sentence and words[end].text not in _ENDS:
        end += 1
    closed = end < len(words) and words[end].text in ",.–—"
    return cast.names.span(start, end) if closed and end - start > 1 else None


def _has_role(cast: Cast, start: int) -> bool:
    for word in cast.names.words[start : start + 6]:
        if word.text in _MARKS or word.folded in _VERBS or word.folded in {"said", "says"}:
            return False
        if head_noun(word.folded)[1] == "person":
            return True
    return False


def _before(cast: Cast, mention: Mention) -> Span | None:
    """Titles before a name, and the role in small letters before those: "veteran speechwriter"."""
    words, start = cast.names.words, mention.lead
    while start > 0 and mention.lead - start < 6 and words[start - 1].sentence == words[mention.first].sentence:
        word = words[start - 1]
        if word.folded in _BACK and start < mention.lead:
            start -= 1
            break
        if not (word.capital and start < mention.lead) and word.folded not in COMMON_NOUNS | ROLE_ADJECTIVES:
            break
        start -= 1
    titles = {t.rstrip(".") for t in mention.titles} | {w.folded for w in words[start : mention.lead]}
    return cast.names.span(start, mention.first) if titles - _BARE_TITLES else None
