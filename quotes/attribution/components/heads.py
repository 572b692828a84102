"""The network's heads in NumPy: small next to the encoder, and exact where its weights are rounded."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from quotes.attribution.components.decoding import ILLEGAL, Found, legal_transitions, likely_spans

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
Weights = Mapping[str, Floats]
_ONE_THREAD = 262_144  # multiplications from which OpenBLAS shares a product among threads


class Tagger:
    """Reads spans off the scores of words' tags."""

    def __init__(self, weights: Weights, name: str, floors: Sequence[float], spares: Sequence[float] = ()) -> None:
        """The tagger of that name.

        Args:
            floors, spares: as in `likely_spans`.
        """
        self._floors, self._spares = floors, spares
        self._weight, self._bias = weights[f"{name}.weight"], weights[f"{name}.bias"]
        moves = weights[f"{name}.transitions"]
        self._moves = np.where(legal_transitions(moves.shape[1]), moves, ILLEGAL).astype(np.float32)

    def spans(self, vectors: Floats, units: Sequence[tuple[int, int]]) -> list[Found]:
        """Spans of the words of `units`, each a sequence of its own; `vectors` is [word, width]."""
        scores = _product(vectors, self._weight.T) + self._bias
        lengths = np.array([b - a for a, b in units], np.int32)
        table = np.zeros((len(units), int(lengths.max()), scores.shape[1]), np.float32)
        for i, (a, b) in enumerate(units):
            table[i, : b - a] = scores[a:b]
        found = likely_spans(table, lengths, self._moves, self._floors, self._spares)
        return [span.moved(begin) for (begin, _), spans in zip(units, found, strict=True) for span in spans]


class Linker:
    """Which cue a content belongs to, or which source a cue; the counterpart of the trained one."""

    def __init__(self, weights: Weights, name: str) -> None:
        self._weights = {
            key.removeprefix(f"{name}."): value for key, value in weights.items() if key.startswith(f"{name}.")
        }

    def log_probabilities(self, choosing: Floats, candidates: Floats, features: Ints, *, cues_choose: bool) -> Floats:
        """[row, candidate + 1], the last one for none.

        Args:
            choosing, candidates: vectors of first and last word, [row, 2 * width] and [candidate, 2 * width].
            features: [row, candidate, feature].
        """
        w = self._weights
        one, two = ("cue", "span") if cues_choose else ("span", "cue")
        row = _product(choosing, w[f"{one}.weight"].T) + w[f"{one}.bias"]
        other = _product(candidates, w[f"{two}.weight"].T) + w[f"{two}.bias"]
        mixed = np.maximum(row[:, None] + other[None] + w["between.weight"][features].sum(2), 0.0)
        scores = mixed @ w["out.weight"][0] + w["out.bias"]
        left, right = (other, row) if cues_choose else (row, other)
        both = _product(_product(left, w["biaffine"]), right.T)
        scores += both.T if cues_choose else both
        none = np.maximum(row, 0.0) @ w["none.weight"].T + w["none.bias"]
        every = np.concatenate([scores, none], 1)
        every = every - every.max(1, keepdims=True)
        out: Floats = every - np.log(np.exp(every).sum(1, keepdims=True))
        return out


def _product(left: Floats, right: Floats) -> Floats:
    """The matrix product in parts so small that BLAS works them off alone.

    Its threads would wait for more work while the encoder's need the cores, and halve the speed of both.
    """
    rows = max(2, _ONE_THREAD // right.size)
    if len(left) <= rows:
        out: Floats = left @ right
        return out
    return np.concatenate([left[i : i + rows] @ right for i in range(0, len(left), rows)])
