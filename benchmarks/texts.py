"""One invented article: who speaks in it, its paragraphs, and the rows of all that was read from them."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from random import Random
from typing import Any

from benchmarks.language import Language

CUES = ("said", "told reporters", "added", "wrote", "argued", "warned", "according to")
CHANNELS = ("interview", "statement", "email", "phone", "news conference", "report", "testimony")
REASONS = {
    "none_stated": ("", ""),
    "declined": ("asked not to be named", ""),
    "safety": ("spoke on condition of anonymity", "out of fear for their safety"),
    "not_authorized": ("spoke on condition of anonymity", "not authorized to speak publicly"),
    "retaliation": ("declined to give a name", "fearing to lose the post"),
    "candor": ("spoke on condition of anonymity", "to speak candidly"),
}
WEIGHTS = (40, 20, 14, 12, 8, 6)
ROLES = ("a spokesman for the ministry", "an official", "a military officer", "a nurse at the clinic", "a neighbour")
TITLES = ("minister", "mayor", "director", "professor", "judge", "head of the board")

Row = Sequence[Any]
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph that quotes somebody; `speaker` is a key, `label` how they are printed. `rest` follows the quote."""

    speaker: int | None
    label: str
    form: str
    content: str
    cue: str
    rest: str


@dataclass(slots=True)
class Unnamed:
    """A speaker without a name; `reason` is empty where nothing is withheld."""

    key: int
    reason: str
    trigger: Place | None = None
    evidence: Place | None = None


@dataclass
class Keys:
    """The next free key of each table that others refer to."""

    quote: Iterator[int] = field(default_factory=lambda: count(1))
    appearance: Iterator[int] = field(default_factory=lambda: count(1))
    source: Iterator[int] = field(default_factory=lambda: count(1))


class Text:
    """An article's body with its rows.

    Args:
        number: the key of the article, its version and its run.
        named: keys and names of those who are quoted by name.
        wire: paragraphs of an earlier article, which this one reprints.
    """

    def __init__(
        self, number: int, named: dict[int, str], unnamed: Sequence[Unnamed], wire: Sequence[Said], language: Language
    ) -> None:
        self.number, self.named, self.unnamed = number, named, unnamed
        self.language, self.chance = language, language.chance
        self.places: defaultdict[int, list[Place]] = defaultdict(list)
        new = max(1, round(self.chance.gauss(10, 3)) - len(wire))
        self.said = [*(self._again(said) for said in wire), *(self._said() for _ in range(new))]
        self.body = ""
        self.quoted: list[tuple[Said, list[Place]]] = []
        for said in self.said:
            self._write(said)

    def _again(self, said: Said) -> Said:
        """A paragraph of another article; whom that one does not name is another row here."""
        if said.speaker in self.named or said.speaker is None:
            return said
        return replace(said, speaker=self.unnamed[0].key if self.unnamed else None)

    def _said(self) -> Said:
        speaker, label = self._speaker()
        form = self.chance.choice(("direct", "indirect", "indirect", "mixed"))
        content = self.language.sentence(2)
        rest = f"{self.language.sentence(3).capitalize()}. {self.language.sentence(4).capitalize()}."
        content = f"“{content}”" if form == "direct" else content
        return Said(speaker, label, form, content, self.chance.choice(CUES), rest)

    def _speaker(self) -> tuple[int | None, str]:
        chance = self.chance.random()
        if chance < 0.05:
            return None, "they"
        if chance < 0.3 and self.unnamed:
            return self.chance.choice(self.unnamed).key, self.chance.choice(ROLES)
        return self.chance.choice(list(self.named.items()))

    def _write(self, said: Said) -> None:
        self.body += "\n\n" if self.body else ""
        places = []
        for words in (said.content, said.label, said.cue):
            places.append((len(self.body), len(self.body) + len(words)))
            self.body += f"{words} "
        self.body = f"{self.body[:-1]}. "
        self.quoted.append((said, places))
        if said.speaker:
            self.places[said.speaker].append(places[1])
        for unnamed in self.unnamed:
            if unnamed.key == said.speaker and unnamed.reason and unnamed.trigger is None:
                self._withhold(unnamed)
        self.body += said.rest

    def _withhold(self, unnamed: Unnamed) -> None:
        """Say in the text that the name is withheld, and why."""
        trigger, evidence = REASONS[unnamed.reason]
        if trigger:
            start = len(self.body) + len("The source ")
            unnamed.trigger = (start, start + len(trigger))
            self.body += f"The source {trigger}"
        if evidence:
            unnamed.evidence = (len(self.body) + 1, len(self.body) + 1 + len(evidence))
            self.body += f" {evidence}"
        self.body += ". " if trigger else ""

    def quotes(self, keys: Iterator[int]) -> Iterator[Row]:
        for said, (content, source, cue) in self.quoted:
            stance = "statement" if self.chance.random() < 0.9 else "belief"
            channel = self.chance.choice(CHANNELS) if self.chance.random() < 0.2 else ""
            confidence = round(self.chance.betavariate(8, 2), 3)
            yield (next(keys), self.number, self.number, said.speaker, [list(content)], [list(source)], [list(cue)], [],
                   said.content, said.label, said.cue, said.form, stance, channel, "", said.label, confidence, 0.9,
                   "name", "proposed", round(self.chance.random(), 4))  # fmt: skip

    @property
    def proposals(self) -> str:
        """What the machine found, as a run keeps it."""
        attributions = [
            {"source": [source], "cue": [cue], "content": [content], "form": said.form, "stance": "statement",
             "speaker": str(said.speaker) if said.speaker else None, "label": source, "channel": None, "via": None,
             "confidence": 0.8, "resolution": {"rule": "name", "antecedent": None, "confidence": 0.9}}
            for said, (content, source, cue) in self.quoted
        ]  # fmt: skip
        kinds = {**dict.fromkeys(self.named, "named"), **{each.key: "anonymous" for each in self.unnamed}}
        speakers = [
            {"id": str(key), "name": self.named.get(key), "kind": kind, "entity": "person", "description": None,
             "withheld": None, "mentions": self.places[key]}
            for key, kind in kinds.items()
        ]  # fmt: skip
        return json.dumps({"text": None, "attributions": attributions, "speakers": speakers})

    def appearances(self, keys: Iterator[int]) -> Iterator[tuple[Row, Row | None]]:
        """How each speaker is presented, with a role for some of those with a name."""
        for key in (*self.named, *(each.key for each in self.unnamed)):
            own, title = next(keys), self.chance.choice(TITLES)
            role: Row | None = (
                (own, title, "", f"{title}|", False, []) if key in self.named and self.chance.random() < 0.3 else None
            )
            mentions = [list(place) for place in self.places[key]]
            yield (own, self.number, key, self.chance.choice(ROLES), [], mentions, "{}", "[]", ""), role

    def withheld(self, keys: Iterator[int]) -> Iterator[tuple[Row, Row]]:
        """Withheld names, each with its lasting record."""
        for each in self.unnamed:
            if each.reason:
                own, mentions = next(keys), [list(place) for place in self.places[each.key]]
                places = [[list(place)] if place else [] for place in (each.trigger, each.evidence)]
                words = [self.body[slice(*place)] if place else "" for place in (each.trigger, each.evidence)]
                yield (
                    (self.number, each.key, own, each.reason, *places, *words, "proposed"),
                    (own, self.number, self.number, mentions),
                )


def unnamed_speaker(key: int, chance: Random) -> Unnamed:
    """Somebody without a name; in most cases the article withholds it."""
    (reason,) = chance.choices(list(REASONS), WEIGHTS)
    return Unnamed(key, reason if chance.random() < 0.7 else "")
