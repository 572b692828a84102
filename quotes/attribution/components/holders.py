"""Whose name a grant of anonymity holds back."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from quotes.attribution.components.grants import Grant
from quotes.attribution.components.sentences import sentences
from quotes.attribution.components.subjects import Subject, first_subject, read_subject
from quotes.attribution.results import Span

# So far back, in characters, a pronoun may reach for its speaker.
_REACH = 1200
# So near a full name stands to the words of a grant that they can be about nobody else.
_ADJACENT = 40
_APPOSED = re.compile(
    r"(?: ?$|,? who\b|,? whose\b|,? \d\d?, who|[,(—]| [–—-] | (?:is|was|has|had|asked|declined|gave"
    r"|spoke|refused)\b)(?!.*[.;:“”\"])(?!.*\b(?:said|says|told|an?|the|that)\b)"
)
# What stands between a name and the description behind it: "Mia, 9, one of the girls".
_APPOSES = re.compile(r",(?: \w+,)? ?")
# What somebody may go by whose name is assumed: one word, or a name of honour ("Abu Tariq").
_GOES_BY = re.compile(r"(?:(?:Abu|Umm|Um) )?[\w’'.-]+")
# "Her" in the words of a grant that a relative asks for: "Mia, 9, whose mother asked that her surname be left out".
_FOR_ANOTHER = re.compile(r"\b(?:his|her)\b", re.IGNORECASE)
_POINTING = (["the"], ["this"], ["that"])


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in the text that stands for a speaker; `speaker` is its index."""

    start: int
    end: int
    speaker: int


class Holders:
    """Finds the speakers of a grant among those of the article.

    Args:
        speakers: plain speakers; read, never changed.
        attributions: plain attributions, with `source` and `speaker`.
    """

    def __init__(
        self, text: str, speakers: Sequence[dict[str, Any]], attributions: Iterable[Mapping[str, Any]]
    ) -> None:
        self.text = text
        self.speakers = speakers
        anchors = sorted(set(_anchors(speakers, attributions)), key=lambda a: (a.start, -a.end))
        self.anchors = sorted(_outermost(anchors, speakers), key=lambda a: (a.start, a.end))
        self._starts = [anchor.start for anchor in self.anchors]

    def of(self, grant: Grant) -> list[int] | Subject | None:
        """Indices of the speakers; or the subject of the grant, where it is none of them; or None."""
        subject = read_subject(self.text, grant)
        inside = self._within(*grant.sentence)
        if found := self._in_sentence([a for a in inside if self._may_hold(a, grant)], grant, subject):
            return found
        if subject is None:
            return self._protected(grant) if grant.kind == "law" else None
        if grant.kind == "surname":
            return None
        if not subject.by_the_paper and self._about_a_full_name(inside, grant):
            return None
        if subject.refers_back:
            known = self._of_one_name(grant, subject) or self._before(grant, subject)
            return known or (self._introduced(grant) if subject.pronoun else subject)
        name = self.text[slice(*subject.name)] if subject.name else ""
        held = _GOES_BY.fullmatch(name) if grant.kind == "assumed" else grant.trigger or not name
        return subject if held else None

    def stands_for_somebody(self, span: Span) -> bool:
        """Whether a span touches the place of a known speaker."""
        return any(a.end > span[0] for a in self._within(span[0] - _REACH, span[1] - 1))

    def spoken_of_after(self, span: Span) -> int | None:
        """The unnamed speaker whom the sentences after a phrase refer to by its noun ("the second official")."""
        head = self.text[slice(*span)].split()[-1].lower().removesuffix("s")
        for anchor in self._within(span[1], span[1] + _REACH // 3):
            words = re.findall(r"\w+", self.text[anchor.start : anchor.end].lower())
            unnamed = self.speakers[anchor.speaker]["kind"] == "anonymous"
            if unnamed and words[:1] in _POINTING and words[-1].removesuffix("s") == head:
                return anchor.speaker
        return None

    def _about_a_full_name(self, inside: list[Anchor], grant: Grant) -> bool:
        nearest = max((a for a in inside if a.end <= grant.place), key=lambda a: a.end, default=None)
        if nearest is None or self._may_hold(nearest, grant):
            return False
        between = self.text[nearest.end : grant.place]
        article = re.search(
            r"\b(?:an?|one|another)(?: \w+){0,2} $", self.text[max(0, nearest.start - 30) : nearest.start]
        )
        return (
            len(between) <= _ADJACENT
            and not article
            and not re.search(r"^['’]s?\b|[.;:“”\"]|\b(?:an?|one|another|the)\b", between)
        )

    def _in_sentence(self, eligible: list[Anchor], grant: Grant, subject: Subject | None) -> list[int]:
        asking = subject.span[0] if subject and (subject.name or subject.description) else 0
        apposed = [a.start for a in eligible if a.end < asking and _APPOSES.fullmatch(self.text, a.end, asking)]
        asking = min(apposed, default=asking)
        before = [a for a in eligible if asking < a.end <= grant.place]
        if subject and subject.several and subject.pronoun and len({a.speaker for a in before}) > 1:
            return sorted({a.speaker for a in before})
        if around := [a for a in eligible if a.start <= grant.place < a.end]:
            return [max(around, key=lambda a: a.start).speaker]
        if before:
            return [max(before, key=lambda a: a.end).speaker]
        after = [a for a in eligible if a.start >= grant.place]
        return [after[0].speaker] if after and subject is None else []

    def _before(self, grant: Grant, subject: Subject) -> list[int]:
        start = grant.sentence[0]
        near = [a for a in self._within(max(0, start - _REACH), start - 1) if self._may_hold(a, grant)]
        if subject.head:
            same = [a for a in near if subject.head in self._words(a)]
            near = same or [a for a in near if not subject.plural and start - a.start < _REACH // 3]
        if not subject.plural:
            single = [a.speaker for a in near if self.speakers[a.speaker]["entity"] == "person"]
            return single[-1:]
        groups = [a.speaker for a in near if self.speakers[a.speaker]["entity"] == "group"]
        people = [a.speaker for a in near if self.speakers[a.speaker]["entity"] == "person"]
        if subject.several and len(set(people)) > 1:
            return sorted(set(people))
        return groups[-1:] or sorted(set(people))

    def _protected(self, grant: Grant) -> list[int]:
        """Who was spoken of without a name, last in the paragraph in which a court forbids to name somebody."""
        start = self.text.rfind("\n", 0, grant.start) + 1
        near = [a.speaker for a in self._within(start, grant.start) if self.speakers[a.speaker]["kind"] == "anonymous"]
        return [at for at in near if self.speakers[at]["entity"] == "person"][-1:]

    def _of_one_name(self, grant: Grant, subject: Subject) -> list[int]:
        """All who go by one name near "they asked to be identified by first names only"."""
        if grant.kind != "partial" or not subject.plural or "names" not in self.text[slice(*(grant.trigger or (0, 0)))]:
            return []
        near = self._within(grant.sentence[0] - _REACH, grant.sentence[1] + _REACH)
        return sorted(
            {
                a.speaker
                for a in near
                if (name := self.speakers[a.speaker].get("name") or "")
                and " " not in name
                and self.speakers[a.speaker]["entity"] == "person"
            }
        )

    def _introduced(self, grant: Grant) -> Subject | None:
        """Somebody whom its sentence or the one before begins with, and who is nobody known."""
        here, before = (grant.sentence[0], grant.place), self._sentence_before(grant.sentence[0])
        found = first_subject(self.text, *here) or first_subject(self.text, *before)
        return None if found is None or self.stands_for_somebody(found.span) else found

    def _sentence_before(self, start: int) -> Span:
        """The sentence before the one at `start`, in the same paragraph or the one before."""
        before = self.text[max(0, start - _REACH) : start].rstrip()
        spans = list(sentences(before))
        first, last = spans[-1] if spans else (0, 0)
        offset = max(0, start - _REACH)
        return offset + first, offset + last

    def _within(self, start: int, end: int) -> list[Anchor]:
        return self.anchors[bisect_left(self._starts, start) : bisect_right(self._starts, end)]

    def _words(self, anchor: Anchor) -> set[str]:
        spans = [(anchor.start, anchor.end), self.speakers[anchor.speaker].get("description") or (0, 0)]
        return {w.lower().removesuffix("s") for a, b in spans for w in re.findall(r"\w+", self.text[a:b])}

    def _may_hold(self, anchor: Anchor, grant: Grant) -> bool:
        speaker = self.speakers[anchor.speaker]
        if speaker["entity"] not in ("person", "group") or self._asks_for_another(anchor, grant):
            return False
        if grant.kind == "surname" and (speaker["entity"] == "group" or grant.place - anchor.end > _ADJACENT):
            return False
        if speaker["kind"] != "named":
            return True
        name = speaker.get("name") or ""
        if grant.kind == "assumed":
            near = anchor.end <= grant.sentence[0] or anchor.end <= grant.place <= anchor.end + _ADJACENT
            return near and not self._names_another(grant, name)
        if speaker["entity"] != "person" or grant.trigger is None:
            return False
        return " " not in name or (grant.kind == "partial" and self._apposed(anchor, grant))

    def _asks_for_another(self, anchor: Anchor, grant: Grant) -> bool:
        of_another = grant.trigger is not None and _FOR_ANOTHER.search(self.text, *grant.trigger) is not None
        return of_another and self.text.startswith("whose ", anchor.start)

    def _apposed(self, anchor: Anchor, grant: Grant) -> bool:
        between = self.text[anchor.end : grant.place]
        return len(between) <= 2 * _ADJACENT and _APPOSED.match(between) is not None

    def _names_another(self, grant: Grant, name: str) -> bool:
        """Whether the assumed name follows and is not the one the speaker goes by here."""
        end = grant.trigger[1] if grant.trigger else grant.place
        following = re.match(r",? [“\"']?((?:[A-Z][\w’'-]+ ?)+)", self.text[end : end + 60])
        return following is not None and not set(following[1].split()) & set(name.split())


def _outermost(anchors: Iterable[Anchor], speakers: Sequence[Mapping[str, Any]]) -> Iterator[Anchor]:
    """All but those within the description of somebody else: "a man two years ahead of Ruth" is not Ruth."""
    around: Anchor | None = None
    for anchor in anchors:
        if around is not None and anchor.end <= around.end and anchor.speaker != around.speaker:
            continue
        yield anchor
        if speakers[anchor.speaker]["entity"] == "person" and (around is None or anchor.end > around.end):
            around = anchor


def _anchors(speakers: Sequence[Mapping[str, Any]], attributions: Iterable[Mapping[str, Any]]) -> Iterator[Anchor]:
    places = {speaker["id"]: i for i, speaker in enumerate(speakers)}
    for attribution in attributions:
        if (at := places.get(attribution.get("speaker"))) is not None:
            for start, end in attribution.get("source") or ():
                yield Anchor(start, end, at)
    for i, speaker in enumerate(speakers):
        for start, end in speaker.get("mentions") or ():
            yield Anchor(start, end, i)
        if description := speaker.get("description"):
            yield Anchor(description[0], description[1], i)
