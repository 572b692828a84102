"""Write the pipeline to ship: python -m quotes.attribution.training.ship --data FOLDER --weights FILE

Turns the averaged weights of a checkpoint into the files of the component, fits its confidence on the development
articles that `config.toml` names, and writes the pipeline's folder.
"""

import argparse
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spacy.language import Language
from tqdm import tqdm

from quotes.attribution.components.network import Network, plain
from quotes.attribution.pipeline import TRAINED, build_network_pipeline, save_pipeline
from quotes.attribution.training.calibration import crossed, fit
from quotes.attribution.training.config import DEFAULT, read_config
from quotes.attribution.training.corpus import read_lines
from quotes.attribution.training.export import averaged_weights, export_files, network_of
from quotes.attribution.training.scoring import calibration_error, correct

VERSION = "1.2.0"


@dataclass(slots=True)
class Judged:
    """Found attributions: what confidence is worked out from, whether each is right, and its article."""

    features: list[list[float]] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    articles: list[int] = field(default_factory=list)
    corpora: list[slice] = field(default_factory=list)


def ship(weights: Path, data: Path, config: dict[str, Any], output: Path) -> Language:
    """Export, calibrate and save; the pipeline as saved."""
    settings = {**config["windows"], **config["decoding"]}
    gold = [(data / corpus["file"], corpus["nested"]) for corpus in config["corpora"]["development"]]
    with tempfile.TemporaryDirectory() as scratch:
        files = Path(scratch)
        export_files(network_of(averaged_weights(weights), config["network"]), files)
        settings["calibration"] = calibrated(Network(**settings).from_disk(files), gold)
        nlp = build_network_pipeline(files, settings, VERSION)
    save_pipeline(nlp, output)
    return nlp


def calibrated(component: Network, gold: list[tuple[Path, bool]]) -> list[float]:
    """The weights of confidence, fitted on annotated articles.

    Args: gold: files, and whether each marks attributions inside others.
    """
    judged = judge(component, gold)
    if not judged.features:
        raise ValueError("Too little is found in the development articles to fit the confidence on: train longer.")
    unseen = crossed(judged.features, judged.right, judged.articles)
    print("calibration error, each fifth of the articles by the others:")
    for (path, _), rows in zip(gold, judged.corpora, strict=True):
        print(f"{path.name:24} {calibration_error(unseen[rows], judged.right[rows]):.3f}")
    return [round(weight, 4) for weight in fit(judged.features, judged.right).tolist()]


def judge(component: Network, gold: list[tuple[Path, bool]]) -> Judged:
    """Every attribution found in annotated articles; those inside others only where such are marked."""
    judged = Judged()
    for path, nested in gold:
        begin = len(judged.right)
        for number, row in enumerate(tqdm(list(read_lines(path)), desc="calibrating")):
            found = component.structures(row["text"])
            held = [*found.outer, *found.inner]
            right = correct(row["attributions"], [plain(found.pieces, each) for each in held], row["text"])
            kept = [(each.features(), ok) for each, ok in zip(held, right, strict=True) if nested or not each.inner]
            judged.features += [features for features, _ in kept]
            judged.right += [ok for _, ok in kept]
            judged.articles += [number] * len(kept)
        judged.corpora.append(slice(begin, len(judged.right)))
    return judged


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
