"""Whole policies to start from."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from quotes.policy.rulebook import DEFAULTS, RULES, Choice
from quotes.policy.rules import Severity

Choices = Mapping[str, Choice]


@dataclass(frozen=True, slots=True)
class Preset:
    """A choice for every rule, under a name; `meaning` tells a person what they get."""

    code: str
    label: str
    meaning: str
    choices: Choices


def _with(choices: Choices, **changes: dict[str, object]) -> Choices:
    """Some rules otherwise; "-" is written "_" in their codes."""
    named = {code.replace("_", "-"): change for code, change in changes.items()}
    return {code: replace(choice, **named.get(code, {})) for code, choice in choices.items()}  # type: ignore[arg-type]


def _like(guideline: str) -> Choices:
    """What a guideline asks for as errors, everything else as warnings."""
    return {
        code: replace(
            DEFAULTS[code],
            severity=Severity.ERROR if any(guideline in source for source in rule.sources) else Severity.WARNING,
        )
        for code, rule in RULES.items()
    }


_STRICT = _with(
    {code: replace(choice, severity=Severity.ERROR) for code, choice in DEFAULTS.items()},
    reason_boilerplate={"threshold": 6.0},
    description_thin={"threshold": 3.0},
    approval_missing={"threshold": 3.0},
    lead_rests_on_unnamed={"threshold": 3.0},
    mostly_unnamed={"threshold": 75.0},
    identifying_description={"threshold": 50.0},
)
_AP = _with(
    _like("AP"),
    unnamed_direct_quote={"enabled": False},
    lead_rests_on_unnamed={"enabled": False},
    quote_not_in_text={"severity": Severity.ERROR},
)
_NPR = _with(
    _like("NPR"),
    unnamed_direct_quote={"enabled": False},
    byline_missing={"enabled": False},
    mostly_unnamed={"threshold": 66.0},
    quote_not_in_text={"severity": Severity.ERROR},
)

PRESETS: Mapping[str, Preset] = {
    preset.code: preset
    for preset in (
        Preset("default", "As shipped", "Every rule with its usual severity and threshold.", DEFAULTS),
        Preset("strict", "Strict", "Every rule is an error, with narrow thresholds; standards approves.", _STRICT),
        Preset(
            "ap",
            "AP-like",
            "Errors are what the Associated Press asks for: reasons, approval by an editor who knows, corroboration, "
            "no opinion. Direct quotes and leads are not checked.",
            _AP,
        ),
        Preset(
            "npr",
            "NPR-like",
            "Errors are what National Public Radio asks for: reasons, full descriptions, disclosed pseudonyms, "
            "approval. Two thirds of the statements should be on the record.",
            _NPR,
        ),
    )
}
