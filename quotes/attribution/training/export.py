"""Write the trained network as the files that the component `network` loads.

The encoder becomes an ONNX graph with weights of 8 bits. What goes into the second half of each feed-forward layer has
outliers, so that there every block of `BLOCK` values has a scale of its own. The heads stay as they are.
"""

import logging
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer

from quotes.attribution.training.graph import write_encoder
from quotes.attribution.training.model import Network
from quotes.attribution.training.pretrained import pretrained_tokenizer

logging.getLogger(MatMulNBitsQuantizer.__module__).setLevel(logging.WARNING)  # else a line for every node

BLOCK = 128
_INT8_PRODUCTS = 4  # of the accuracy levels of onnxruntime's MatMulNBits


def averaged_weights(path: Path) -> dict[str, torch.Tensor]:
    """The averaged weights of a checkpoint or of an epoch."""
    state: dict[str, Any] = torch.load(path, weights_only=True, map_location="cpu")
    weights: dict[str, torch.Tensor] = state.get("average", state)
    return weights


def network_of(weights: dict[str, torch.Tensor], network: dict[str, float]) -> Network:
    """The network with these weights, as it is used after training."""
    loaded = Network(dropout=0.0, hidden=int(network["hidden"]))
    loaded.load_state_dict(weights)
    loaded.eval()
    return loaded


def export_files(network: Network, folder: Path, *, eight_bits: bool = True) -> None:
    """Write encoder, heads and tokenizer into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "encoder.onnx"
        write_encoder(network.encoder, plain)
        if eight_bits:
            _quantize(plain, folder / "encoder.onnx")
        else:
            (folder / "encoder.onnx").write_bytes(plain.read_bytes())
    np.savez(folder / "heads.npz", allow_pickle=False, **head_weights(network))
    pretrained_tokenizer().save(str(folder / "tokenizer.json"))


def head_weights(network: Network) -> dict[str, np.ndarray]:
    """Weights of the heads by the names that `components.heads` reads."""
    heads = {**network.tags, "entities": network.entities}
    moves = {**network.crfs, "entities": network.entity_crf}
    out = {}
    for name, head in heads.items():
        out[f"{name}.weight"], out[f"{name}.bias"] = head.weight, head.bias
        out[f"{name}.transitions"] = moves[name].scores
    for name in ("source_linker", "content_linker"):
        out |= {f"{name}.{key}": value for key, value in getattr(network, name).named_parameters()}
    return {key: value.detach().numpy().astype(np.float32) for key, value in out.items()}


def _quantize(plain: Path, output: Path) -> None:
    quantize_dynamic(
        plain,
        output,
        op_types_to_quantize=["MatMul", "Gather"],
        per_channel=True,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=_with_outliers(plain),
        extra_options={"MatMulConstBOnly": True},
    )
    rest = MatMulNBitsQuantizer(
        onnx.load(output), bits=8, block_size=BLOCK, is_symmetric=True, accuracy_level=_INT8_PRODUCTS
    )
    rest.process()
    onnx.save(rest.model.model, output)


def _with_outliers(graph: Path) -> list[str]:
    """Names of the second products of the feed-forward layers."""
    nodes = onnx.load(graph).graph.node
    return [node.name for node in nodes if any(name.endswith(".down.weight") for name in node.input)]
