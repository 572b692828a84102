"""What people decided, in words: who, when, why, from which page, and what it was before and after."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from quotes.changes import State, differences
from quotes.models import Decision, Reason, Speaker
from quotes.states import WORDS

INNER = {"name_key", "confidence", "speaker_confidence", "speaker_rule", "antecedent_spans"}


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that a decision changed, in words; empty for what was not there."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Event:
    """A decision with what it changed."""

    decision: Decision
    differences: Sequence[Difference]


def events(decisions: Iterable[Decision]) -> list[Event]:
    """The events of decisions that were read `with_words`, in their order, in two further queries at most."""
    found = list(decisions)
    states = [state for decision in found for state in (decision.before, decision.after)]
    speakers = Speaker.objects.in_bulk({state["speaker"] for state in states if state.get("speaker")})
    reasons = Reason.objects.in_bulk() if any("reason" in state for state in states) else {}
    names: dict[str, Mapping[Any, Any]] = {"speaker": speakers, "reason": reasons}
    return [Event(decision, _differences(decision, names)) for decision in found]


def _differences(decision: Decision, names: Mapping[str, Mapping[Any, Any]]) -> list[Difference]:
    changed = differences(decision.before, decision.after) - INNER
    body = _body_of(decision)
    return [
        Difference(label, _in_words(decision.before, key, body, names), _in_words(decision.after, key, body, names))
        for key, label in WORDS.items()
        if key in changed
    ]


def _in_words(state: State, key: str, body: str, names: Mapping[str, Mapping[Any, Any]]) -> str:
    value = state.get(key)
    if key in names and value is not None:
        return str(names[key].get(value, "no longer in the archive"))
    if key.endswith("_spans"):
        return " … ".join(body[start:end] for start, end in value or ())
    return "" if value is None else str(value)


def _body_of(decision: Decision) -> str:
    subject = decision.quote or decision.withheld
    return subject.version.body if subject else ""
