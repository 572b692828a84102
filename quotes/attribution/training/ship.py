"""Write the pipeline to ship: python -m quotes.attribution.training.ship --data FOLDER --weights FILE

Turns the averaged weights of a checkpoint into the files of the component, fits its confidence on the development
articles that `config.toml` names, and writes the pipeline's folder.
"""

import argparse
import tempfile
from pathlib import Path
from typing import Any

from spacy.language import Language

from quotes.attribution.components.network import Network
from quotes.attribution.pipeline import TRAINED, build_network_pipeline, save_pipeline
from quotes.attribution.training.calibration import calibrated, development
from quotes.attribution.training.config import DEFAULT, VERSION, read_config
from quotes.attribution.training.export import averaged_weights, export_files, network_of


def ship(weights: Path, data: Path, config: dict[str, Any], output: Path) -> Language:
    """Export, calibrate and save; the pipeline as saved."""
    settings = {**config["windows"], **config["decoding"]}
    with tempfile.TemporaryDirectory() as scratch:
        files = Path(scratch)
        export_files(network_of(averaged_weights(weights), config["network"]), files)
        settings["calibration"] = calibrated(Network(**settings).from_disk(files), development(data, config))
        nlp = build_network_pipeline(files, settings, VERSION)
    save_pipeline(nlp, output)
    return nlp


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
