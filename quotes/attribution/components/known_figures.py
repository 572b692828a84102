"""Which figure a name stands for, among those that longer names before it have made."""

from bisect import bisect_left

from quotes.attribution.components.figures import Cast, Figure
from quotes.attribution.components.mentions import Mention
from quotes.attribution.lexicon_names import CAPITALS, DEMONYMS
from quotes.attribution.lexicon_people import ORGANIZATION_NOUNS
from quotes.attribution.names import (
    FAMILY_FIRST,
    PARTICLES,
    sex_of_title,
    split_name,
    tokens,
    variant,
    words_agree,
)

# Figures of one word that are compared with a name; keeps the work linear in texts full of Johns.
_MOST = 40
# What stands between a name and another of the same person.
_ALSO = ("a.k.a.", "aka", "also known as", "better known as", "popularly known as", "popularly called", "fondly called")
_QUOTES = "“\"‘'"


def known_as(cast: Cast, mention: Mention) -> Figure | None:
    """Who was named right before an alias: "Innocent Eze (a.k.a. Ochendo)", "Pat Lowe, better known as Slim"."""
    words, i = cast.names.words, mention.lead - 1
    while i >= 0 and words[i].text in _QUOTES:
        i -= 1
    before = " ".join(w.folded for w in words[max(0, i - 2) : i + 1])
    also = next((also for also in _ALSO if before.endswith(also)), None)
    if also is None:
        return cast.aliases.get(tuple(cast.names.folded(mention)))
    i -= len(also.split())
    while i >= 0 and (words[i].text in "(," or words[i].folded in {"who", "is", "also"}):
        i -= 1
    main = cast.names.at.get(i)
    figure = cast.of.get(main) if main is not None and main.last == i + 1 else None
    if figure is not None:
        cast.aliases[tuple(cast.names.folded(mention))] = figure
    return figure


def known_person(cast: Cast, printed: str, mention: Mention) -> Figure | None:
    words = tokens(split_name(printed).plain)
    bare = [w for w in words if w not in PARTICLES] or words
    if not bare:
        return None
    sex = sex_of_title(mention.titles)
    found: list[tuple[tuple[float, ...], Figure]] = []
    keys = dict.fromkeys((variant(bare[-1]), variant(bare[0])))
    for figure in [f for k in keys for f in cast.by_word.get(k, ())[-_MOST:]]:
        if not figure.personal or not figure.name:
            continue
        same = set(words) <= set(figure.name) or set(figure.name) <= set(words)
        if figure.entity == "unknown" and mention.entity == "unknown" and not same:
            continue
        fit = _fit(bare, [w for w in figure.name if w not in PARTICLES] or list(figure.name))
        if fit and not (sex and figure.sex and figure.sex != sex):
            found.append(
                (
                    (fit, _is_of_age(cast, figure, mention), _presence(cast, figure, mention.first), len(figure.name)),
                    figure,
                )
            )
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _is_of_age(cast: Cast, figure: Figure, mention: Mention) -> bool:
    """Whether "the elder Mr. Broadnax" can be who was not called a son or daughter, "the younger" who was."""
    words = cast.names.words
    said = words[mention.lead - 1].folded if mention.lead else ""
    if said not in {"elder", "older", "younger"} or not figure.places:
        return True
    first = figure.places[0]
    is_child = any(w.folded in {"son", "daughter"} for w in words[max(0, first - 4) : first])
    return is_child == (said == "younger")


def _presence(cast: Cast, figure: Figure, place: int) -> float:
    """How much the article is about somebody at a place: often named before, and lately."""
    before = bisect_left(figure.places, place)
    if not before:
        return -5.0
    words = cast.names.words
    return min(before, 5) - 0.2 * min(25, words[place].sentence - words[figure.places[before - 1]].sentence)


def _fit(words: list[str], full: list[str]) -> int:
    """How well a name fits another: 3 the same words, 2 its family name, 1 another word of it, 0 not at all."""
    one, other = [variant(w) for w in words], [variant(w) for w in full]
    if sorted(one) == sorted(other):
        return 3 * (one == other or bool({one[0], one[-1]} & FAMILY_FIRST))
    if len(one) == 1 or len(other) == 1:
        short, long = (one[0], other) if len(one) == 1 else (other[0], one)
        return 2 if short in {long[-1], long[-1].rpartition("-")[2]} else int(short in long)
    if set(one) <= set(other) or set(other) <= set(one):
        return 2
    return 2 * (one[-1] == other[-1] and words_agree(words[0], full[0]))


def known_organization(cast: Cast, printed: str, *, is_place: bool) -> Figure | None:
    """The organization printed before that this name is; a place alone is none that is called after it."""
    words = tokens(printed)
    if not words:
        return None
    joined = "".join(words)
    if len(words) == 1:
        country = CAPITALS.get(joined) or DEMONYMS.get(joined)
        if joined in cast.by_acronym:
            return cast.by_acronym[joined]
        if country:
            words = country.split()
    for figure in cast.by_word.get(variant(words[-1]), ()):
        if figure.entity == "person":
            continue
        if list(figure.name) == words or (not (is_place and len(words) == 1) and _shortens(words, figure.name)):
            return figure
    return None


def _shortens(short: list[str], full: tuple[str, ...]) -> bool:
    """“the Rabbinical Council” for "the Rabbinical Council of America", "the Interior Ministry" for "Israel's ..."."""
    if len(short) < 2 and short[0] in ORGANIZATION_NOUNS:
        return False
    if len(short) == 1:
        return full[0] == short[0] and len(full) <= 3 and full[-1] in ORGANIZATION_NOUNS | {"inc", "corp", "ltd", "co"}
    if short[0] == full[0] and short[-1] == full[-1]:
        return set(short) <= set(full)  # "the Holocaust Museum"
    return tuple(short) == full[: len(short)] or tuple(short) == full[-len(short) :]
