"""Tells what a source said from what it thinks, wants or fears."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Any

from quotes.attribution.components.grants import Grant
from quotes.attribution.lexicon_stances import BELIEFS, STATEMENTS

_WORD = re.compile(r"[^\W\d_]+")


# What may follow in a grant of anonymity: its reason, or nothing.
_REASON = re.compile(r"[\s,]*(?:$|[.;)”]|(?:because|since|as|so|to|for|out|in order|citing|due|lest|or)\b)")


def stance_of(text: str, attribution: Mapping[str, Any], grants: Sequence[Grant] = ()) -> str:
    """ "belief" where the cue is a word of thinking, feeling, wanting or intending and none of saying.

    Args:
        grants: those of the text with a trigger, in text order.

    To ask for anonymity is to want it: "not to be named because she feared for her job" is nothing that was said.
    """
    if grants and _is_asked_for(text, attribution["content"], grants):
        return "belief"
    cue = " ".join(text[start:end] for start, end in attribution.get("cue") or ())
    words = {word.lower() for word in _WORD.findall(cue)}
    if words & STATEMENTS or not words & BELIEFS:
        return "statement"
    return "belief"


def _is_asked_for(text: str, content: Sequence[Sequence[int]], grants: Sequence[Grant]) -> bool:
    """Whether a content is what the words of a grant ask for, with the reason at most."""
    if not content:
        return False
    start, end = content[0][0], content[-1][1]
    before = bisect_left(grants, start, key=lambda grant: grant.place)
    if not before or (grant := grants[before - 1]).trigger is None:
        return False
    inside = start < grant.trigger[1] and end <= grant.sentence[1]
    return inside and _REASON.match(text, grant.trigger[1], max(end, grant.trigger[1])) is not None
