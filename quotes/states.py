"""What of a row a decision can change, as plain data: decisions keep it before and after."""

from collections.abc import Collection

from quotes.changes import State
from quotes.models import Quote, Speaker, WithheldName

Subject = Quote | WithheldName | Speaker

QUOTE = {
    name: name
    for name in (
        "status", "content_spans", "source_spans", "cue_spans", "form", "stance", "channel", "via", "printed_label",
        "confidence", "speaker_confidence", "speaker_rule", "antecedent_spans",
    )
} | {"speaker": "speaker_id"}  # fmt: skip
WITHHELD = {name: name for name in ("status", "trigger_spans", "evidence_spans")} | {"reason": "reason_id"}
SPEAKER = {
    name: name
    for name in ("kind", "entity", "name", "name_key", "apart_from", "given_names", "given_keys", "denied_names")
} | {"article": "article_id", "merged_into": "merged_into_id"}

WRITTEN = ("via", "printed_label", "name", "name_key", "given_names", "given_keys", "denied_names")  # all else is codes
WORDS = {
    "status": "status",
    "speaker": "speaker",
    "content_spans": "content",
    "source_spans": "source",
    "cue_spans": "cue",
    "form": "form",
    "stance": "stance",
    "channel": "channel",
    "via": "via",
    "printed_label": "printed label",
    "confidence": "confidence",
    "speaker_confidence": "confidence in the speaker",
    "speaker_rule": "evidence for the speaker",
    "antecedent_spans": "antecedent",
    "reason": "reason",
    "trigger_spans": "trigger",
    "evidence_spans": "evidence",
    "kind": "kind",
    "entity": "entity",
    "name": "name",
    "name_key": "name as compared",
    "article": "own article",
    "merged_into": "merged into",
    "apart_from": "kept apart from",
    "given_names": "names given",
    "denied_names": "names taken away",
}


def names_of(keys: Collection[str]) -> list[str]:
    """What pages call the keys of a state, in one order."""
    return [words for key, words in WORDS.items() if key in keys]


def columns_of(subject: Subject) -> dict[str, str]:
    """Keys of a state, and the columns behind them."""
    return {Quote: QUOTE, WithheldName: WITHHELD, Speaker: SPEAKER}[type(subject)]


def state_of(subject: Subject) -> State:
    """The row as it stands, as far as decisions change it."""
    state = {key: getattr(subject, column) for key, column in columns_of(subject).items()}
    if isinstance(subject, Quote):
        state["speaker"] = subject.merged_from_id or subject.speaker_id  # a merge decides nothing about who spoke
    return state


def put_state(subject: Subject, state: State) -> list[str]:
    """Set the columns that a state names; returns those that are to be saved."""
    columns = columns_of(subject)
    for key, value in state.items():
        setattr(subject, columns[key], value)
    return [columns[key] for key in state]
