"""Spans and links of one text, window by window, put together as attributions."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import exp, prod

import numpy as np
from numpy.typing import NDArray

from quotes.attribution.components.decoding import ILLEGAL, PARTS
from quotes.attribution.components.heads import Found, Linker
from quotes.attribution.components.links import behind_sentence_end, pair_features
from quotes.attribution.components.marks import OUTSIDE
from quotes.attribution.components.windows import Pieces, Window

SOURCE, CUE, CONTENT = range(len(PARTS))
Floats = NDArray[np.float32]
CONFIDENCE_FEATURES = 19
_ANNOUNCED = 2  # words from a cue to the paragraph that it announces


@dataclass(slots=True)
class Held:
    """What hangs on one cue, with the log probability of each link."""

    cue: Found
    source: Found | None = None
    source_link: float = 0.0
    content: list[Found] = field(default_factory=list)
    content_links: list[float] = field(default_factory=list)

    def probability(self) -> float:
        """Of every part and link together, as the network has it; confidence is this calibrated."""
        return self.features()[-3]

    def features(self) -> list[float]:
        """What the confidence is worked out from: log probabilities, then probabilities and their product."""
        source = self.source
        logs = [
            self.cue.certain,
            self.cue.edges,
            source.certain if source else 0.0,
            source.edges if source else 0.0,
            self.source_link,
            min(c.certain for c in self.content),
            min(c.edges for c in self.content),
            min(self.content_links),
        ]
        chances = [exp(max(log, -10.0)) for log in logs]
        return [*logs, *chances, prod(chances), 0.0 if source else 1.0, float(len(self.content) - 1)]


class Structure:
    """Attributions in the making: `add` every window from left to right, then read `found`."""

    def __init__(self, pieces: Pieces, sources: Linker, contents: Linker) -> None:
        self._pieces = pieces
        self._sources, self._contents = sources, contents
        self._recent: list[Found] = []
        self._held: dict[tuple[int, int], Held] = {}

    def add(self, window: Window, vectors: Floats, spans: Sequence[Found]) -> None:
        """Link the spans tagged in this window.

        Args:
            vectors: of the window's words, context included: [word, width].
            spans: counted in words of the text.
        """
        self._recent = [s for s in self._recent if s.first >= window.context]
        cues = [s for s in (*self._recent, *spans) if s.kind == CUE]
        sources = [s for s in (*self._recent, *spans) if s.kind == SOURCE]
        fresh = [s for s in spans if s.kind == CUE]
        contents = [s for s in spans if s.kind == CONTENT]
        self._recent += spans
        for cue in fresh:
            self._held[cue.first, cue.end] = Held(cue)
        if fresh and sources:
            self._choose_sources(window, vectors, fresh, sources)
        if contents and cues:
            self._choose_cues(window, vectors, contents, cues)

    def found(self) -> list[Held]:
        """Every cue with something said, in text order."""
        return sorted((h for h in self._held.values() if h.content), key=lambda h: min(c.first for c in h.content))

    def _choose_sources(self, window: Window, vectors: Floats, cues: list[Found], sources: list[Found]) -> None:
        features = pair_features(self._pieces, _bounds(sources), _bounds(cues)).transpose(1, 0, 2)
        chances = self._sources.log_probabilities(
            _ends(window, vectors, cues), _ends(window, vectors, sources), features, cues_choose=True
        )
        chances[:, :-1][behind_sentence_end(self._pieces, _bounds(sources), _bounds(cues)).T] = ILLEGAL
        for cue, row in zip(cues, chances, strict=True):
            best = int(row.argmax())
            held = self._held[cue.first, cue.end]
            held.source_link = float(row[best])
            held.source = sources[best] if best < len(sources) else None

    def _choose_cues(self, window: Window, vectors: Floats, contents: list[Found], cues: list[Found]) -> None:
        features = pair_features(self._pieces, _bounds(contents), _bounds(cues))
        chances = self._contents.log_probabilities(
            _ends(window, vectors, contents), _ends(window, vectors, cues), features, cues_choose=False
        )
        for content, row in zip(contents, chances, strict=True):
            best = int(row[:-1].argmax())
            if self._may_belong(content, cues[best]):
                held = self._held[cues[best].first, cues[best].end]
                held.content.append(content)
                held.content_links.append(float(row[best]))

    def _may_belong(self, content: Found, cue: Found) -> bool:
        """Whether the two share a paragraph, the content is quoted, or the cue announces it just before."""
        pieces = self._pieces
        return bool(
            pieces.paragraph[content.first] == pieces.paragraph[cue.first]
            or pieces.quote[pieces.first[content.first]] != OUTSIDE
            or 0 <= content.first - cue.end <= _ANNOUNCED
        )


def _bounds(spans: Sequence[Found]) -> list[tuple[int, int]]:
    return [(s.first, s.end) for s in spans]


def _ends(window: Window, vectors: Floats, spans: Sequence[Found]) -> Floats:
    first = vectors[[s.first - window.context for s in spans]]
    last = vectors[[s.end - 1 - window.context for s in spans]]
    out: Floats = np.concatenate([first, last], 1)
    return out
