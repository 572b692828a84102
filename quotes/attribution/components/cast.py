"""The cast of an article: everyone and everything its names stand for, each with all its names."""

from bisect import bisect_left, insort
from collections import defaultdict
from dataclasses import dataclass, field

from quotes.attribution.components.mentions import Mention, Names, is_namesake
from quotes.attribution.components.nouns import head_noun
from quotes.attribution.components.roles import broader, is_modifier, offices, role_form, roles_around, words_around
from quotes.attribution.lexicon_names import CAPITALS, DEMONYMS, FEMALE, MALE
from quotes.attribution.lexicon_people import COMMON_NOUNS, FEMALE_NOUNS, MALE_NOUNS, ORGANIZATION_NOUNS
from quotes.attribution.names import (
    FAMILY_FIRST,
    PARTICLES,
    TITLES,
    acronyms,
    fold,
    sex_of_title,
    split_name,
    tokens,
    variant,
    words_agree,
)

# Figures of one word that are compared with a name; keeps the work linear in texts full of Johns.
_MOST = 40


@dataclass(slots=True, eq=False)
class Figure:
    """Somebody or something in the article.

    Args:
        number: order of appearance.
        name: folded words of the fullest name; empty for one who is only described.
        printed: the fullest name as printed.
        entity: "person", "group", "organization" or "document"; "unknown" until something tells.
        sexes: votes for "m" and "f".
        roles: folded nouns that describe it.
        titles: folded titles and roles printed before its name.
        context: all folded words of its titles, roles and appositions.
        places: index of the first word of every mention, in text order.
        spans: the mentions' characters.
        members: the figures of a joint speaker.
        phrase: words of the source that stands for one without a name of its own.
    """

    number: int
    name: tuple[str, ...]
    printed: str
    entity: str
    sexes: dict[str, int] = field(default_factory=lambda: {"m": 0, "f": 0})
    roles: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    context: set[str] = field(default_factory=set)
    places: list[int] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    members: tuple["Figure", ...] = ()
    phrase: tuple[int, int] | None = None

    @property
    def sex(self) -> str | None:
        if self.sexes["m"] == self.sexes["f"]:
            return None
        return "m" if self.sexes["m"] > self.sexes["f"] else "f"

    @property
    def personal(self) -> bool:
        return self.entity in {"person", "unknown"}


@dataclass(slots=True)
class Cast:
    """All figures, found by a word of their name, an acronym or a noun that describes them."""

    names: Names
    text: str
    figures: list[Figure] = field(default_factory=list)
    of: dict[Mention, Figure] = field(default_factory=dict)
    by_word: dict[str, list[Figure]] = field(default_factory=lambda: defaultdict(list))
    by_acronym: dict[str, Figure] = field(default_factory=dict)
    by_role: dict[str, list[Figure]] = field(default_factory=lambda: defaultdict(list))

    def new(self, name: tuple[str, ...], printed: str, entity: str) -> Figure:
        figure = Figure(len(self.figures), name, printed, entity)
        self.figures.append(figure)
        return figure

    def describe(self, figure: Figure, nouns: set[str]) -> None:
        """Let `figure` be found under nouns that describe it, and under broader ones."""
        wide = nouns | broader(nouns)
        for noun in wide - figure.roles:
            self.by_role[noun].append(figure)
        figure.roles |= wide
        figure.sexes["f"] += 2 * bool(nouns & FEMALE_NOUNS)
        figure.sexes["m"] += 2 * bool(nouns & MALE_NOUNS)


def gather_cast(text: str, names: Names) -> Cast:
    """Join the names of a text into figures; full names first, so that a short one finds the full one behind it."""
    cast = Cast(names, text)
    ordered = sorted(names.mentions, key=lambda m: (-_length(names, m), m.first))
    for mention in ordered:
        _place(cast, mention)
    for mention in names.mentions:
        figure = cast.of[mention]
        figure.spans.append(names.span(mention.lead if figure.personal else mention.first, mention.last))
        _learn(cast, mention, figure)
    _learn_from_pronouns(cast)
    return cast


def _length(names: Names, mention: Mention) -> int:
    return sum(w.folded not in PARTICLES for w in names.words[mention.first : mention.last])


def _place(cast: Cast, mention: Mention) -> None:
    names = cast.names
    first, last = mention.first, mention.last
    printed = cast.text[slice(*names.span(first, last))]
    figure, new, namesake = None, False, is_namesake(names, mention)
    if mention.entity in {"person", "unknown"} and not namesake:
        figure = _known_person(cast, printed, mention)
    if figure is None and mention.entity != "person":
        figure = _known_organization(cast, printed, is_place=mention.entity == "place")
    if figure is None:
        entity = "organization" if mention.entity in {"place", "people"} else mention.entity
        words = tuple(tokens(printed)) or (fold(printed),)
        figure, new = cast.new(words, _plain(printed, entity), entity), True
        _index(cast, figure, () if namesake else words)
    elif len(_plain(printed, figure.entity)) > len(figure.printed) and _extends(figure, printed):
        figure.printed = _plain(printed, figure.entity)
        figure.name = tuple(tokens(printed))
        _index(cast, figure, figure.name)
    if figure.entity == "unknown" and mention.entity != "unknown":
        figure.entity = "organization" if mention.entity in {"place", "people"} else mention.entity
    cast.of[mention] = figure
    insort(figure.places, mention.first)
    if figure.personal:
        _learn_sex(figure, mention, new=new)
    _note_acronym(cast, mention, figure)


def _plain(printed: str, entity: str) -> str:
    """The printed name on one line; a person's without titles."""
    words = printed.split()
    while entity == "person" and len(words) > 1 and fold(words[0]).rstrip(".") in TITLES:
        words = words[1:]
    return " ".join(words)


def _extends(figure: Figure, printed: str) -> bool:
    return figure.personal or set(figure.name) <= set(tokens(printed))


def _index(cast: Cast, figure: Figure, words: tuple[str, ...]) -> None:
    for word in {variant(w) for w in words if len(w) > 1 and w not in PARTICLES}:
        if figure not in cast.by_word[word]:
            cast.by_word[word].append(figure)
    if figure.entity != "person":
        for acronym in acronyms(figure.printed):
            cast.by_acronym.setdefault(acronym, figure)


def _note_acronym(cast: Cast, mention: Mention, figure: Figure) -> None:
    """“Transparency Institute Guyana Inc (TIGI)” is known as TIGI from then on."""
    words = cast.names.words
    last = mention.last
    if last + 2 < len(words) and words[last].text == "(" and words[last + 2].text == ")":
        short = words[last + 1]
        if short.text.replace(".", "").isupper() and len(short.text) > 1:
            cast.by_acronym[short.folded.replace(".", "")] = figure


def _known_organization(cast: Cast, printed: str, *, is_place: bool) -> Figure | None:
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


def _known_person(cast: Cast, printed: str, mention: Mention) -> Figure | None:
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
            found.append(((fit, _presence(cast, figure, mention.first), len(figure.name)), figure))
    return max(found, key=lambda pair: pair[0])[1] if found else None


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


def _learn(cast: Cast, mention: Mention, figure: Figure) -> None:
    """Roles from titles and the words around a mention."""
    if is_modifier(cast.names, mention, COMMON_NOUNS):
        return
    nouns = roles_around(cast.names, mention)
    figure.titles |= {role_form(t) for t in offices(mention)}
    figure.context |= words_around(cast.names, mention, cast.text) | nouns if nouns else set()
    if figure.entity == "unknown" and (mention.titles or any(head_noun(n)[1] == "person" for n in nouns)):
        figure.entity = "person"
    if figure.entity == "organization" and mention.entity == "place":
        nouns = {"country", "nation"}
    elif figure.entity == "organization":
        nouns = {n for n in nouns if head_noun(n)[1] not in {"person", "group"}} | _own_nouns(figure)
    if figure.personal:
        nouns = nouns | _initials(mention.titles)
    cast.describe(figure, nouns)


def _initials(titles: tuple[str, ...]) -> set[str]:
    """“igp” for "Inspector-General of Police"."""
    words = [word for title in titles for word in title.split("-") if word not in {"of", "for", "and", "the"}]
    return {"".join(word[:1] for word in words)} if len(words) > 1 else set()


def _learn_sex(figure: Figure, mention: Mention, *, new: bool) -> None:
    """Votes of a title and, once, of the first name."""
    sex = sex_of_title(mention.titles)
    if sex:
        figure.sexes[sex] += 3
    given = tokens(" ".join(split_name(figure.printed).given)) or list(figure.name)
    first = next((w for w in given if w not in PARTICLES), "")
    if new:
        figure.sexes["m"] += 2 * (first in MALE and first not in FEMALE)
        figure.sexes["f"] += 2 * (first in FEMALE and first not in MALE)


def _own_nouns(figure: Figure) -> set[str]:
    return {w for w in figure.name if w in ORGANIZATION_NOUNS} | {figure.name[-1]}


def _learn_from_pronouns(cast: Cast) -> None:
    """A sentence that names one person and the next that opens with "He" or "She" tell the sex."""
    people: dict[int, set[Figure]] = defaultdict(set)
    for mention, figure in cast.of.items():
        seems_one = figure.entity == "unknown" and (len(figure.name) == 2 or len(figure.places) > 1)
        if figure.entity == "person" or seems_one:
            people[cast.names.words[mention.first].sentence].add(figure)
    for word in cast.names.words:
        if word.opens and word.folded in ("he", "she"):
            before = people.get(word.sentence - 1, set())
            if len(before) == 1 and word.sentence not in people:
                next(iter(before)).sexes["m" if word.folded == "he" else "f"] += 1
