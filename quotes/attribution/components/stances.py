"""Tells what a source said from what it thinks, wants or fears."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from quotes.attribution.components.grants import Grant
from quotes.attribution.lexicon_stances import BELIEFS, STATEMENTS

_WORD = re.compile(r"[^\W\d_]+")


# What may follow in a grant of anonymity: its reason, or nothing.
_REASON = re.compile(r"[\s,]*(?:$|[.;)”]|(?:because|since|as|so|to|for|out|in order|citing|due|lest|or)\b)")


def stance_of(text: str, attribution: Mapping[str, Any], grants: Sequence[Grant] = ()) -> str:
    """ "belief" where the cue is a word of thinking, feeling, wanting or intending and none of saying.

    To ask for anonymity is to want it: "not to be named because she feared for her job" is nothing that was said.
    """
    if any(_asks_for(text, attribution["content"], grant) for grant in grants):
        return "belief"
    cue = " ".join(text[start:end] for start, end in attribution.get("cue") or ())
    words = {word.lower() for word in _WORD.findall(cue)}
    if words & STATEMENTS or not words & BELIEFS:
        return "statement"
    return "belief"


def _asks_for(text: str, content: Sequence[Sequence[int]], grant: Grant) -> bool:
    """Whether a content is what the words of a grant ask for, with the reason at most."""
    if not grant.trigger or not content:
        return False
    start, end = content[0][0], content[-1][1]
    inside = grant.trigger[0] < start < grant.trigger[1] and end <= grant.sentence[1]
    return inside and _REASON.match(text, grant.trigger[1], max(end, grant.trigger[1])) is not None
