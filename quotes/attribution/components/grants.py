"""Reads grants of anonymity: the words that hold a name back, the words that give the reason, and its code."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from quotes.attribution.components.reasons import find_reason
from quotes.attribution.components.sentences import sentences
from quotes.attribution.components.triggers import Trigger, find_triggers
from quotes.attribution.components.wording import PLAIN
from quotes.attribution.results import Span

# A sentence without one of these words holds no name back.
_WORTH_READING = re.compile(
    r"anonym|confiden(?:tiality|ce)|nam(?:e|ing)|be called|identif|identit|quoted|mentioned|authori|allowed|permitted"
    r"|cleared"
    r"|supposed to|permission|background|guerre|only as|handle"
    r"|alias|pseudonym|initial|on the record|off the record|attribution|call ?sign|clearance|barred"
    r"|forbidden|prohibited"
    r"|entitled|at liberty|not free to",
    re.IGNORECASE,
)


_SAID_OF = re.compile(
    (
        r"(?:(?:is|was|are|were|been|being) )*(?:identified|named|known|called|referred to|quoted"
        r"|cited)(?: to(?: \w+){1,2})? (?:only as\b|by .* (?:only|alone)$)"
    ),
    re.IGNORECASE,
)
# The paper says so and not that anybody asked.
_CHANGED = re.compile(r"\bnot (?:his|her|their)\b|\bchanged\b", re.IGNORECASE)
# Reasons that say by themselves that a name is held back, and their codes.
_LONE = {"unauthorized": "not_authorized", "rules": "ground_rules", "law": "legal"}
# A lone reason and the trigger that it explains stand no further apart, in characters.
_NEAR = 90


@dataclass(frozen=True, slots=True)
class Grant:
    """A name held back, as the text says it.

    Args:
        trigger: None where the reason alone says it ("was not authorized to speak publicly").
        evidence: the words that give the reason, if any.
        reason: a code of `results.REASONS`.
        kind: the kind of the trigger, see `Trigger`.
        sentence: where it stands.
    """

    trigger: Span | None
    evidence: Span | None
    reason: str
    kind: str
    sentence: Span

    @property
    def start(self) -> int:
        """Where the first word of it stands, of the trigger or of a reason before it."""
        return min(span[0] for span in (self.trigger, self.evidence) if span)

    @property
    def place(self) -> int:
        """Where the words stand that hold the name back; the nearest person before them is who asks."""
        return self.trigger[0] if self.trigger else self.start


@lru_cache(maxsize=1)  # three components ask about the same text, one after the other
def find_grants(text: str) -> tuple[Grant, ...]:
    """Every grant in a text, in text order."""
    return tuple(_grants(text))


def _grants(text: str) -> Iterator[Grant]:
    plain = text.translate(PLAIN)
    spans = list(sentences(plain))
    for i, (start, end) in enumerate(spans):
        if _WORTH_READING.search(plain, start, end):
            following = spans[i + 1] if i + 1 < len(spans) else None
            yield from _grants_of(plain, (start, end), following)


def _grants_of(plain: str, sentence: Span, following: Span | None) -> Iterator[Grant]:
    triggers = list(find_triggers(plain, *sentence))
    alone = [t for t in triggers if t.kind in _LONE]
    stated = [t for t in triggers if t.kind not in _LONE]
    used: set[Trigger] = set()
    for trigger in stated:
        grant = _explained(plain, trigger, sentence, following)
        if grant.evidence is None and (near := _nearest(alone, trigger)):
            grant = replace(grant, evidence=(near.start, near.end), reason=_LONE[near.kind])
        used.update(t for t in alone if _nearest([t], trigger))
        yield grant
    for trigger in alone:
        if trigger not in used:
            yield Grant(None, (trigger.start, trigger.end), _LONE[trigger.kind], trigger.kind, sentence)


def _nearest(alone: list[Trigger], trigger: Trigger) -> Trigger | None:
    """The lone reason that belongs to a trigger, before or after it."""
    near = [t for t in alone if t.start - trigger.end < _NEAR and trigger.start - t.end < _NEAR]
    return min(near, key=lambda t: abs(t.start - trigger.start), default=None)


def _explained(plain: str, trigger: Trigger, sentence: Span, following: Span | None) -> Grant:
    span = (trigger.start, trigger.end)
    if found := find_reason(plain, span, sentence, following):
        return Grant(span, found.evidence, found.code, trigger.kind, sentence)
    unasked = trigger.kind in ("assumed", "surname") or _SAID_OF.match(plain, *span) or _CHANGED.search(plain, *span)
    return Grant(span, None, "none_stated" if unasked else "declined", trigger.kind, sentence)
