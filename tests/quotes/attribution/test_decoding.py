"""Tags from scores: legal paths, their probabilities, spans."""

from itertools import pairwise, product

import numpy as np
import pytest

from quotes.attribution.components.decoding import ILLEGAL, best_paths, legal_transitions, marginals, spans_of

TAGS = 5
MOVES = np.where(legal_transitions(TAGS), 0.0, ILLEGAL).astype(np.float32)


def every_path(scores: np.ndarray, moves: np.ndarray) -> dict[tuple[int, ...], float]:
    """The score of every path, the slow way."""
    out = {}
    for path in product(range(TAGS), repeat=len(scores)):
        steps = [moves[-1, path[0]], *(moves[a, b] for a, b in pairwise(path))]
        out[path] = float(sum(scores[i, tag] for i, tag in enumerate(path)) + sum(steps))
    return out


@pytest.fixture
def scores() -> np.ndarray:
    return np.random.default_rng(3).normal(size=(6, 4, TAGS)).astype(np.float32)


def test_best_path_is_the_best_of_all(scores: np.ndarray) -> None:
    lengths = np.array([4, 3, 4, 1, 2, 4], np.int32)
    found = best_paths(scores, lengths, MOVES)
    for row, length, path in zip(scores, lengths, found, strict=True):
        paths = every_path(row[:length], MOVES)
        assert tuple(path[:length].tolist()) == max(paths, key=lambda p: paths[p])


def test_marginals_are_the_shares_of_all_paths(scores: np.ndarray) -> None:
    lengths = np.array([4, 3, 4, 1, 2, 4], np.int32)
    found = marginals(scores, lengths, MOVES)
    for row, length, likely in zip(scores, lengths, found, strict=True):
        paths = every_path(row[:length], MOVES)
        whole = sum(np.exp(value) for value in paths.values())
        for word in range(length):
            for tag in range(TAGS):
                share = sum(np.exp(value) for path, value in paths.items() if path[word] == tag) / whole
                assert likely[word, tag] == pytest.approx(share, abs=1e-4)


def test_padding_changes_nothing(scores: np.ndarray) -> None:
    padded = np.concatenate([scores, np.full((6, 3, TAGS), 9.0, np.float32)], 1)
    lengths = np.full(6, 4, np.int32)
    assert (best_paths(padded, lengths, MOVES)[:, :4] == best_paths(scores, lengths, MOVES)).all()
    assert np.allclose(marginals(padded, lengths, MOVES)[:, :4], marginals(scores, lengths, MOVES), atol=1e-5)


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        pytest.param([0, 0], [], id="none"),
        pytest.param([1, 2, 0, 3], [(0, 2, 0), (3, 4, 1)], id="two kinds"),
        pytest.param([1, 1, 2], [(0, 1, 0), (1, 3, 0)], id="one after the other"),
    ],
)
def test_spans_of_tags(tags: list[int], spans: list[tuple[int, int, int]]) -> None:
    assert spans_of(tags) == spans
