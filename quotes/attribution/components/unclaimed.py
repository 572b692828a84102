"""Quotations of whole sentences that nothing found claims: what is printed in marks is never passed over.

The words beside them tell their source, or they go on with what is said in marks above them in their paragraph; else
they are left without one, for whoever has spoken or is introduced.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

from quotes.attribution.components.quotation_marks import Quoted, quoted_spans
from quotes.attribution.components.rules import detect
from quotes.attribution.components.signatures import with_lines
from quotes.attribution.results import Span

PARTS = ("source", "cue", "content")
CONFIDENCE = 0.6
_LEAST = 40  # characters
_ENDS = (".", "!", "?", "…")
_LABEL = 30  # characters of a name before a colon, as transcripts have it
_BESIDE = 300  # characters in which a source may stand


def with_unclaimed(text: str, attributions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The attributions and, in their order, those of quotations that none of them touches."""
    left = list(_unclaimed(text, attributions))
    if not left:
        return attributions
    beside = {quotation: _beside(text, quotation) for quotation in left}
    out = with_lines(attributions, [made for made in beside.values() if made])
    alone = [quotation for quotation, made in beside.items() if not made and _stands_alone(text, quotation)]
    return _with_alone(text, out, alone)


def _unclaimed(text: str, attributions: Sequence[dict[str, Any]]) -> Iterator[Span]:
    taken = bytearray(len(text))
    for start, end in (span for each in attributions for part in PARTS for span in each[part]):
        taken[start:end] = b"\1" * (end - start)
    for passage in quoted_spans(text):
        if _is_said(text, passage) and not any(taken[slice(*passage.outer)]):
            yield passage.outer


def _is_said(text: str, passage: Quoted) -> bool:
    said = text[slice(*passage.inner)].strip()
    whole = passage.opened and passage.closed and len(said) >= _LEAST and said[0].isupper()
    return whole and said.endswith((*_ENDS, ",")) and ":" not in said[:_LABEL]


def _beside(text: str, quotation: Span) -> dict[str, Any] | None:
    """What the words before and behind a quotation make of it: “…,” asks the columnist Ana Ruiz."""
    start, end = quotation
    opening = max(text.rfind("\n", 0, start) + 1, start - _BESIDE)
    closing = text.find("\n", end, end + _BESIDE)
    found = detect(text[opening : closing if closing >= 0 else end + _BESIDE])
    made = next((each for each in found if each["content"][0] == [start - opening, end - opening]), None)
    return made and {part: [[a + opening, b + opening] for a, b in made[part]] for part in PARTS} | {
        "confidence": CONFIDENCE
    }


def _stands_alone(text: str, quotation: Span) -> bool:
    """Whether a quotation is all that its paragraph has left to say, and no sentence leads up to it."""
    start, end = quotation
    closing = text.find("\n", end)
    before = text[max(0, start - 20) : start].rstrip().rstrip("”\"’')]")
    return not text[end : closing if closing >= 0 else len(text)].strip() and before.endswith(_ENDS)


def _with_alone(text: str, attributions: list[dict[str, Any]], alone: list[Span]) -> list[dict[str, Any]]:
    said = sorted((span[0], i) for i, each in enumerate(attributions) for span in each["content"])
    out = list(attributions)
    for start, end in alone:
        above, i = said[at] if (at := bisect_left(said, (start,)) - 1) >= 0 else (0, -1)
        if i >= 0 and text[above] in '“"' and text.find("\n", above, start) < 0:
            out[i] = out[i] | {"content": [*out[i]["content"], [start, end]]}
        else:
            out.append({"source": [], "cue": [], "content": [[start, end]], "confidence": CONFIDENCE})
    return sorted(out, key=lambda each: each["content"][0])
