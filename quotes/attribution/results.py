"""What the pipeline says about one text: plain frozen data.

Every span is a half-open range of Unicode code points of exactly the text that was read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Span = tuple[int, int]
Spans = tuple[Span, ...]

KINDS = ("named", "pseudonymous", "anonymous")
ENTITIES = ("person", "group", "organization", "document")
REASONS = (
    "safety",
    "retaliation",
    "privacy",
    "minor",
    "legal",
    "security",
    "not_authorized",
    "ground_rules",
    "candor",
    "other",
    "declined",
    "none_stated",
)
CHANNELS = (
    "interview",
    "statement",
    "letter",
    "email",
    "phone",
    "text message",
    "social media",
    "WhatsApp",
    "news conference",
    "testimony",
    "court filing",
    "broadcast",
    "report",
    "leaked document",
)


@dataclass(frozen=True, slots=True)
class Resolution:
    """Why an attribution was given its speaker.

    Args:
        rule: short code of the evidence that decided, e.g. "name", "pronoun", "same-paragraph".
        antecedent: the mention in the text that the decision rests on, if it is not the source itself.
        confidence: 0..1.
    """

    rule: str
    antecedent: Span | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Attribution:
    """One thing the article attributes to a source.

    Args:
        source: the noun phrase that speaks; empty where the text gives none.
        cue: the words that attribute; empty where the text gives none.
        content: the words reported, in text order; never empty.
        speaker: `Speaker.id`, or None where nobody could be told.
        label: the speaker as printed in this source ("Mr. Hiltermann"); None for a pronoun or a missing source.
        via: the second-hand carrier.
        confidence: 0..1, that source, cue and content are right.
    """

    source: Spans
    cue: Spans
    content: Spans
    form: str
    stance: str
    speaker: str | None
    label: Span | None
    channel: str | None
    via: Span | None
    confidence: float
    resolution: Resolution | None


@dataclass(frozen=True, slots=True)
class Withheld:
    """A name held back: reason code of `REASONS`, the words that say so, the words that give the reason."""

    reason: str
    trigger: Span | None
    evidence: Span | None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who the source is, within one article.

    Args:
        id: key that `Attribution.speaker` refers to; unique in the article.
        name: canonical name, the fullest form in the article without titles; None for the anonymous.
        mentions: where the speaker is named or described, pronouns left out, in text order.
    """

    id: str
    name: str | None
    kind: str
    entity: str
    description: Span | None
    withheld: Withheld | None
    mentions: Spans


@dataclass(frozen=True, slots=True)
class Reading:
    """One text as read: attributions and speakers, both in text order."""

    text: str
    attributions: tuple[Attribution, ...]
    speakers: tuple[Speaker, ...]

    def to_json(self) -> dict[str, Any]:
        """The line of `manage.py attribute --jsonl`, without its "id"."""

        def words(span: Span | None) -> str | None:
            return None if span is None else self.text[slice(*span)]

        return {
            "attributions": [
                {
                    "source": [list(s) for s in a.source],
                    "cue": [list(s) for s in a.cue],
                    "content": [list(s) for s in a.content],
                    "form": a.form,
                    "stance": a.stance,
                    "speaker": a.speaker,
                    "channel": a.channel,
                    "via": words(a.via),
                    "confidence": round(a.confidence, 4),
                }
                for a in self.attributions
            ],
            "speakers": [
                {
                    "id": s.id,
                    "name": s.name,
                    "kind": s.kind,
                    "entity": s.entity,
                    "description": words(s.description),
                    "withheld": s.withheld
                    and {
                        "reason": s.withheld.reason,
                        "trigger": words(s.withheld.trigger),
                        "evidence": words(s.withheld.evidence),
                    },
                }
                for s in self.speakers
            ],
        }


def reading_from_plain(
    text: str, attributions: Sequence[Mapping[str, Any]], speakers: Sequence[Mapping[str, Any]]
) -> Reading:
    """A `Reading` from the plain lists that the components keep in `doc._.attributions` and `doc._.speakers`.

    Keys are those of `Attribution` and `Speaker`; what a component has not filled in takes its default.
    """
    return Reading(
        text,
        tuple(
            Attribution(
                source=_spans(a.get("source", ())),
                cue=_spans(a.get("cue", ())),
                content=_spans(a["content"]),
                form=a.get("form", "indirect"),
                stance=a.get("stance", "statement"),
                speaker=a.get("speaker"),
                label=_span(a.get("label")),
                channel=a.get("channel"),
                via=_span(a.get("via")),
                confidence=a.get("confidence", 1.0),
                resolution=_resolution(a.get("resolution")),
            )
            for a in attributions
        ),
        tuple(
            Speaker(
                id=s["id"],
                name=s.get("name"),
                kind=s["kind"],
                entity=s["entity"],
                description=_span(s.get("description")),
                withheld=_withheld(s.get("withheld")),
                mentions=_spans(s.get("mentions", ())),
            )
            for s in speakers
        ),
    )


def _span(plain: list[int] | None) -> Span | None:
    return None if plain is None else (plain[0], plain[1])


def _spans(plain: list[list[int]]) -> Spans:
    return tuple((start, end) for start, end in plain)


def _resolution(plain: Mapping[str, Any] | None) -> Resolution | None:
    return Resolution(plain["rule"], _span(plain.get("antecedent")), plain["confidence"]) if plain else None


def _withheld(plain: Mapping[str, Any] | None) -> Withheld | None:
    return Withheld(plain["reason"], _span(plain.get("trigger")), _span(plain.get("evidence"))) if plain else None
