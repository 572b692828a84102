"""Who and what an article speaks of, each with all its names, and the ways to find one."""

from collections import defaultdict
from dataclasses import dataclass, field

from quotes.attribution.components.mentions import Mention, Names
from quotes.attribution.components.roles import broader
from quotes.attribution.lexicon_people import FEMALE_NOUNS, MALE_NOUNS
from quotes.attribution.names import PARTICLES, acronyms, variant


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
    aliases: dict[tuple[str, ...], Figure] = field(default_factory=dict)
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

    def index(self, figure: Figure, words: tuple[str, ...]) -> None:
        """Let `figure` be found by the words of a name and, unless it is a person, by its acronyms."""
        for word in {variant(w) for w in words if len(w) > 1 and w not in PARTICLES}:
            if figure not in self.by_word[word]:
                self.by_word[word].append(figure)
        if figure.entity != "person":
            for acronym in acronyms(figure.printed):
                self.by_acronym.setdefault(acronym, figure)
