"""Who a source is: names, pronouns and descriptions resolved to the figures of an article."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Set
from dataclasses import dataclass, field, replace

from quotes.attribution.components.cast import Cast, Figure
from quotes.attribution.components.mentions import Names
from quotes.attribution.components.phrases import Phrase, head_noun, read_phrase
from quotes.attribution.lexicon_people import (
    CAPITALS,
    DEMONYMS,
    FEMALE_NOUNS,
    FEMALE_PRONOUNS,
    MALE_NOUNS,
    MALE_PRONOUNS,
    NUMBERS,
    OUR_PRONOUNS,
    OWN_PRONOUNS,
    PLURAL_PRONOUNS,
    RELATIVE_PRONOUNS,
    STATEMENT_NOUNS,
    THING_PRONOUNS,
)

WEIGHTS = {
    "sentence": -1.3,
    "paragraph": -0.35,
    "turn": 0.4,
    "last_turn": 1.3,
    "subject": 0.8,
    "same_clause": 1.0,
    "quoted": -1.6,
    "own_content": -2.5,
    "possessive": -0.7,
    "sex": 1.8,
    "unknown": -1.6,
    "often": 0.15,
    "described": -0.2,
    "asks": -2.0,
}
_LINK_PLACES = 24
# Words for a source that never mean somebody named.
_NOBODY = frozenset("source insider person participant witness attendee whistleblower whistle-blower asi".split())
# Descriptions that fit anybody; alone they never take up somebody named.
_ANYBODY = frozenset(
    """source person man woman official officer aide insider witness spokesman spokeswoman spokesperson resident victim
    voter suspect driver reporter caller friend neighbour neighbor guard soldier worker judge member adviser""".split()
)
# Nouns that name an institution of the country, party or place they stand beside.
_INSTITUTIONS = frozenset(
    """government police military army navy regime state parliament administration ministry embassy presidency court congress
    senate treasury judiciary cabinet campaign governments""".split()
)
# What is said or written belongs to who says it: "the municipality's estimate".
_UTTERANCES = frozenset(
    """statement letter tweet post email message testimony remark comment word estimate announcement proposal order
    warning speech note declaration memo words remarks comments""".split()
)
# Nouns that can take up any organization named before.
_ANY_ORGANIZATION = frozenset(
    """agency association body board bank broadcaster bureau charity club commission committee company corporation council
    department division firm foundation group institution institute military ministry movement newspaper network
    organisation organization outfit outlet party precinct unit university""".split()
)


@dataclass(frozen=True, slots=True)
class Turn:
    """A source that has been resolved, at the word where it stands."""

    place: int
    figure: Figure
    statement: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """The figure a source stands for, the evidence that decided and the words it rests on."""

    figure: Figure | None
    rule: str
    confidence: float
    place: int | None = None


@dataclass(slots=True)
class Resolver:
    """Resolves the sources of one article in text order and remembers who spoke."""

    cast: Cast
    quoted: list[tuple[int, int]]
    weights: dict[str, float] = field(default_factory=lambda: dict(WEIGHTS))
    turns: list[Turn] = field(default_factory=list)
    described: dict[str, list[Turn]] = field(default_factory=lambda: defaultdict(list))
    phrases: dict[str, Figure] = field(default_factory=dict)
    joints: dict[frozenset[int], Figure] = field(default_factory=dict)
    places: list[int] = field(default_factory=list)
    answered: dict[int, Answer] = field(default_factory=dict)
    sources: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        self.places = [m.first for m in self.names.mentions]

    @property
    def names(self) -> Names:
        return self.cast.names

    def resolve(self, phrase: Phrase, place: int, content: list[range]) -> Answer:
        """The figure of one source phrase; `content` are the word ranges of what it says."""
        if place in self.answered:
            return self.answered[place]
        answer = self._resolve(phrase, place, content)
        self.answered[place] = answer
        if answer.figure is not None:
            statement = phrase.entity == "document" or answer.rule == "statement-of" or head_of(phrase, self.names) in STATEMENT_NOUNS
            self.turns.append(Turn(place, answer.figure, statement))
        return answer

    def _resolve(self, phrase: Phrase, place: int, content: list[range]) -> Answer:
        if phrase.form == "joint":
            return self._joint(phrase, content)
        if phrase.form == "pronoun":
            return self._pronoun(phrase, content)
        if phrase.form == "name" and phrase.mention is not None:
            figure = self.cast.of[phrase.mention]
            if phrase.mention.entity == "people":
                return self._people(phrase)
            if phrase.head:
                self.cast.describe(figure, {phrase.head, *phrase.modifiers})
            return Answer(figure, "apposition" if phrase.apposed else "name", 0.95, phrase.mention.first)
        return self._description(phrase, place)

    # Joint sources

    def _joint(self, phrase: Phrase, content: list[range]) -> Answer:
        answers = [self._resolve(p, p.first, content) for p in phrase.parts]
        members = [a.figure for a in answers if a.figure is not None]
        flat = [m for f in members for m in (f.members or (f,))]
        if len(set(map(id, flat))) < 2:
            return Answer(flat[0] if flat else None, "joint", 0.5)
        figure = self.joint(flat)
        if not figure.name and members[0].name and phrase.parts[-1].head not in {"others", "other"}:
            rest = phrase.parts[-1]
            figure.printed = f"{members[0].printed} and {self._printed(rest.first, max(rest.core, rest.first + 1))}"
            figure.name = tuple(figure.printed.casefold().split())
        return Answer(figure, "joint", min(a.confidence for a in answers))

    def _printed(self, first: int, last: int) -> str:
        return " ".join(self.cast.text[slice(*self.names.span(first, last))].split())

    def joint(self, members: list[Figure]) -> Figure:
        """The one figure that stands for several speaking together."""
        members = list(dict.fromkeys(members))
        key = frozenset(m.number for m in members)
        if key not in self.joints:
            named = [m for m in members if m.name]
            figure = self.cast.new((), "", "group")
            if len(named) == len(members):
                figure.printed = " and ".join(m.printed for m in members)
                figure.name = tuple(w for m in members for w in m.name)
            figure.members = tuple(members)
            self.joints[key] = figure
        return self.joints[key]

    # Pronouns

    def _pronoun(self, phrase: Phrase, content: list[range]) -> Answer:
        word, place = phrase.head, phrase.first
        if word in MALE_PRONOUNS or word in FEMALE_PRONOUNS:
            return self._person(place, "m" if word in MALE_PRONOUNS else "f", content)
        if word in RELATIVE_PRONOUNS:
            return self._relative(place, phrase)
        if word in OWN_PRONOUNS or word in OUR_PRONOUNS:
            return Answer(None, "own-words", 0.0)  # settled by the quote around it
        if word in THING_PRONOUNS:
            return self._thing(place)
        if word in PLURAL_PRONOUNS:
            return self._several(place)
        return Answer(None, "pronoun", 0.0)

    def _person(self, place: int, sex: str, content: list[range]) -> Answer:
        ranked: dict[Figure, tuple[float, int]] = {}
        for at, figure, turn in self._before(place):
            if figure.entity not in {"person", "unknown"} or figure.sex not in (None, sex):
                continue
            value = self._score(place, at, figure, turn, content)
            if figure not in ranked or value > ranked[figure][0]:
                ranked[figure] = (value, at)
        if not ranked:
            return Answer(None, "pronoun", 0.0)
        best = sorted(((v, at, f.number, f) for f, (v, at) in ranked.items()), key=lambda r: (-r[0], -r[1]))
        figure, at = best[0][3], best[0][1]
        margin = best[0][0] - best[1][0] if len(best) > 1 else 3.0
        figure.sexes[sex] += 1
        return Answer(figure, "pronoun", round(min(0.95, 0.55 + 0.12 * max(0.0, margin)), 2), at)

    def _before(self, place: int) -> list[tuple[int, Figure, bool]]:
        """Names and sources before a word, nearest first: (place, figure, whether it is a source)."""
        stop = bisect_left(self.places, place)
        mentions = self.names.mentions[max(0, stop - _LINK_PLACES) : stop]
        near = [(m.first, self.cast.of[m], False) for m in mentions]
        near += [(t.place, t.figure, True) for t in self.turns[-_LINK_PLACES:] if t.place < place]
        return sorted(near, key=lambda n: -n[0])

    def _score(self, place: int, at: int, figure: Figure, turn: bool, content: list[range]) -> float:
        words, w = self.names.words, self.weights
        value = w["sentence"] * min(8, words[place].sentence - words[at].sentence)
        value += w["paragraph"] * min(6, words[place].paragraph - words[at].paragraph)
        value += w["turn"] * turn
        value += w["last_turn"] * bool(self.turns and self.turns[-1].figure is figure)
        subject = self._subject(at)
        value += w["subject"] * subject
        value += w["same_clause"] * (subject and words[place].sentence == words[at].sentence and not self._is_quoted(at))
        value += w["quoted"] * (self._is_quoted(at) and not self._is_quoted(place))
        value += w["own_content"] * any(at in r for r in content)
        value += w["possessive"] * self._possessive(at)
        value += w["sex"] * (figure.sex is not None)
        value += w["unknown"] * (figure.entity == "unknown") * (1 if at in self.sources or len(figure.places) > 1 else 2)
        value += w["often"] * min(6, len(figure.places))
        value += w["described"] * (not figure.name)
        value += w["asks"] * (not figure.name and bool(figure.roles & {"reporter", "journalist", "interviewer", "caller"}))
        return value

    def _subject(self, at: int) -> bool:
        """The first name of its sentence, as far as word order tells."""
        mention = self.names.at.get(at)
        lead = mention.lead if mention else at
        words = self.names.words
        first = bisect_left(self.places, at)
        earlier = first > 0 and words[self.places[first - 1]].sentence == words[at].sentence
        return not earlier or words[lead].opens

    def _possessive(self, at: int) -> bool:
        mention = self.names.at.get(at)
        behind = mention.last if mention else at + 1
        return behind < len(self.names.words) and self.names.words[behind].text in ("'s", "’s")

    def _is_quoted(self, at: int) -> bool:
        start = self.names.words[at].start
        i = bisect_left(self.quoted, (start + 1, 0)) - 1
        return i >= 0 and self.quoted[i][0] <= start < self.quoted[i][1]

    def _relative(self, place: int, phrase: Phrase) -> Answer:
        for turn in reversed(self.turns[-4:]):
            if 0 < place - turn.place <= 12 and self._same_sentence(turn.place, place):
                return Answer(turn.figure, "relative", 0.7, turn.place)
        stop = bisect_left(self.places, place)
        if stop and self._same_sentence(self.places[stop - 1], place):
            mention = self.names.mentions[stop - 1]
            if not any(w.text[0].isalnum() for w in self.names.words[mention.last : place]):
                return Answer(self.cast.of[mention], "relative", 0.85, mention.first)
        return self._noun_before(place)

    def _noun_before(self, place: int) -> Answer:
        """"a nurse who said": the noun phrase that the relative clause belongs to."""
        words = self.names.words
        end = place
        while end > 0 and not words[end - 1].text[0].isalnum():
            end -= 1
        start = end - 1
        while start > 0 and end - start < 8 and words[start].folded not in {"the", "a", "an", "one", "two", "those", "some"}:
            start -= 1
        if start < 0 or not self._same_sentence(start, place):
            return Answer(None, "relative", 0.0)
        phrase = read_phrase(self.names, start, end)
        apposed = self.names.at.get(start - 2)
        if apposed is not None and words[start - 1].text == ",":
            return Answer(self.cast.of[apposed], "relative", 0.75, apposed.first)
        return self._resolve(phrase, start, []) if phrase.form in {"name", "description"} else Answer(None, "relative", 0.0)

    def _same_sentence(self, a: int, b: int) -> bool:
        return self.names.words[a].sentence == self.names.words[b].sentence

    def _thing(self, place: int) -> Answer:
        for turn in reversed(self.turns[-6:]):
            if (turn.statement or turn.figure.entity in {"organization", "document"}) and self._distance(turn.place, place) <= 3:
                return Answer(turn.figure, "pronoun", 0.75, turn.place)
        stop = bisect_left(self.places, place)
        for mention in reversed(self.names.mentions[max(0, stop - 8) : stop]):
            figure = self.cast.of[mention]
            if figure.entity == "organization" and self._distance(mention.first, place) <= 1:
                return Answer(figure, "pronoun", 0.6, mention.first)
        for turn in reversed(self.turns[-3:]):
            if turn.figure.entity in {"person", "group", "unknown"} and self._distance(turn.place, place) <= 2:
                return Answer(turn.figure, "pronoun", 0.4, turn.place)
        return Answer(None, "pronoun", 0.0)

    def _several(self, place: int) -> Answer:
        for turn in reversed(self.turns[-6:]):
            if turn.figure.entity in {"group", "organization"} and self._distance(turn.place, place) <= 4:
                return Answer(turn.figure, "pronoun", 0.75, turn.place)
        for turn in reversed(self.turns[-2:]):
            if self._distance(turn.place, place) <= 2:
                return Answer(turn.figure, "pronoun", 0.4, turn.place)
        return self._unnamed(Phrase("pronoun", place, place + 1, "they", "group", core=place + 1), "group", place)

    def _distance(self, a: int, b: int) -> int:
        return abs(self.names.words[a].sentence - self.names.words[b].sentence)

    # Descriptions

    def _people(self, phrase: Phrase) -> Answer:
        """"the Chinese" is the country, "Republicans" and "Bolivians" are people."""
        assert phrase.mention is not None
        word = self.names.words[phrase.mention.first].folded
        if DEMONYMS.get(word) and phrase.determiner == "definite":
            return Answer(self.cast.of[phrase.mention], "country", 0.8, phrase.mention.first)
        return self._unnamed(phrase, "group", phrase.first)

    def _description(self, phrase: Phrase, place: int) -> Answer:
        team = self._organization_of_team(phrase)
        if team is not None:
            return team
        if phrase.entity == "person":
            return self._described_person(phrase, place)
        if phrase.entity == "organization":
            return self._described_organization(phrase, place)
        if phrase.entity == "document":
            return self._document(phrase, place)
        return self._group(phrase, place)

    def _described_person(self, phrase: Phrase, place: int) -> Answer:
        if phrase.determiner == "indefinite":
            ahead = self._introduced_later(phrase, place)
            return Answer(ahead, "named-later", 0.6, ahead.places[0]) if ahead else self._unnamed(phrase, "person", place)
        if phrase.head == "latter":
            pair = self._last_two(place)
            return Answer(pair[1], "latter", 0.6, self._last_place(pair[1], place)) if pair else Answer(None, "latter", 0.0)
        ranked = [self._fitness(phrase, f, at, place) for f in self._holders(phrase.head)
                  if phrase.head not in _NOBODY and (at := self._last_place(f, place)) is not None]
        ranked += [self._fitness(phrase, t.figure, t.place, place) for t in self.described[phrase.head][-8:]
                   if not t.figure.name and not set(phrase.modifiers) - t.figure.roles]
        if ranked:
            _, at, _, figure = max(ranked, key=lambda r: r[:3])
            return Answer(figure, "description", 0.75, at)
        ahead = self._introduced_later(phrase, place)
        goes_on = self._goes_on(phrase, place)
        if goes_on is not None:
            return goes_on
        if ahead:
            return Answer(ahead, "named-later", 0.55, ahead.places[0])
        return self._unnamed(phrase, "person", place)

    def _fitness(self, phrase: Phrase, figure: Figure, at: int, place: int) -> tuple[float, int, int, Figure]:
        """How well a description suits somebody with that role: shared words, nearness, whether he just spoke."""
        words = {w.folded for w in self.names.words[phrase.first : phrase.last] if w.text[0].isalnum()}
        words -= {"the", "of", "for", "in", "a", "an", "and", "at", phrase.head}
        agree = len(words & (figure.context | figure.roles))
        missing = len([w for w in phrase.modifiers if w not in figure.context and w not in figure.roles])
        value = agree - 0.7 * missing - 0.12 * min(20, self._distance(at, place))
        value += 0.6 * bool(self.turns and self.turns[-1].figure is figure)
        value -= 0.8 * (bool(figure.name) and phrase.head not in figure.context)
        value += 0.08 * min(10, len(figure.places)) + 0.5 * (phrase.head in figure.titles)
        return value, at, -figure.number, figure

    def _goes_on(self, phrase: Phrase, place: int) -> Answer | None:
        """"the lawmaker" right after a named person spoke, and nobody else near: the same person still."""
        if phrase.owner is not None or phrase.head in _ANYBODY:
            return None
        near = [Turn(at, f) for at, f, _ in self._before(place) if self._distance(at, place) <= 3 and f.entity == "person"]
        if len({t.figure for t in near}) != 1:
            near = [t for t in self.turns[-4:] if self._distance(t.place, place) <= 8 and t.figure.entity == "person"]
        if len({t.figure for t in near}) != 1:
            return None
        figure = near[0].figure
        sex = "f" if phrase.head in FEMALE_NOUNS else "m" if phrase.head in MALE_NOUNS else None
        if not figure.name or sex and figure.sex and sex != figure.sex:
            return None
        return Answer(figure, "description", 0.5, near[0].place)

    def _holders(self, noun: str) -> list[Figure]:
        forms = {"congressman": "representative", "pm": "minister", "premier": "minister", "advisor": "adviser"}
        return [f for f in self.cast.by_role.get(forms.get(noun, noun), ()) if f.personal and f.name]

    def _last_place(self, figure: Figure, place: int) -> int | None:
        i = bisect_left(figure.places, place)
        return figure.places[i - 1] if i else None

    def _introduced_later(self, phrase: Phrase, place: int) -> Figure | None:
        """"A nurse said ..." opens the story, "Ana Silva, a nurse," follows: named later, when only one fits.

        In the first sentences the person introduced next, as a source, is the one described, if no role speaks against.
        """
        words = self.names.words
        if self._opening_sentences(place) > 3:
            return None
        sex = "f" if phrase.head in FEMALE_NOUNS else "m" if phrase.head in MALE_NOUNS else None
        if self._withholds(phrase):
            return None
        fits = [f for f in self._holders(phrase.head) if f.places and f.places[0] > place and phrase.head in f.context
                and words[f.places[0]].paragraph - words[place].paragraph <= 4 and not (sex and f.sex and sex != f.sex)]
        if len(fits) == 1:
            return fits[0]
        return self._introduced_next(phrase, place, sex) if phrase.head not in _ANYBODY - {"member"} else None

    def _withholds(self, phrase: Phrase) -> bool:
        """Words within the source that say it stays unnamed."""
        words = self.names.words[phrase.core : phrase.last]
        return any(w.folded.startswith(("anonym", "authori", "unnamed", "declin", "familiar", "identif")) for w in words)

    def _opening_sentences(self, place: int) -> int:
        first = next((w.sentence for w in self.names.words if len(w.text) > 2 and w.text.islower()), 0)
        return self.names.words[place].sentence - first

    def _introduced_next(self, phrase: Phrase, place: int, sex: str | None) -> Figure | None:
        for mention in self.names.mentions[bisect_left(self.places, phrase.last) :][:12]:
            figure = self.cast.of[mention]
            if self._distance(mention.first, place) > 5:
                return None
            speaks = any(p in self.sources for p in figure.places)
            if figure.entity != "person" and not (figure.entity == "unknown" and speaks):
                continue
            if figure.places[0] < place or self._distance(mention.first, place) == 0:
                continue
            return figure if speaks and not (sex and figure.sex and sex != figure.sex) else None
        return None

    def _described_organization(self, phrase: Phrase, place: int) -> Answer:
        proper = self._proper(phrase)
        if phrase.determiner != "indefinite" and self.names.words[phrase.first].folded != "this":
            holder = self._organization_holder(phrase, place, proper)
            if holder is not None:
                return holder
        if proper or self._complement(phrase) or phrase.head in _INSTITUTIONS and phrase.determiner != "indefinite":
            return self._named_phrase(phrase, "organization")
        return self._unnamed(phrase, "organization", place)

    def _organization_before(self, place: int) -> Answer | None:
        for turn in reversed(self.turns[-4:]):
            if turn.figure.entity == "organization" and self._distance(turn.place, place) <= 5:
                return Answer(turn.figure, "description", 0.55, turn.place)
        return None

    def _organization_holder(self, phrase: Phrase, place: int, proper: list[str]) -> Answer | None:
        """The organization mentioned last whose name or description has this noun."""
        holders = [f for f in self.cast.by_role.get(phrase.head, ()) if f.entity == "organization"]
        if proper:
            holders = [f for f in holders if set(proper) <= set(f.name)]
        found = [(phrase.head in f.name, at, f) for f in holders if (at := self._last_place(f, place)) is not None]
        if not any(exact for exact, _, _ in found) and phrase.head in _ANY_ORGANIZATION and not proper:
            spoke = self._organization_before(place)
            if spoke is not None:
                return spoke
        if found:
            _, at, figure = max(found, key=lambda f: f[:2])
            return Answer(figure, "description", 0.75, at)
        if len(holders) == 1 and holders[0].places:
            return Answer(holders[0], "named-later", 0.6, holders[0].places[0])
        return None

    def _organization_of_team(self, phrase: Phrase) -> Answer | None:
        """"the PPP leadership", "the HSE team": the organization itself."""
        mention = self.names.at.get(phrase.core - 2)
        if phrase.head not in {"leadership", "team", "side"} or mention is None or mention.entity == "person":
            return None
        return Answer(self.cast.of[mention], "description", 0.7, mention.first)

    def _proper(self, phrase: Phrase) -> list[str]:
        """Capitalized words before the head: "Clinton" in "the Clinton campaign"; a people only before an institution."""
        words, found = self.names.words, []
        for i in range(phrase.first, phrase.core):
            mention = self.names.at.get(i) or self.names.led.get(i)
            if mention is None or words[i].folded == phrase.head or i == phrase.core - 1:
                continue
            if mention.entity == "people" and phrase.head not in _INSTITUTIONS:
                continue
            found.append(words[i].folded)
        return found

    def _complement(self, phrase: Phrase, links: Set[str] = frozenset({"of", "for", "at"})) -> int:
        """Index behind "of the Central African Republic" that makes a name of a noun, 0 where there is none."""
        words = self.names.words
        i = phrase.core
        if i + 1 >= phrase.last or words[i].folded not in links:
            return 0
        i += 1 + (words[i + 1].folded in {"the", "its"})
        while i < phrase.last - 1 and i not in self.names.at and i not in self.names.led and "by" in links and words[i].text.isalpha():
            i += 1
        mention = self.names.at.get(i) or self.names.led.get(i)
        return min(mention.last, phrase.last) if mention is not None else 0

    def _named_phrase(self, phrase: Phrase, entity: str) -> Answer:
        """A name that ends in a common noun: "the Clinton campaign", "a Marquette Law School poll"."""
        words = self.names.words
        first = phrase.first
        while first < phrase.core - 1 and words[first].folded in {"the", "a", "an", "this", "that", "its", "their", "his", "her"}:
            first += 1
        last = self._complement(phrase) or entity == "document" and self._complement(phrase, {"by"}) or phrase.core
        while last - 1 > first and not words[last - 1].text[0].isalnum() or words[last - 1].text in ("'s", "’s"):
            last -= 1
        printed = " ".join(self.cast.text[slice(*self.names.span(first, last))].split())
        key = " ".join(w.folded for w in words[first:last])
        if key not in self.phrases:
            figure = self.cast.new(tuple(key.split()), printed, entity)
            figure.phrase = (phrase.first, phrase.last)
            self.phrases[key] = figure
            self.cast.by_role[phrase.head].append(figure)
        figure = self.phrases[key]
        self._note(phrase, figure, phrase.first)
        return Answer(figure, "name", 0.8, phrase.first)

    def _document(self, phrase: Phrase, place: int) -> Answer:
        words = self.names.words
        by = next((i for i in range(phrase.core, phrase.last) if words[i].folded in {"by", "from"}
                   and words[i - 1].folded not in {"seen", "obtained", "reviewed", "viewed", "taken", "received"}), None)
        before = self.names.at.get(phrase.core - 2)
        if before is not None and before.entity == "person" and phrase.head in _UTTERANCES | {"quote"}:
            return Answer(self.cast.of[before], "statement-of", 0.8, before.first)
        if by is not None and phrase.head not in _UTTERANCES and words[by].folded == "by" and (
            self.names.at.get(by + 1) or self._complement(phrase, {"by"})):
            return self._named_phrase(phrase, "document")
        if by is not None:
            inner = read_phrase(self.names, by + 1, phrase.last)
            if inner.form == "name":
                return replace(self._resolve(inner, place, []), rule="statement-of")
        if phrase.owner is not None and phrase.head in _UTTERANCES:
            return self._owner(phrase, place)
        if phrase.determiner == "definite":
            for turn in reversed(self.described[phrase.head][-6:]):
                if set(phrase.modifiers) <= turn.figure.roles:
                    return Answer(turn.figure, "description", 0.75, turn.place)
            if phrase.head in {"statement", "letter", "tweet", "post", "email", "message", "release", "memo", "communique"} and self.turns and not self._proper(phrase):
                turn = self.turns[-1]
                if self._distance(turn.place, place) <= 6 and turn.figure.entity != "document":
                    return Answer(turn.figure, "statement-of", 0.6, turn.place)
        if self._proper(phrase) or phrase.head == "article" and self._complement(phrase):
            return self._named_phrase(phrase, "document")
        return self._unnamed(phrase, "document", place)

    def _owner(self, phrase: Phrase, place: int) -> Answer:
        assert phrase.owner is not None
        mention = self.names.at.get(phrase.owner)
        if mention is not None:
            return Answer(self.cast.of[mention], "statement-of", 0.8, mention.first)
        inner = read_phrase(self.names, phrase.first, phrase.owner + 1)
        if inner.form == "missing":
            return self._unnamed(phrase, "document", place)
        return self._resolve(inner, place, [])

    def _group(self, phrase: Phrase, place: int) -> Answer:
        words = self.names.words
        numbered = {w.folded for w in words[phrase.first : phrase.core]} & (NUMBERS | {"both"})
        if phrase.determiner == "definite" and numbered & {"two", "both"}:
            pair = self._last_two(place, phrase.head in {"country", "nation", "government", "side", "capital"})
            if pair:
                return Answer(self.joint(pair), "pair", 0.6, pair[0].places[-1] if pair[0].places else None)
        if phrase.head in {"police", "prosecutor"} and (phrase.determiner != "indefinite"):
            found = [f for noun in (phrase.head, "office") for f in self.cast.by_role.get(noun, ())
                     if f.entity == "organization" and any(n.startswith(phrase.head) for n in f.name)]
            if found:
                figure = max(found, key=lambda f: (self._last_place(f, place) or -1, len(f.places)))
                return Answer(figure, "description", 0.7, self._last_place(figure, place))
            if self._proper(phrase) or phrase.head == "police" and phrase.core - phrase.first == 1:
                return self._named_phrase(phrase, "organization")
        if phrase.entity == "group" and phrase.head in {"government", "country", "ministry", "party"} and self._proper(phrase):
            return self._named_phrase(phrase, "group")
        if phrase.determiner == "definite":
            for turn in reversed(self.described[phrase.head][-6:]):
                if set(phrase.modifiers) <= turn.figure.roles:
                    return Answer(turn.figure, "description", 0.7, turn.place)
        return self._unnamed(phrase, "group", place)

    def _last_two(self, place: int, countries: bool = False) -> list[Figure]:
        found: list[Figure] = []
        for at, figure, _ in self._before(place):
            fits = "country" in figure.roles if countries else figure.entity == "person" and bool(figure.name)
            if fits and figure not in found:
                found.append(figure)
            if len(found) == 2:
                return found[::-1]
            if self._distance(at, place) > 6:
                break
        return []

    def _unnamed(self, phrase: Phrase, entity: str, place: int) -> Answer:
        """Somebody without a name: the same words mean the same plural or definite source, else a new one."""
        words = self.names.words
        end = next((i for i in range(phrase.core, phrase.last) if words[i].text == "," or words[i].folded == "who"), phrase.last)
        key = " ".join(w.folded for w in words[phrase.first : max(end, phrase.first + 1)])
        known = self.phrases.get(key)
        if known is not None and (phrase.determiner != "indefinite" or entity == "group"):
            self._note(phrase, known, place)
            return Answer(known, "same-words", 0.7)
        figure = self.cast.new((), "", entity)
        figure.phrase = (phrase.first, phrase.last)
        self.phrases[key] = figure
        self._note(phrase, figure, place)
        return Answer(figure, "unnamed", 0.8)

    def unnamed(self, phrase: Phrase) -> Answer:
        """A speaker for "we" or "I" outside of any quote."""
        entity = "group" if phrase.head in OUR_PRONOUNS else "person"
        return self._unnamed(phrase, entity, phrase.first)

    def _note(self, phrase: Phrase, figure: Figure, place: int) -> None:
        figure.roles |= {phrase.head, *phrase.modifiers}
        figure.places.append(phrase.first)
        figure.spans.append(self.names.span(phrase.first, phrase.last))
        self.described[phrase.head].append(Turn(place, figure))
        if head_noun(phrase.head)[1] == "group":
            self.described[phrase.head.rstrip("s")].append(Turn(place, figure))
        assert CAPITALS


def head_of(phrase: Phrase, names: Names) -> str:
    """The folded first noun of a source, for a statement "issued by" somebody."""
    return names.words[phrase.core - 1].folded if 0 < phrase.core <= phrase.last else ""
