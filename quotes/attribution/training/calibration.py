"""How sure the pipeline may be: a logistic regression from probabilities to being right, fitted on unseen articles."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def fit(features: Sequence[Sequence[float]], right: Sequence[bool], ridge: float = 1.0, rounds: int = 30) -> Floats:
    """Weights and, last, the bias; by Newton's method with a penalty on large weights."""
    x = np.column_stack([np.array(features, np.float64), np.ones(len(features))])
    y = np.array(right, np.float64)
    penalty = np.full(x.shape[1], ridge)
    penalty[-1] = 1e-6
    weights = np.zeros(x.shape[1])
    for _ in range(rounds):
        chance = 1.0 / (1.0 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (chance - y) + penalty * weights
        bend = (x * (chance * (1 - chance))[:, None]).T @ x + np.diag(penalty)
        weights -= np.linalg.solve(bend, slope)
    return weights.astype(np.float32)


def crossed(
    features: Sequence[Sequence[float]], right: Sequence[bool], groups: Sequence[int], folds: int = 5
) -> list[float]:
    """The confidence of each example by weights fitted without its group's fold."""
    fold = np.array(groups) % folds
    x = np.array(features, np.float64)
    out = np.zeros(len(x))
    for k in range(folds):
        others = [i for i in range(len(x)) if fold[i] != k]
        weights = fit(x[others].tolist(), [right[i] for i in others])
        out[fold == k] = 1.0 / (1.0 + np.exp(-(x[fold == k] @ weights[:-1] + weights[-1])))
    return [float(value) for value in out]
