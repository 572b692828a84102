"""Write the pipeline to ship: python -m quotes.attribution.training.ship --data FOLDER --weights FILE

Turns the averaged weights of a checkpoint into the files of the component, fits its confidence on the development
articles that `config.toml` names, and writes the pipeline's folder.
"""

import argparse
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language
from tqdm import tqdm

from quotes.attribution.components.network import Network, plain
from quotes.attribution.components.structure import Held
from quotes.attribution.pipeline import TRAINED, build_network_pipeline, save_pipeline
from quotes.attribution.training.calibration import crossed, fit
from quotes.attribution.training.config import DEFAULT, read_config
from quotes.attribution.training.corpus import read_lines
from quotes.attribution.training.export import averaged_weights, export_files, network_of, write_heads
from quotes.attribution.training.scoring import calibration_error, correct

VERSION = "1.1.0"


@dataclass(slots=True)
class Judged:
    """Found attributions of one layer: what confidence is worked out from, whether each is right, its article."""

    features: list[list[float]] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    articles: list[int] = field(default_factory=list)


def ship(weights: Path, data: Path, config: dict[str, Any], output: Path) -> Language:
    """Export, calibrate and save; the pipeline as saved."""
    settings = {**config["windows"], **config["decoding"]}
    with tempfile.TemporaryDirectory() as scratch:
        files = Path(scratch)
        export_files(network_of(averaged_weights(weights), config["network"]), files)
        component = Network(**settings).from_disk(files)
        calibrate(
            component, files, [(data / corpus["file"], corpus["nested"]) for corpus in config["corpora"]["development"]]
        )
        nlp = build_network_pipeline(files, settings, VERSION)
    save_pipeline(nlp, output)
    return nlp


def calibrate(component: Network, files: Path, gold: list[tuple[Path, bool]]) -> None:
    """Fit the weights of confidence on annotated articles and write them into the component's files.

    Args: gold: files, and whether each marks attributions inside others.
    """
    judged = judge(component, gold)
    if not all(layer.features for layer in judged):
        raise ValueError("Too little is found in the development articles to fit the confidence on: train longer.")
    with np.load(files / "heads.npz") as stored:
        heads = {name: stored[name] for name in stored.files}
    heads["calibration"] = np.stack([fit(layer.features, layer.right) for layer in judged])
    write_heads(files, heads)
    outer = judged[0]
    error = calibration_error(crossed(outer.features, outer.right, outer.articles), outer.right)
    print(f"calibration error, each fifth of the articles by the others: {error:.3f}")


def judge(component: Network, gold: list[tuple[Path, bool]]) -> tuple[Judged, Judged]:
    """Every attribution found in annotated articles, outer and inner; the inner only where such are marked."""
    layers = Judged(), Judged()
    rows = [(row, nested) for path, nested in gold for row in read_lines(path)]
    for number, (row, nested) in enumerate(tqdm(rows, desc="calibrating")):
        found = component.structures(row["text"])
        made = [plain(found.pieces, held) for held in (*found.outer, *found.inner)]
        right = correct(row["attributions"], made, row["text"])
        _note(layers[0], found.outer, right[: len(found.outer)], number)
        if nested:
            _note(layers[1], found.inner, right[len(found.outer) :], number)
    return layers


def _note(layer: Judged, held: list[Held], right: list[bool], article: int) -> None:
    layer.features += [each.features() for each in held]
    layer.right += right
    layer.articles += [article] * len(held)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--weights", type=Path, required=True, help="a checkpoint or the weights of an epoch")
    parser.add_argument("--output", type=Path, default=TRAINED, help="folder of the pipeline")
    parser.add_argument("--config", type=Path, default=DEFAULT, help="a file like config.toml")
    arguments = parser.parse_args()
    ship(arguments.weights, arguments.data, read_config(arguments.config), arguments.output)


if __name__ == "__main__":
    main()
