"""What is known at one point of an article: the cast, who has spoken so far, whom it has described."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from quotes.attribution.components.figures import Cast, Figure
from quotes.attribution.components.mentions import Mention, Names
from quotes.attribution.components.nouns import head_noun
from quotes.attribution.components.phrases import Phrase
from quotes.attribution.components.roles import broader

# How many names and sources back an antecedent is looked for; keeps the work linear in the length of the text.
REACH = 24


@dataclass(frozen=True, slots=True)
class Turn:
    """A source that has been resolved, at the word where it stands; `statement` if a text of the figure's speaks."""

    place: int
    figure: Figure
    statement: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """The figure a source stands for, the evidence that decided and the word it rests on."""

    figure: Figure | None
    rule: str
    confidence: float
    place: int | None = None


Resolve = Callable[["Scene", Phrase, list[range]], Answer]


@dataclass(slots=True)
class Scene:
    """The state in which the sources of one article are resolved, in text order.

    Args:
        quoted: characters of quoted content, in text order.
        sources: words that stand in a source.
        weights: how much each feature of an antecedent counts for a pronoun.
        turns: the sources resolved so far.
        described: the figures met under a noun, with the place.
        phrases: the unnamed figures and those named by a phrase, by their words.
        answered: answers by the place of their source.
        named_later: by somebody unnamed, who that is as the text tells below.
        quoting: by the place of a source within a quote, whose words the quote has.
        grants: characters where names are withheld, in text order.
    """

    cast: Cast
    quoted: list[tuple[int, int]]
    sources: frozenset[int]
    weights: Mapping[str, float]
    grants: Sequence[int] = ()
    turns: list[Turn] = field(default_factory=list)
    described: dict[str, list[Turn]] = field(default_factory=lambda: defaultdict(list))
    phrases: dict[str, Figure] = field(default_factory=dict)
    named_later: dict[Figure, Figure] = field(default_factory=dict)
    joints: dict[frozenset[int], Figure] = field(default_factory=dict)
    answered: dict[int, Answer] = field(default_factory=dict)
    quoting: dict[int, Figure] = field(default_factory=dict)
    places: list[int] = field(default_factory=list)
    opening: int = 0

    def __post_init__(self) -> None:
        self.places = [m.first for m in self.names.mentions]
        self.opening = next((w.sentence for w in self.names.words if len(w.text) > 2 and w.text.islower()), 0)

    @property
    def names(self) -> Names:
        return self.cast.names

    def distance(self, a: int, b: int) -> int:
        """Sentences between two words."""
        return abs(self.names.words[a].sentence - self.names.words[b].sentence)

    def mention_at(self, place: int) -> Mention | None:
        """The name that a word belongs to, its titles included."""
        return self.names.at.get(place) or self.names.led.get(place)

    def mentions_before(self, place: int, count: int = REACH) -> list[Mention]:
        """The last names before a word, in text order."""
        stop = bisect_left(self.places, place)
        return self.names.mentions[max(0, stop - count) : stop]

    def turns_before(self, place: int) -> list[Turn]:
        """The last sources before a word, in text order."""
        stop = bisect_left(self.turns, place, key=lambda turn: turn.place)
        return self.turns[max(0, stop - REACH) : stop]

    def before(self, place: int) -> list[tuple[int, Figure, bool]]:
        """Names and sources before a word, nearest first: (place, figure, whether it is a source)."""
        near = [(m.first, self.cast.of[m], False) for m in self.mentions_before(place)]
        near += [(t.place, t.figure, True) for t in self.turns_before(place)]
        return sorted(near, key=lambda n: -n[0])

    def last_place(self, figure: Figure, place: int) -> int | None:
        """Where a figure was last mentioned before a word."""
        i = bisect_left(figure.places, place)
        return figure.places[i - 1] if i else None

    def last_two(self, place: int, *, countries: bool = False) -> list[Figure]:
        """The last two named people (or countries) before a word, in text order; empty if there are no two."""
        found: list[Figure] = []
        for at, figure, _ in self.before(place):
            if self.distance(at, place) > 6:
                break
            fits = "country" in figure.roles if countries else figure.entity == "person" and bool(figure.name)
            if fits and figure not in found:
                found.append(figure)
            if len(found) == 2:
                return found[::-1]
        return []

    def is_quoted(self, place: int) -> bool:
        start = self.names.words[place].start
        i = bisect_left(self.quoted, (start + 1, 0)) - 1
        return i >= 0 and self.quoted[i][0] <= start < self.quoted[i][1]

    def spoke_last(self, figure: Figure, place: int) -> bool:
        """Whether a figure is the last source before a word; whom a quote lets speak counts within quotes only."""
        within = self.is_quoted(place)
        last = next((t for t in reversed(self.turns_before(place)) if within or not self.is_quoted(t.place)), None)
        return last is not None and last.figure is figure

    def printed(self, first: int, last: int) -> str:
        """The text of words first..last on one line."""
        return " ".join(self.cast.text[slice(*self.names.span(first, last))].split())

    def note(self, phrase: Phrase, figure: Figure, place: int) -> None:
        """Remember that a phrase described a figure."""
        figure.roles |= {phrase.head, *phrase.modifiers}
        if not figure.name:
            figure.context |= {w.folded for w in self.names.words[phrase.core : phrase.last]}
        figure.places.append(phrase.first)
        figure.spans.append(self.names.span(phrase.first, phrase.last))
        nouns = {phrase.head, *self._apposed(phrase)}
        widens = figure.entity == "document" or (not figure.name and figure.entity == "person")
        for noun in nouns | (broader(nouns) if widens else set()):
            self.described[noun].append(Turn(place, figure))

    def _apposed(self, phrase: Phrase) -> list[str]:
        """The noun beside one: "girl" in "the victim, a 15-year-old girl"."""
        words = self.names.words[phrase.core : phrase.last]
        if len(words) < 3 or words[0].text != "," or words[1].folded not in {"a", "an", "the"}:
            return []
        end = next((i for i, w in enumerate(words[2:], 2) if not w.text[0].isalnum() and w.text != "-"), len(words))
        noun, entity = head_noun(words[end - 1].folded)
        return [noun] if entity == "person" else []

    def known_under(self, phrase: Phrase) -> Turn | None:
        """The figure last described by the same noun, if nothing in the new words goes beyond the old ones."""
        recent = reversed(self.described[phrase.head][-6:])
        told = {word for word in phrase.modifiers if not word.endswith("-page")}
        return next((t for t in recent if told <= t.figure.roles), None)

    def unnamed(self, phrase: Phrase, entity: str) -> Answer:
        """Somebody without a name: the same words mean the same plural or definite source, else a new one."""
        words = self.names.words
        inside = range(phrase.core, phrase.last)
        end = next((i for i in inside if words[i].text == "," or words[i].folded == "who"), phrase.last)
        key = " ".join(w.folded for w in words[phrase.first : max(end, phrase.first + 1)])
        known = self.phrases.get(key)
        if known is not None and (phrase.determiner != "indefinite" or entity == "group"):
            self.note(phrase, known, phrase.first)
            return Answer(known, "same-words", 0.7)
        figure = self.cast.new((), "", entity)
        figure.phrase = (phrase.first, phrase.last)
        self.phrases[key] = figure
        self.note(phrase, figure, phrase.first)
        return Answer(figure, "unnamed", 0.8)

    def joint(self, members: list[Figure]) -> Figure:
        """The one figure that stands for several speaking together; named when all its members are."""
        members = list(dict.fromkeys(members))
        key = frozenset(m.number for m in members)
        if key not in self.joints:
            figure = self.cast.new((), "", "group")
            if all(m.name for m in members):
                figure.printed = " and ".join(m.printed for m in members)
                figure.name = tuple(w for m in members for w in m.name)
            figure.members = tuple(members)
            self.joints[key] = figure
        return self.joints[key]
