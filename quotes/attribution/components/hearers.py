"""Whoever was told something is not its source: "Residents were warned that the dam might break"."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

_TOLD = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being|get|gets|got)(?: (?:not|never|also|first|then|since|\w+ly))*"
    r" (?:told|warned|informed|advised|urged|reminded|instructed|notified|assured|briefed|asked|ordered)\b(?! by\b)",
    re.IGNORECASE,
)


def without_hearers(text: str, attributions: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The attributions; those whose source stands before a passive like "was told" go without one."""
    return [{**each, "source": []} if _has_hearer(text, each) else dict(each) for each in attributions]


def _has_hearer(text: str, attribution: Mapping[str, Any]) -> bool:
    source, cue = attribution["source"], attribution["cue"]
    if not source or not cue or source[-1][1] > cue[0][0]:
        return False
    return bool(_TOLD.search(text, source[-1][1], cue[0][1]))
