"""Tells what a source said from what it thinks, wants or fears."""

import re
from collections.abc import Mapping
from typing import Any

from quotes.attribution.lexicon_stances import BELIEFS, STATEMENTS

_WORD = re.compile(r"[^\W\d_]+")


def stance_of(text: str, attribution: Mapping[str, Any]) -> str:
    """ "belief" where the cue is a word of thinking, feeling, wanting or intending and none of saying."""
    cue = " ".join(text[start:end] for start, end in attribution.get("cue") or ())
    words = {word.lower() for word in _WORD.findall(cue)}
    if words & STATEMENTS or not words & BELIEFS:
        return "statement"
    return "belief"
