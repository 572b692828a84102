"""From scores a word to spans: each span has its own probability, over all legal paths of tags.

The best path alone would give a span with five possible ends no chance against having none, or take the one that ends
where the rest of the path is likeliest. Source: Goodman, Parsing Algorithms and Metrics, 1996 (deciding by the parts
that are counted); Lafferty, McCallum and Pereira, 2001 (the probabilities).
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Ints = NDArray[np.int32]

PARTS = ("source", "cue", "content")
ENTITIES = ("PERSON", "ORG", "NORP", "LOC")
ENTITY_TAGS = ("O", *(f"{prefix}-{label}" for label in ENTITIES for prefix in "BI"))
ILLEGAL = -1e4


@dataclass(frozen=True, slots=True)
class Found:
    """A span: [first word, end word), its kind, its probability, and the (geometric) mean one of its words' tags.

    `spare`: less likely than its kind should be, and taken only where one is missing.
    """

    first: int
    end: int
    kind: int
    chance: float
    certain: float
    spare: bool = False

    def moved(self, by: int) -> "Found":
        """The span counted from another word."""
        return replace(self, first=self.first + by, end=self.end + by)


class Tags:
    """BIO tags of a kind of span: 0 is outside, then a begin and an inside for each."""

    @staticmethod
    def begin(part: str) -> int:
        return 1 + 2 * PARTS.index(part)

    @staticmethod
    def inside(part: str) -> int:
        return 2 + 2 * PARTS.index(part)


def legal_transitions(count: int) -> NDArray[np.bool_]:
    """[from, to]: an inside tag follows only its own begin or inside tag; row `count` is the start."""
    legal = np.ones((count + 1, count), np.bool_)
    for inside in range(2, count, 2):
        legal[:, inside] = False
        legal[[inside - 1, inside], inside] = True
    return legal


def likely_spans(
    scores: Floats, lengths: Ints, transitions: Floats, floors: Sequence[float], spares: Sequence[float] = ()
) -> list[list[Found]]:
    """Of each sequence the spans that are worth the most together, none touching another.

    Args:
        scores: [sequence, word, tag].
        lengths: words of each sequence.
        transitions: [from, to], the last row from the start.
        floors: the least probability of each kind of span; what a span has above it is what it is worth.
        spares: the same for spans in between, to be had where one is missing.
    """
    moves = transitions.astype(np.float64)
    forward, backward = _passes(scores.astype(np.float64), lengths, moves)
    lowest = spares or floors
    candidates = (
        [*_candidates(s[:n], f[:n], b[:n], moves, lowest)]
        for s, f, b, n in zip(scores.astype(np.float64), forward, backward, lengths, strict=True)
    )
    return [_with_spares(found, floors, lowest) for found in candidates]


def _with_spares(spans: list[Found], floors: Sequence[float], lowest: Sequence[float]) -> list[Found]:
    chosen = best_together([s for s in spans if s.chance >= floors[s.kind]], floors)
    rest = [s for s in spans if not any(s.first < c.end and c.first < s.end for c in chosen)]
    return sorted([*chosen, *(replace(s, spare=True) for s in best_together(rest, lowest))], key=lambda s: s.first)


def best_together(spans: Sequence[Found], floors: Sequence[float]) -> list[Found]:
    """Those of the spans that do not overlap and have the most above their floors in all, in order."""
    ordered = sorted(spans, key=lambda span: (span.end, span.first))
    ends = [span.end for span in ordered]
    worth = [0.0]
    for i, span in enumerate(ordered):
        before = bisect_right(ends, span.first, 0, i)
        worth.append(max(worth[i], worth[before] + span.chance - floors[span.kind]))
    out: list[Found] = []
    i = len(ordered)
    while i:
        i -= 1
        if worth[i + 1] > worth[i]:
            out.append(ordered[i])
            i = bisect_right(ends, ordered[i].first, 0, i)
    return out[::-1]


def _candidates(
    scores: Doubles, forward: Doubles, backward: Doubles, moves: Doubles, floors: Sequence[float]
) -> Iterator[Found]:
    """Every span of one sequence with its floor's probability or more."""
    total = _log_sum(forward[-1])
    tags = forward + backward - total
    for kind, floor in enumerate(floors):
        begin, inside = 1 + 2 * kind, 2 + 2 * kind
        starts = np.flatnonzero(tags[:, begin] >= np.log(floor))
        if not len(starts):
            continue
        behind = np.delete(scores + backward, inside, 1)
        leaving = {tag: np.append(_log_sum(behind + np.delete(moves[tag], inside)), 0.0) for tag in (begin, inside)}
        going_on = np.cumsum(scores[:, inside] + moves[inside, inside])
        sums = np.cumsum(tags[:, inside])
        for a in starts.tolist():
            longer = going_on[a + 1 :] - going_on[a] + moves[begin, inside] - moves[inside, inside]
            logs = forward[a, begin] - total + np.append(leaving[begin][a + 1], longer + leaving[inside][a + 2 :])
            for more in np.flatnonzero(logs >= np.log(floor)).tolist():
                certain = (tags[a, begin] + sums[a + more] - sums[a]) / (more + 1)
                yield Found(a, a + more + 1, kind, float(np.exp(min(logs[more], 0.0))), float(np.exp(certain)))


def _passes(scores: Doubles, lengths: Ints, moves: Doubles) -> tuple[Doubles, Doubles]:
    """Log sums over all paths up to each tag of each word, its own score with them, and from it on, without.

    Both at once: the second is the first over the words turned round.
    """
    places = np.arange(scores.shape[1])[None]
    turned = np.where(places < lengths[:, None], lengths[:, None] - 1 - places, places)[..., None]
    both = np.stack([scores, np.take_along_axis(scores, turned, 1)])
    top = both.max(-1, keepdims=True)
    local = np.exp(both - top)
    steps = np.exp(np.stack([moves[:-1], moves[:-1].T]))
    shares, sizes = np.empty_like(both), np.empty_like(top)
    share = np.stack([np.exp(moves[-1]), np.ones_like(moves[-1])])[:, None] * local[:, :, 0]
    for i in range(scores.shape[1]):
        share = (share @ steps) * local[:, :, i] if i else share
        sizes[:, :, i] = share.sum(-1, keepdims=True)
        share = shares[:, :, i] = share / sizes[:, :, i]
    logs = np.log(np.maximum(shares, 1e-300)) + (np.log(sizes) + top).cumsum(2)
    return logs[0], np.take_along_axis(logs[1], turned, 1) - scores


def _log_sum(logs: Doubles) -> Doubles:
    """Over the last axis."""
    top = logs.max(-1)
    out: Doubles = np.log(np.exp(logs - top[..., None]).sum(-1)) + top
    return out
