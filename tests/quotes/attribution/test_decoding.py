"""Spans from scores: their probabilities over all legal paths, and which are worth the most together."""

from itertools import combinations, pairwise, product

import numpy as np
import pytest

from quotes.attribution.components.decoding import ILLEGAL, Found, best_together, legal_transitions, likely_spans

TAGS = 5
RNG = np.random.default_rng(3)
MOVES = np.where(legal_transitions(TAGS), RNG.normal(size=(TAGS + 1, TAGS)), ILLEGAL).astype(np.float32)
FLOORS = (0.2, 0.3)

Span = tuple[int, int, int]


def spans_of(path: tuple[int, ...]) -> list[Span]:
    """(first, end, kind) of each span of a legal path, the slow way."""
    out: list[Span] = []
    for i, tag in enumerate(path):
        if tag % 2:
            out.append((i, i + 1, tag // 2))
        elif tag:
            out[-1] = (out[-1][0], i + 1, out[-1][2])
    return out


def chances(scores: np.ndarray) -> dict[Span, float]:
    """The probability of every span, over every legal path, the slow way."""
    weights = {}
    for path in product(range(TAGS), repeat=len(scores)):
        steps = [MOVES[-1, path[0]], *(MOVES[a, b] for a, b in pairwise(path))]
        if min(steps) > ILLEGAL:
            weights[path] = float(np.exp(sum(scores[i, tag] for i, tag in enumerate(path)) + sum(steps)))
    out: dict[Span, float] = {}
    for path, weight in weights.items():
        for span in spans_of(path):
            out[span] = out.get(span, 0.0) + weight / sum(weights.values())
    return out


def overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def best(known: dict[Span, float]) -> list[Span]:
    """The spans that have the most above their floors together, the slow way."""
    worth = {span: chance - FLOORS[span[2]] for span, chance in known.items() if chance >= FLOORS[span[2]]}
    sets = [
        chosen
        for size in range(len(worth) + 1)
        for chosen in combinations(sorted(worth), size)
        if not any(overlap(one, other) for one, other in combinations(chosen, 2))
    ]
    return list(max(sets, key=lambda chosen: sum(worth[span] for span in chosen)))


@pytest.fixture
def scores() -> np.ndarray:
    return np.random.default_rng(5).normal(size=(12, 4, TAGS), scale=2).astype(np.float32)


def test_spans_are_those_worth_the_most_and_have_their_probability(scores: np.ndarray) -> None:
    lengths = np.array([4, 3, 4, 1, 2, 4, 4, 4, 3, 4, 2, 4], np.int32)
    found = likely_spans(scores, lengths, MOVES, FLOORS)
    assert any(found)
    for row, length, spans in zip(scores, lengths, found, strict=True):
        known = chances(row[:length])
        assert [(s.first, s.end, s.kind) for s in spans] == best(known)
        assert [s.chance for s in spans] == pytest.approx([known[s.first, s.end, s.kind] for s in spans], abs=1e-5)
        assert all(s.chance <= s.certain + 1e-6 for s in spans)


def test_padding_changes_nothing(scores: np.ndarray) -> None:
    padded = np.concatenate([scores, np.full((12, 3, TAGS), 9.0, np.float32)], 1)
    lengths = np.full(12, 4, np.int32)
    assert likely_spans(padded, lengths, MOVES, FLOORS) == likely_spans(scores, lengths, MOVES, FLOORS)


def found(first: int, end: int, chance: float, kind: int = 0) -> Found:
    return Found(first, end, kind, chance, chance)


@pytest.mark.parametrize(
    ("spans", "chosen"),
    [
        pytest.param([], [], id="none"),
        pytest.param([found(0, 2, 0.5), found(2, 3, 0.3)], [0, 1], id="side by side"),
        pytest.param([found(0, 2, 0.4), found(1, 4, 0.5)], [1], id="the likelier of two that overlap"),
        pytest.param([found(0, 9, 0.6), found(0, 4, 0.5), found(4, 9, 0.5)], [1, 2], id="two for one"),
        pytest.param([found(0, 4, 0.45, kind=1), found(1, 3, 0.4)], [1], id="by what is above the kind's floor"),
    ],
)
def test_the_best_spans_together(spans: list[Found], chosen: list[int]) -> None:
    assert best_together(spans, FLOORS) == [spans[i] for i in chosen]


def test_nothing_has_the_probability_one() -> None:
    assert likely_spans(np.zeros((1, 3, TAGS), np.float32), np.array([3], np.int32), MOVES, (1.0, 1.0)) == [[]]


def test_spares_stand_where_nothing_else_does() -> None:
    scores = np.zeros((1, 4, TAGS), np.float32)
    scores[0, 0, 1] = scores[0, 2, 1] = 2.0
    scores[0, 0, 0] = -4.0
    lengths = np.array([4], np.int32)
    known = chances(scores[0])
    likely, unlikely = known[0, 1, 0], known[2, 3, 0]
    assert likely > unlikely
    (sure,) = likely_spans(scores, lengths, MOVES, ((likely + unlikely) / 2, 1.0))
    (both,) = likely_spans(scores, lengths, MOVES, ((likely + unlikely) / 2, 1.0), (unlikely - 0.01, 1.0))
    assert [(s.first, s.spare) for s in sure] == [(0, False)]
    assert [(s.first, s.spare) for s in both if not s.spare] == [(0, False)]
    assert all(s.first >= 1 for s in both if s.spare)
    assert any(s.spare for s in both)
