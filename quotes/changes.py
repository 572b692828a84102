"""What a person changes about a quote or a withheld name, and what follows from it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import Enum
from typing import Any, Final

from quotes.attribution.derived import form_of_content, printed_label
from quotes.attribution.results import CHANNELS
from quotes.models import Quote, Speaker

State = dict[str, Any]
Spans = Sequence[Sequence[int]]
LONGEST_LABEL = 500


class InvalidChange(Exception):
    """The change can't be made; the message says why and what to do."""


class Unchanged(Enum):
    """The type of `UNCHANGED`."""

    UNCHANGED = "unchanged"


UNCHANGED: Final = Unchanged.UNCHANGED


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSpeaker:
    """Somebody who is not among the speakers yet. An anonymous one has no name, all others have one."""

    kind: str
    entity: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteChange:
    """What is to be different about a quote; spans are ranges of the version's body. The form follows from them."""

    speaker: Speaker | NewSpeaker | Unchanged | None = UNCHANGED
    content_spans: Spans | Unchanged = UNCHANGED
    source_spans: Spans | Unchanged = UNCHANGED
    cue_spans: Spans | Unchanged = UNCHANGED
    stance: str | Unchanged = UNCHANGED
    channel: str | Unchanged = UNCHANGED
    via: str | Unchanged = UNCHANGED


@dataclass(frozen=True, slots=True, kw_only=True)
class WithheldChange:
    """What is to be different about a withheld name; trigger and evidence are empty or one range each."""

    reason: str | Unchanged = UNCHANGED
    trigger_spans: Spans | Unchanged = UNCHANGED
    evidence_spans: Spans | Unchanged = UNCHANGED


def given(change: QuoteChange | WithheldChange) -> State:
    """The fields that are to change."""
    values = {field.name: getattr(change, field.name) for field in fields(change)}
    return {name: value for name, value in values.items() if value is not UNCHANGED}


def changed_quote(body: str, state: State, wanted: State) -> State:
    """The state of a quote after a change: spans in order, form and label as they follow from them.

    Args:
        wanted: fields of `QuoteChange`, the speaker by its key.

    Raises:
        InvalidChange: no content, spans outside the text, an unknown stance or channel.
    """
    after = state | wanted
    for part in ("content_spans", "source_spans", "cue_spans"):
        if part in wanted:
            after[part] = tidy(body, wanted[part])
    if not after["content_spans"]:
        raise InvalidChange("A quote needs content: select the words reported.")
    _check_choice("stance", after["stance"], Quote.Stance.values)
    _check_choice("channel", after["channel"], ("", *CHANNELS))
    if "content_spans" in wanted:
        after["form"] = form_of_content(body, after["content_spans"])
    if "source_spans" in wanted:
        after["printed_label"] = printed_label(body, after["source_spans"])[:LONGEST_LABEL]
    if wanted.get("speaker", state.get("speaker")) != state.get("speaker"):
        after |= {"speaker_rule": "person", "speaker_confidence": None, "antecedent_spans": []}
    return after


def changed_withheld(body: str, state: State, wanted: State) -> State:
    """The state of a withheld name after a change.

    Raises:
        InvalidChange: spans outside the text or more than one; the reason is checked by the database.
    """
    after = state | wanted
    for part in ("trigger_spans", "evidence_spans"):
        if part in wanted:
            after[part] = tidy(body, wanted[part])
            if len(after[part]) > 1:
                raise InvalidChange("Select one passage that says so, and one that gives the reason.")
    return after


def tidy(body: str, spans: Iterable[Sequence[int]]) -> list[list[int]]:
    """Spans in text order, without white space at their ends, those that touch or overlap as one.

    Raises:
        InvalidChange: a span runs backwards or lies outside the body.
    """
    out: list[list[int]] = []
    for start, end in sorted((start, end) for start, end in spans):
        if not 0 <= start <= end <= len(body):
            raise InvalidChange("The selection lies outside the text. Select the words again.")
        words = body[start:end]
        left, right = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
        if left >= right:
            continue
        if out and left <= out[-1][1]:
            out[-1][1] = max(out[-1][1], right)
        else:
            out.append([left, right])
    return out


def split_spans(body: str, spans: Spans, at: int) -> tuple[list[list[int]], list[list[int]]]:
    """The parts of spans before and after a position of the body.

    Raises:
        InvalidChange: one side would be empty.
    """
    first = tidy(body, [(start, min(end, at)) for start, end in spans if start < at])
    second = tidy(body, [(max(start, at), end) for start, end in spans if end > at])
    if not first or not second:
        raise InvalidChange("Both parts need words: choose a place inside the quote.")
    return first, second


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> set[str]:
    """Keys whose values differ."""
    return {key for key in after if before.get(key) != after[key]}


def _check_choice(name: str, value: str, known: Iterable[str]) -> None:
    if value not in known:
        raise InvalidChange(f"“{value}” is no {name} that we know: choose one of {', '.join(filter(None, known))}.")
