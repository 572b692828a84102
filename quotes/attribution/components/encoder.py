"""The encoder: vectors of the words of a window, worked out ahead of whoever reads them.

It runs one window at a time, so that what is found in a text never depends on the texts beside it; and in a thread of
its own, so that one core encodes while the other decodes.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future
from itertools import islice

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from quotes.attribution.components.windows import Pieces, Window

Floats = NDArray[np.float32]

# On the CPU the encoder takes an eighth less time where sums and normalizations are not made one (onnxruntime 1.32).
SLOWER_FUSIONS = ["SkipLayerNormFusion"]
_AHEAD = 8  # windows, some three megabytes


class Encoder:
    """Encodes windows.

    Args:
        onnx: the file.
        special: the pieces before and behind every window.
        threads: that one run may use.
    """

    def __init__(self, onnx: bytes, special: Sequence[int], threads: int) -> None:
        self._special = special
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            onnx, options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOWER_FUSIONS
        )

    def vectors(self, pieces: Pieces, window: Window) -> Floats:
        """Of the window's words, context included: [word, width]."""
        a, b = pieces.first[window.context], pieces.first[window.end]
        ids = np.concatenate([[self._special[0]], pieces.ids[a:b], [self._special[1]]])
        inputs = {
            "ids": ids[None].astype(np.int64),
            "case": np.pad(pieces.case[a:b], 1, constant_values=4)[None].astype(np.int64),
            "quote": np.pad(pieces.quote[a:b], 1)[None].astype(np.int64),
            "place": np.pad(pieces.place[a:b], 1)[None].astype(np.int64),
        }
        (vectors,) = self._session.run(None, inputs)
        out: Floats = vectors[0, pieces.first[window.context : window.end] - a + 1]
        return out


class Encoding:
    """A text on its way: its windows with their vectors, in order, to be read once."""

    def __init__(self, encoder: Encoder, pieces: Pieces, windows: Iterator[Window], pool: Executor) -> None:
        self.pieces = pieces
        self._encoder, self._pool, self._windows = encoder, pool, windows
        self._begun: deque[tuple[Window, Future[Floats]]] = deque()
        self._begin(_AHEAD)

    def __iter__(self) -> Iterator[tuple[Window, Floats]]:
        while self._begun:
            window, vectors = self._begun.popleft()
            self._begin(1)
            yield window, vectors.result()

    def _begin(self, count: int) -> None:
        for window in islice(self._windows, count):
            self._begun.append((window, self._pool.submit(self._encoder.vectors, self.pieces, window)))
