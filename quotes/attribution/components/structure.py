"""Spans and links of one text, window by window, put together as attributions."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import exp, log, prod

import numpy as np
from numpy.typing import NDArray

from quotes.attribution.components.decoding import ILLEGAL, PARTS, Found
from quotes.attribution.components.heads import Linker
from quotes.attribution.components.links import behind_sentence_end, directly_before, may_belong, pair_features
from quotes.attribution.components.marks import OUTSIDE
from quotes.attribution.components.windows import Pieces, Window

SOURCE, CUE, CONTENT = range(len(PARTS))
Floats = NDArray[np.float32]
UNCALIBRATED = (0.0,) * 24  # weights of the features of confidence, and the bias
LEAST_DOUBT = 1e-3


@dataclass(slots=True)
class Held:
    """What hangs on one cue, with the probability of each link.

    Args:
        inner: inside the content of another one.
        quoted: whether each content opens inside marks.
    """

    cue: Found
    inner: bool = False
    source: Found | None = None
    source_link: float = 1.0
    content: list[Found] = field(default_factory=list)
    content_links: list[float] = field(default_factory=list)
    quoted: list[bool] = field(default_factory=list)

    def probability(self) -> float:
        """Of every part and link together, as the network has it; confidence is this calibrated."""
        source = self.source.chance if self.source else 1.0
        return prod([self.cue.chance, source, self.source_link, *(c.chance for c in self.content), *self.content_links])

    def features(self) -> list[float]:
        """What the confidence is worked out from: probabilities, how near each is to certainty, and these."""
        source = self.source
        chances = [
            self.cue.certain,
            self.cue.chance,
            source.certain if source else 1.0,
            source.chance if source else 1.0,
            self.source_link,
            min(c.certain for c in self.content),
            min(c.chance for c in self.content),
            min(self.content_links),
        ]
        chances.append(prod(chances))
        certainties = [-log(max(1.0 - chance, LEAST_DOUBT)) for chance in chances]
        signs = [source is None, all(self.quoted), any(self.quoted), self.inner]
        return [*chances, *certainties, *map(float, signs), float(len(self.content) - 1)]


class Structure:
    """Attributions in the making: `add` every window from left to right, then read `found`."""

    def __init__(self, pieces: Pieces, sources: Linker, contents: Linker, *, inner: bool = False) -> None:
        self._pieces, self._inner = pieces, inner
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
            self._held[cue.first, cue.end] = Held(cue, self._inner)
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
        chances[directly_before(self._pieces, _bounds(sources), _bounds(cues)).any(0), -1] = ILLEGAL
        for cue, row in zip(cues, chances, strict=True):
            best = int(row.argmax())
            held = self._held[cue.first, cue.end]
            held.source_link = float(np.exp(row[best]) / np.exp(row).sum())
            held.source = sources[best] if best < len(sources) else None

    def _choose_cues(self, window: Window, vectors: Floats, contents: list[Found], cues: list[Found]) -> None:
        features = pair_features(self._pieces, _bounds(contents), _bounds(cues))
        chances = self._contents.log_probabilities(
            _ends(window, vectors, contents), _ends(window, vectors, cues), features, cues_choose=False
        )
        chances[:, :-1][~may_belong(self._pieces, _bounds(contents), _bounds(cues))] = ILLEGAL
        for content, row in sorted(zip(contents, chances, strict=True), key=lambda each: each[0].spare):
            best = int(row[:-1].argmax())
            held = self._held[cues[best].first, cues[best].end]
            if row[best] > ILLEGAL and not (content.spare and (held.content or held.source is None)):
                held.content.append(content)
                held.content_links.append(exp(float(row[best])))
                held.quoted.append(bool(self._pieces.quote[self._pieces.first[content.first]] != OUTSIDE))


def _bounds(spans: Sequence[Found]) -> list[tuple[int, int]]:
    return [(s.first, s.end) for s in spans]


def _ends(window: Window, vectors: Floats, spans: Sequence[Found]) -> Floats:
    first = vectors[[s.first - window.context for s in spans]]
    last = vectors[[s.end - 1 - window.context for s in spans]]
    out: Floats = np.concatenate([first, last], 1)
    return out
