"""The cast of an article: its names joined into figures, with what the words around them tell."""

from bisect import insort
from collections import defaultdict

from quotes.attribution.components.figures import Cast, Figure
from quotes.attribution.components.known_figures import known_as, known_organization, known_person
from quotes.attribution.components.mentions import Mention, Names, is_namesake
from quotes.attribution.components.nouns import head_noun
from quotes.attribution.components.roles import is_modifier, offices, role_form, roles_around, words_around
from quotes.attribution.lexicon_names import FEMALE, MALE
from quotes.attribution.lexicon_people import COMMON_NOUNS, ORGANIZATION_NOUNS
from quotes.attribution.names import COURTESIES, KUNYA, PARTICLES, TITLES, fold, sex_of_title, split_name, tokens


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
        figure = known_as(cast, mention) or known_person(cast, printed, mention)
    if figure is None and mention.entity != "person":
        figure = known_organization(cast, printed, is_place=mention.entity == "place")
    if figure is None:
        entity = "organization" if mention.entity in {"place", "people"} else mention.entity
        words = tuple(tokens(printed)) or (fold(printed),)
        figure, new = cast.new(words, _plain(printed, entity), entity), True
        cast.index(figure, () if namesake else words)
    elif len(_plain(printed, figure.entity)) > len(figure.printed) and _extends(figure, printed):
        figure.printed = _plain(printed, figure.entity)
        figure.name = tuple(tokens(printed))
        cast.index(figure, figure.name)
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
    words = set(tokens(printed))
    return not words.isdisjoint(figure.name) if figure.personal else set(figure.name) <= words


def _note_acronym(cast: Cast, mention: Mention, figure: Figure) -> None:
    """“Transparency Institute Guyana Inc (TIGI)” is known as TIGI from then on."""
    words = cast.names.words
    last = mention.last
    if last + 2 < len(words) and words[last].text == "(" and words[last + 2].text == ")":
        short = words[last + 1]
        if short.text.replace(".", "").isupper() and len(short.text) > 1:
            cast.by_acronym[short.folded.replace(".", "")] = figure


def _learn(cast: Cast, mention: Mention, figure: Figure) -> None:
    """Roles from titles and the words around a mention."""
    if is_modifier(cast.names, mention, COMMON_NOUNS):
        return
    nouns = roles_around(cast.names, mention)
    figure.titles |= {role_form(t) for t in offices(mention)}
    figure.context |= words_around(cast.names, mention, cast.text) | nouns if nouns else set()
    if figure.entity == "unknown" and (mention.titles or any(head_noun(n)[1] == "person" for n in nouns)):
        figure.entity = "person"
    if figure.entity == "unknown" and _is_publisher(cast.names, mention):
        figure.entity = "organization"
    if figure.entity == "organization" and mention.entity == "place":
        nouns = {"country", "nation"}
    elif figure.entity == "organization":
        nouns = {n for n in nouns if head_noun(n)[1] not in {"person", "group"}} | _own_nouns(figure)
    if figure.personal:
        nouns = nouns | _initials(mention.titles)
    cast.describe(figure, nouns)


def _is_publisher(names: Names, mention: Mention) -> bool:
    """“Halyard first reported”, "Courier, which": no person."""
    behind = [w.folded for w in names.words[mention.last : mention.last + 3]]
    alone = mention.last - mention.first == 1
    return alone and (behind[:2] == [",", "which"] or behind[:2] in (["first", "reported"], ["first", "published"]))


def _initials(titles: tuple[str, ...]) -> set[str]:
    """“igp” for "Inspector-General of Police", "ps" too for "Agriculture Principal Secretary"."""
    offices = [title for title in titles if title not in COURTESIES]
    words = [word for title in offices for word in title.split("-") if word not in {"of", "for", "and", "the"}]
    letters = "".join(word[:1] for word in words)
    return {letters[i:] for i in range(len(letters) - 1)}


def _learn_sex(figure: Figure, mention: Mention, *, new: bool) -> None:
    """Votes of a title and, once, of the first name."""
    sex = sex_of_title(mention.titles)
    if sex:
        figure.sexes[sex] += 3
    given = tokens(" ".join(split_name(figure.printed).given)) or list(figure.name)
    first = next((w for w in given if w not in PARTICLES), "")
    if new and figure.name[0] in KUNYA:
        figure.sexes[KUNYA[figure.name[0]]] += 3  # "Umm Khaled" is Khaled's mother
    elif new:
        figure.sexes["m"] += 2 * (first in MALE and first not in FEMALE)
        figure.sexes["f"] += 2 * (first in FEMALE and first not in MALE)


def _own_nouns(figure: Figure) -> set[str]:
    return {w for w in figure.name if w in ORGANIZATION_NOUNS} | {figure.name[-1]}


def _learn_from_pronouns(cast: Cast) -> None:
    """A sentence that names one person and the next that opens with "He", "She", "His" or "Her" tell the sex."""
    people: dict[int, set[Figure]] = defaultdict(set)
    for mention, figure in cast.of.items():
        seems_one = figure.entity == "unknown" and (len(figure.name) == 2 or len(figure.places) > 1)
        if figure.entity == "person" or seems_one:
            people[cast.names.words[mention.first].sentence].add(figure)
    for word in cast.names.words:
        if word.opens and word.folded in ("he", "she", "his", "her"):
            before = people.get(word.sentence - 1, set())
            if len(before) == 1 and (word.folded in ("his", "her") or word.sentence not in people):
                next(iter(before)).sexes["m" if word.folded in ("he", "his") else "f"] += 1
