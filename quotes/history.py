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
    pairs = [(decision.before, decision.after, _body_of(decision)) for decision in found]
    return [Event(*pair) for pair in zip(found, differences_between(pairs), strict=True)]


def differences_between(pairs: Sequence[tuple[State, State, str]]) -> list[list[Difference]]:
    """What each pair of states has otherwise, given with the body that its spans are of."""
    states = [state for before, after, _ in pairs for state in (before, after)]
    speakers = Speaker.objects.in_bulk({state["speaker"] for state in states if state.get("speaker")})
    reasons = Reason.objects.in_bulk() if any("reason" in state for state in states) else {}
    names: dict[str, Mapping[Any, Any]] = {"speaker": speakers, "reason": reasons}
    return [_differences(before, after, body, names) for before, after, body in pairs]


def _differences(before: State, after: State, body: str, names: Mapping[str, Mapping[Any, Any]]) -> list[Difference]:
    changed = differences(before, after) - INNER
    return [
        Difference(label, _in_words(before, key, body, names), _in_words(after, key, body, names))
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
