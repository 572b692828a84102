"""Which speakers' names are withheld, and why."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from quotes.attribution.components.quotation_marks import Quoted, quoted_around, quoted_spans
from quotes.attribution.components.reasons import Grant, find_grants
from quotes.attribution.components.unnamed import is_unexplained, unnamed_word
from quotes.attribution.results import Span

Plain = dict[str, Any]

# Speech this far back, in characters, may belong to a grant that speaks of its speaker by a pronoun.
_REACH = 1200


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A place in the text that stands for a speaker."""

    start: int
    end: int
    speaker: int


def withheld_names(text: str, attributions: Iterable[Mapping[str, Any]], speakers: Iterable[Mapping[str, Any]]) -> list[Plain]:
    """The speakers with `withheld` filled in, and those added who withhold their names and are never quoted."""
    return _Reader(text, attributions, speakers).read()


class _Reader:
    def __init__(self, text: str, attributions: Iterable[Mapping[str, Any]], speakers: Iterable[Mapping[str, Any]]) -> None:
        self.text = text
        self.speakers: list[Plain] = [dict(speaker) for speaker in speakers]
        self.anchors = sorted(self._anchors(attributions), key=lambda a: (a.start, a.end))
        self.starts = [anchor.start for anchor in self.anchors]
        self.quoted = quoted_spans(text)

    def read(self) -> list[Plain]:
        for grant in find_grants(self.text):
            if quoted_around(self.quoted, grant.start, grant.start + 1) is None:
                for speaker in self._holders(grant):
                    self._set(speaker, grant)
        for speaker in self.speakers:
            self._set_unexplained(speaker)
        return self.speakers

    def _anchors(self, attributions: Iterable[Mapping[str, Any]]) -> Iterator[_Anchor]:
        places = {speaker["id"]: i for i, speaker in enumerate(self.speakers)}
        for attribution in attributions:
            if (at := places.get(attribution.get("speaker"))) is not None:
                for start, end in attribution.get("source") or ():
                    yield _Anchor(start, end, at)
        for i, speaker in enumerate(self.speakers):
            for start, end in speaker.get("mentions") or ():
                yield _Anchor(start, end, i)
            if description := speaker.get("description"):
                yield _Anchor(*description, i)

    # --- whose name it is ---

    def _holders(self, grant: Grant) -> list[Plain]:
        near = self._in_sentence(grant) or self._before(grant)
        return [self.speakers[near]] if near is not None else []

    def _in_sentence(self, grant: Grant) -> int | None:
        start, end = grant.sentence
        inside = [a for a in self._between(start, end) if self._may_hold(a.speaker, grant)]
        around = [a for a in inside if a.start <= grant.start < a.end]
        if around:
            return max(around, key=lambda a: a.start).speaker
        before = [a for a in inside if a.end <= grant.start]
        after = [a for a in inside if a.start >= grant.start]
        if before:
            return max(before, key=lambda a: a.end).speaker
        return after[0].speaker if after else None

    def _before(self, grant: Grant) -> int | None:
        start = grant.sentence[0]
        near = [a for a in self._between(max(0, start - _REACH), start) if self._may_hold(a.speaker, grant)]
        plural = _is_plural(self.text[start : grant.start])
        if plural is not None:
            near = [a for a in near if (self.speakers[a.speaker].get("entity") == "group") == plural]
        return near[-1].speaker if near else None

    def _between(self, start: int, end: int) -> list[_Anchor]:
        return self.anchors[bisect_left(self.starts, start) : bisect_right(self.starts, end)]

    def _may_hold(self, at: int, grant: Grant) -> bool:
        speaker = self.speakers[at]
        if speaker.get("entity") not in ("person", "group"):
            return False
        if speaker["kind"] != "named":
            return True
        return grant.kind in ("partial", "assumed", "surname") or " " not in (speaker.get("name") or " ")

    # --- what is written down ---

    def _set(self, speaker: Plain, grant: Grant) -> None:
        known = speaker.get("withheld")
        if known and (known["evidence"] or not grant.evidence):
            return
        speaker["withheld"] = {
            "reason": grant.reason,
            "trigger": grant.trigger and list(grant.trigger),
            "evidence": grant.evidence and list(grant.evidence),
        }
        if speaker["kind"] == "named":
            speaker["kind"] = "pseudonymous"

    def _set_unexplained(self, speaker: Plain) -> None:
        if speaker.get("withheld"):
            return
        span = speaker.get("description")
        description = self.text[slice(*span)] if span else ""
        if speaker["kind"] == "anonymous" and is_unexplained(description, speaker["entity"]):
            said = unnamed_word(description) if span else None
            trigger = [span[0] + said[0], span[0] + said[1]] if span and said else None
            speaker["withheld"] = {"reason": "none_stated", "trigger": trigger, "evidence": None}


_PLURAL = re.compile(r"\b(?:they|both|all|the (?:\w+ ){0,3}?\w+s|two|three|four|five|several|officials|sources|people)\b", re.IGNORECASE)
_SINGULAR = re.compile(r"\b(?:s?he|the (?:\w+ ){0,3}?\w+|a|an|one)\b", re.IGNORECASE)


def _is_plural(subject: str) -> bool | None:
    if _PLURAL.search(subject):
        return True
    return False if _SINGULAR.search(subject) else None


class WithheldNames:
    """Sets `withheld`, and `kind` where a withheld name changes it, on `doc._.speakers`."""

    def __call__(self, doc: Doc) -> Doc:
        doc._.speakers = withheld_names(doc.text, doc._.attributions, doc._.speakers)
        return doc


def create(nlp: Language, name: str) -> WithheldNames:
    return WithheldNames()
