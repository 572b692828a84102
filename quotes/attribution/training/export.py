"""Write the trained network as the files that the component `network` loads.

The encoder becomes an ONNX graph with weights of 8 bits, but for the second half of each feed-forward layer: what goes
into it has outliers that 8 bits cannot hold. The heads stay as they are.
"""

import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from quotes.attribution.components.structure import CONFIDENCE_FEATURES
from quotes.attribution.training.graph import write_encoder
from quotes.attribution.training.model import LAYER_NAMES, Network
from quotes.attribution.training.pretrained import pretrained_tokenizer


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
    """Write encoder, heads and tokenizer into a folder; confidences are not calibrated yet."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "encoder.onnx"
        write_encoder(network.encoder, plain)
        if eight_bits:
            quantize_dynamic(
                plain,
                folder / "encoder.onnx",
                op_types_to_quantize=["MatMul", "Gather"],
                per_channel=True,
                weight_type=QuantType.QInt8,
                nodes_to_exclude=_whole(plain),
                extra_options={"MatMulConstBOnly": True},
            )
        else:
            (folder / "encoder.onnx").write_bytes(plain.read_bytes())
    write_heads(folder, head_weights(network))
    pretrained_tokenizer().save(str(folder / "tokenizer.json"))


def head_weights(network: Network) -> dict[str, np.ndarray]:
    """Weights of the heads by the names that `components.heads` reads."""
    heads = {"outer": network.tags["outer"], "entities": network.entities}
    moves = {"outer": network.crfs["outer"], "entities": network.entity_crf}
    out = {}
    for name, head in heads.items():
        out[f"{name}.weight"], out[f"{name}.bias"] = head.weight, head.bias
        out[f"{name}.transitions"] = moves[name].scores
    for name in ("source_linker", "content_linker"):
        out |= {f"{name}.{key}": value for key, value in getattr(network, name).named_parameters()}
    arrays = {key: value.detach().numpy().astype(np.float32) for key, value in out.items()}
    return arrays | {"calibration": np.zeros((len(LAYER_NAMES), CONFIDENCE_FEATURES + 1), np.float32)}


def write_heads(folder: Path, weights: dict[str, np.ndarray]) -> None:
    """Write `heads.npz`."""
    np.savez(folder / "heads.npz", allow_pickle=False, **weights)


def _whole(graph: Path) -> list[str]:
    """Names of the nodes that keep weights of 32 bits."""
    nodes = onnx.load(graph).graph.node
    return [node.name for node in nodes if any(name.endswith(".down.weight") for name in node.input)]
