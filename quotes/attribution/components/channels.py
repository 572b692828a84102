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
_PRONOUN = re.compile(r"s?he|they|it|who|we|i|the (?:statement|letter|report|document|video)", re.IGNORECASE)

# How far around an attribution its channel may stand, in characters; never beyond the sentence.
_AROUND = 160


def find_carriers(text: str, attributions: Sequence[Mapping[str, Any]]) -> list[Carrier]:
    """Channel and via of each attribution, in order.

    A source that says nothing new about it goes on in the way it spoke before.
    """
    heard: dict[str, str | None] = {}
    found = []
    voice = ""
    for attribution in attributions:
        voice = _voice(text, attribution) or voice
        channel, via = (None, None) if attribution.get("stance") == "belief" else _carrier(text, attribution)
        if attribution.get("stance") != "belief":
            heard[voice] = channel = channel or heard.get(voice)
        found.append((channel, via))
    return found


def _carrier(text: str, attribution: Mapping[str, Any]) -> Carrier:
    frame = list(_frame(text, attribution))
    at = _place(attribution)
    via = _via(text, frame)
    own = any(via and start < via[1] and via[0] < end for start, end in attribution.get("source") or ())
    return _channel(text, frame, at), None if own else via


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


def _voice(text: str, attribution: Mapping[str, Any]) -> str:
    """What a source is known by from one attribution to the next: its last word; "" for a pronoun and for none."""
    words = " ".join(text[start:end] for start, end in attribution.get("source") or ()).split(",")[0].split()
    return words[-1].casefold() if words and not _PRONOUN.fullmatch(" ".join(words)) else ""
