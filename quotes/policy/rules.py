"""What a rule is: what it checks, how much it weighs, whose guidelines ask for it, and the check itself."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from quotes.policy.facts import ArticleFacts, QuoteFacts, Spans, SpeakerFacts

SEED = Path(__file__).resolve().parents[2] / "seeds" / "policy_rules.json"


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Hit:
    """One breach of a rule.

    Args:
        sentence: what is wrong, in plain words.
        advice: what to do about it, in plain words.
        spans: the words of the body that show it, ascending and apart; empty where words are missing.
        about: what tells it from other breaches of the rule by the same speaker or quote.
        severity: where it differs from that of the rule.
    """

    sentence: str
    advice: str
    spans: Spans = ()
    speaker: SpeakerFacts | None = None
    quote: QuoteFacts | None = None
    about: str = ""
    severity: Severity | None = None

    def fingerprint(self, rule: str, turn: int) -> str:
        """The same for the same breach after every reading and in every version, whatever numbers its rows have.

        Args:
            turn: counts the breaches that are alike in everything else, in text order.
        """
        speaker = self.speaker and [self.speaker.kind, self.speaker.name, self.speaker.description]
        plain = json.dumps([rule, speaker, self.quote and self.quote.content, self.about, turn], ensure_ascii=False)
        return hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number that a newsroom may set for a rule, within bounds; `unit` says what it counts."""

    default: float
    least: float
    most: float
    unit: str


Check = Callable[[ArticleFacts, float], Iterable[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the policy. `check` gets the facts of an article and the threshold (0 where there is none)."""

    code: str
    label: str
    meaning: str
    severity: Severity
    sources: tuple[str, ...]
    check: Check
    threshold: Threshold | None = None


@cache
def _seed() -> Mapping[str, Mapping[str, Any]]:
    return {rule["code"]: rule for rule in json.loads(SEED.read_text(encoding="utf-8"))["rules"]}


def rule(code: str, check: Check, threshold: Threshold | None = None) -> Rule:
    """The rule of a code, with its words from `seeds/policy_rules.json`."""
    seed = _seed()[code]
    return Rule(
        code=code,
        label=seed["label"],
        meaning=seed["meaning"],
        severity=Severity(seed["severity"]),
        sources=tuple(seed["source"]),
        check=check,
        threshold=threshold,
    )
