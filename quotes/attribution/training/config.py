"""The training configuration, read from a TOML file."""

import tomllib
from pathlib import Path
from typing import Any

DEFAULT = Path(__file__).with_name("config.toml")
VERSION = "1.2.2"  # of the pipeline that is written


def read_config(path: Path = DEFAULT) -> dict[str, Any]:
    """The configuration as nested dictionaries; `config.toml` documents every value."""
    with path.open("rb") as file:
        return tomllib.load(file)
