"""How sure the pipeline may be: a logistic regression from probabilities to being right, fitted on unseen articles.

python -m quotes.attribution.training.calibration --data FOLDER fits it anew, on the development articles that
`config.toml` names, for a pipeline whose network stays as it is. It needs no PyTorch.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from quotes.attribution.components.network import Network, plain, put_right
from quotes.attribution.components.speakers import find_speakers
from quotes.attribution.pipeline import TRAINED, build_network_pipeline, save_pipeline
from quotes.attribution.training.config import DEFAULT, VERSION, read_config
from quotes.attribution.training.corpus import read_lines
from quotes.attribution.training.scoring import calibration_error, correct

Floats = NDArray[np.float32]
Gold = list[tuple[Path, bool]]


@dataclass(slots=True)
class Judged:
    """Found attributions: what confidence is worked out from, whether each is right, and its article."""

    features: list[list[float]] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    articles: list[int] = field(default_factory=list)
    corpora: list[slice] = field(default_factory=list)


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


def development(data: Path, config: dict[str, Any]) -> Gold:
    """The files to fit the confidence on, and whether each marks attributions inside others."""
    return [(data / corpus["file"], corpus["nested"]) for corpus in config["corpora"]["development"]]


def calibrated(component: Network, gold: Gold) -> list[float]:
    """The weights of confidence, fitted on annotated articles; prints how well they fit on others."""
    judged = judge(component, gold)
    if not judged.features:
        raise ValueError("Too little is found in the development articles to fit the confidence on: train longer.")
    unseen = crossed(judged.features, judged.right, judged.articles)
    print("calibration error, each fifth of the articles by the others:")
    for (path, _), rows in zip(gold, judged.corpora, strict=True):
        print(f"{path.name:24} {calibration_error(unseen[rows], judged.right[rows]):.3f}")
    return [round(weight, 4) for weight in fit(judged.features, judged.right).tolist()]


def judge(component: Network, gold: Gold) -> Judged:
    """Every attribution found in annotated articles, its source as shown; inside others only where such are marked."""
    judged = Judged()
    for path, nested in gold:
        begin = len(judged.right)
        for number, row in enumerate(tqdm(list(read_lines(path)), desc="calibrating")):
            found = component.structures(row["text"])
            made = [plain(found.pieces, each) | {"held": each} for each in (*found.outer, *found.inner)]
            made = put_right(row["text"], made)
            shown, _ = find_speakers(row["text"], made, given=False)
            right = correct(row["attributions"], shown, row["text"])
            rated = zip((each["held"] for each in made), right, strict=True)
            kept = [(held, ok) for held, ok in rated if nested or not held.inner]
            judged.features += [held.features() for held, _ in kept]
            judged.right += [ok for _, ok in kept]
            judged.articles += [number] * len(kept)
        judged.corpora.append(slice(begin, len(judged.right)))
    return judged


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--pipeline", type=Path, default=TRAINED, help="folder of the pipeline")
    parser.add_argument("--config", type=Path, default=DEFAULT, help="a file like config.toml")
    arguments = parser.parse_args()
    config, files = read_config(arguments.config), arguments.pipeline / "network"
    settings = {**config["windows"], **config["decoding"]}
    component = Network(**settings).from_disk(files)
    settings["calibration"] = calibrated(component, development(arguments.data, config))
    save_pipeline(build_network_pipeline(files, settings, VERSION), arguments.pipeline)


if __name__ == "__main__":
    main()
