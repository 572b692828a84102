"""How a statement reached the paper ("in a statement", "on WhatsApp") and which carrier it came through."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from quotes.attribution.lexicon_channels import CARRIED, CHANNELS
from quotes.attribution.results import Span

Carrier = tuple[str | None, list[int] | None]

_CHANNELS = re.compile(
    "|".join(rf"(?P<c{i}>(?<!\w)(?:{words}))" for i, (_, words) in enumerate(CHANNELS)), re.IGNORECASE
)
_CARRIED = tuple(re.compile(words) for words in CARRIED)
_BREAK = re.compile(r"[.!?][\"”’']*\s|\n")
_PRONOUN = re.compile(r"(?:s?he|they|it|who|the (?:statement|letter|report|document)|)$", re.IGNORECASE)

# How far around an attribution its channel may stand, in characters; never beyond the sentence.
_AROUND = 160


def find_carriers(text: str, attributions: Sequence[Mapping[str, Any]]) -> Iterator[Carrier]:
    """Channel and via of each attribution, in order; both go on to the next one of the same source."""
    previous: Mapping[str, Any] | None = None
    carried: Carrier = (None, None)
    for attribution in attributions:
        channel, via = _carrier(text, attribution)
        if previous is not None and _goes_on(text, previous, attribution):
            channel, via = channel or carried[0], via or carried[1]
        previous, carried = attribution, (channel, via)
        yield carried


def _carrier(text: str, attribution: Mapping[str, Any]) -> Carrier:
    frame = list(_frame(text, attribution))
    at = _place(attribution)
    return _channel(text, frame, at), _via(text, frame)


def _frame(text: str, attribution: Mapping[str, Any]) -> Iterator[Span]:
    """The sentences of source and cue without the content: what may say how the words came."""
    taken = sorted((start, end) for part in ("source", "cue") for start, end in attribution.get(part) or ())
    content = sorted((start, end) for start, end in attribution["content"])
    whole = taken or [(content[0][0], content[0][0])]
    low, high = whole[0][0], max(end for _, end in whole)
    breaks = list(_BREAK.finditer(text, max(0, low - _AROUND), low))
    start = breaks[-1].end() if breaks else max(0, low - _AROUND)
    stop = _BREAK.search(text, high, high + _AROUND)
    end = stop.start() if stop else min(len(text), high + _AROUND)
    for a, b in content:
        if a > start:
            yield start, min(a, end)
        start = max(start, b)
    if start < end:
        yield start, end


def _place(attribution: Mapping[str, Any]) -> int:
    spans = attribution.get("cue") or attribution.get("source") or attribution["content"]
    return int(spans[0][0])


def _channel(text: str, frame: list[Span], at: int) -> str | None:
    hits = [
        (abs(match.start() - at), int(str(match.lastgroup)[1:]))
        for start, end in frame
        for match in _CHANNELS.finditer(text, start, end)
    ]
    return CHANNELS[min(hits)[1]][0] if hits else None


def _via(text: str, frame: list[Span]) -> list[int] | None:
    for pattern in _CARRIED:
        for start, end in frame:
            if match := pattern.search(text, start, end):
                return list(match.span("via"))
    return None


def _goes_on(text: str, previous: Mapping[str, Any], attribution: Mapping[str, Any]) -> bool:
    """Whether an attribution goes on speaking for the source of the one before it."""
    before, now = (_words(text, a) for a in (previous, attribution))
    if "\n" in text[previous["content"][-1][1] : attribution["content"][0][0]].strip('\n \u00a0"“”'):
        return False
    return _PRONOUN.match(now) is not None or (bool(before) and now.split()[-1:] == before.split()[-1:])


def _words(text: str, attribution: Mapping[str, Any]) -> str:
    return " ".join(text[start:end] for start, end in attribution.get("source") or ())
