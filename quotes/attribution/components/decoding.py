"""From scores a word to spans: tags, and the likeliest legal path through them."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]

PARTS = ("source", "cue", "content")
ENTITIES = ("PERSON", "ORG", "NORP", "LOC")
ENTITY_TAGS = ("O", *(f"{prefix}-{label}" for label in ENTITIES for prefix in "BI"))
ILLEGAL = -1e4


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


def best_paths(scores: Floats, lengths: Ints, transitions: Floats) -> Ints:
    """The best path of each sequence (Viterbi).

    Args:
        scores: [sequence, word, tag].
        lengths: words of each sequence.
        transitions: [from, to], the last row from the start.

    Returns: tags as [sequence, word]; beyond a sequence's length they mean nothing.
    """
    count, longest, tags = scores.shape
    best = scores[:, 0] + transitions[-1]
    back = np.zeros((count, longest, tags), np.int32)
    for i in range(1, longest):
        paths = best[:, :, None] + transitions[None, :-1]
        back[:, i] = paths.argmax(1)
        stepped = paths.max(1) + scores[:, i]
        best = np.where((i < lengths)[:, None], stepped, best)
    out = np.zeros((count, longest), np.int32)
    rows = np.arange(count)
    tag = best.argmax(1).astype(np.int32)
    for i in range(longest - 1, -1, -1):
        out[:, i] = tag
        tag = np.where((i < lengths) & (i > 0), back[rows, i, tag], tag)
    return out


def spans_of(tags: Sequence[int]) -> list[tuple[int, int, int]]:
    """(first, end, kind) of each span of BIO tags, kinds counted from 0."""
    out: list[tuple[int, int, int]] = []
    for i, tag in enumerate(tags):
        if tag % 2:
            out.append((i, i + 1, tag // 2))
        elif tag and out and out[-1][1] == i and out[-1][2] == tag // 2 - 1:
            out[-1] = (out[-1][0], i + 1, out[-1][2])
    return out


def marginals(scores: Floats, lengths: Ints, transitions: Floats) -> Floats:
    """The probability of each tag of each word, over all legal paths; shapes as in `best_paths`."""
    count, longest, tags = scores.shape
    moves = np.exp(transitions)
    forward = np.zeros((count, longest, tags), np.float64)
    local = np.exp(scores - scores.max(2, keepdims=True)).astype(np.float64)
    forward[:, 0] = _shared(local[:, 0] * moves[-1])
    for i in range(1, longest):
        forward[:, i] = _shared((forward[:, i - 1] @ moves[:-1]) * local[:, i])
    backward = np.ones((count, longest, tags), np.float64)
    for i in range(longest - 2, -1, -1):
        stepped = _shared((backward[:, i + 1] * local[:, i + 1]) @ moves[:-1].T)
        backward[:, i] = np.where((i + 1 < lengths)[:, None], stepped, 1.0)
    both = forward * backward
    out: Floats = (both / np.maximum(both.sum(2, keepdims=True), 1e-30)).astype(np.float32)
    return out


def _shared(values: NDArray[np.float64]) -> NDArray[np.float64]:
    out: NDArray[np.float64] = values / np.maximum(values.sum(-1, keepdims=True), 1e-300)
    return out
