"""The encoder as an ONNX graph, node by node: one window, without a mask."""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from quotes.attribution.training.encoder import EPSILON, FEATURES, HEADS, WIDTH, Encoder

OPSET = 20


class Graph:
    """Nodes and weights as they are added; every method returns the name of its output."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: dict[str, np.ndarray] = {}

    def add(self, kind: str, *inputs: str, **attributes: object) -> str:
        """A node with one output."""
        name = f"{kind.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], name=name, **attributes))
        return name

    def weight(self, name: str, value: np.ndarray) -> str:
        """A constant."""
        self.weights[name] = value
        return name

    def linear(self, x: str, name: str, matrix: np.ndarray, bias: np.ndarray) -> str:
        """x @ matrix.T + bias."""
        product = self.add("MatMul", x, self.weight(f"{name}.weight", np.ascontiguousarray(matrix.T)))
        return self.add("Add", product, self.weight(f"{name}.bias", bias))

    def norm(self, x: str, name: str, scale: np.ndarray, bias: np.ndarray) -> str:
        """Layer normalization over the last axis."""
        names = self.weight(f"{name}.weight", scale), self.weight(f"{name}.bias", bias)
        return self.add("LayerNormalization", x, *names, axis=-1, epsilon=EPSILON)


def write_encoder(encoder: Encoder, path: Path) -> None:
    """Write the encoder: inputs [1, piece] of `ids` and every feature, output `vectors` [1, piece, WIDTH]."""
    state = {name: value.detach().numpy() for name, value in encoder.state_dict().items()}
    graph = Graph()
    x = _embedded(graph, state)
    for i in range(len(encoder.layers)):
        layer = {k.removeprefix(f"layers.{i}."): v for k, v in state.items() if k.startswith(f"layers.{i}.")}
        x = _layer(graph, f"layers.{i}", layer, x)
    graph.nodes.append(helper.make_node("Identity", [x], ["vectors"]))
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, [1, "length"]) for n in ("ids", *FEATURES)]
    output = helper.make_tensor_value_info("vectors", TensorProto.FLOAT, [1, "length", WIDTH])
    weights = [numpy_helper.from_array(value, name) for name, value in graph.weights.items()]
    made = helper.make_graph(graph.nodes, "encoder", inputs, [output], weights)
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=10)
    onnx.checker.check_model(model)
    onnx.save(model, path)


def _embedded(graph: Graph, state: dict[str, np.ndarray]) -> str:
    pieces = graph.add("Gather", graph.weight("pieces.weight", state["pieces.weight"]), "ids")
    length = graph.add("Shape", "ids", start=1, end=2)
    zero, one = (graph.weight(name, np.array([value], np.int64)) for name, value in (("zero", 0), ("one", 1)))
    positions = graph.add("Slice", graph.weight("positions.weight", state["positions.weight"]), zero, length, zero, one)
    x = graph.add("Add", pieces, positions)
    for name in FEATURES:
        table = graph.weight(f"{name}.weight", state[f"features.{name}.weight"])
        x = graph.add("Add", x, graph.add("Gather", table, name))
    return graph.norm(x, "norm", state["norm.weight"], state["norm.bias"])


def _layer(graph: Graph, name: str, layer: dict[str, np.ndarray], x: str) -> str:
    shape = graph.weight("heads", np.array([0, 0, HEADS, WIDTH // HEADS], np.int64))
    flat = graph.weight("flat", np.array([0, 0, WIDTH], np.int64))
    scale = (WIDTH // HEADS) ** -0.5
    each = []
    for i, part in enumerate(("query", "key", "value")):
        rows = slice(i * WIDTH, (i + 1) * WIDTH)
        matrix, bias = layer["query_key_value.weight"][rows], layer["query_key_value.bias"][rows]
        factor = np.float32(scale if part == "query" else 1.0)
        projected = graph.linear(x, f"{name}.{part}", matrix * factor, bias * factor)
        order = [0, 2, 3, 1] if part == "key" else [0, 2, 1, 3]
        each.append(graph.add("Transpose", graph.add("Reshape", projected, shape), perm=order))
    query, key, value = each
    weights = graph.add("Softmax", graph.add("MatMul", query, key), axis=-1)
    read = graph.add("Transpose", graph.add("MatMul", weights, value), perm=[0, 2, 1, 3])
    output = graph.linear(
        graph.add("Reshape", read, flat), f"{name}.output", layer["output.weight"], layer["output.bias"]
    )
    x = graph.norm(graph.add("Add", x, output), f"{name}.attention_norm", *_pair(layer, "attention_norm"))
    inner = graph.add("Gelu", graph.linear(x, f"{name}.up", *_pair(layer, "up")))
    down = graph.linear(inner, f"{name}.down", *_pair(layer, "down"))
    return graph.norm(graph.add("Add", x, down), f"{name}.norm", *_pair(layer, "norm"))


def _pair(layer: dict[str, np.ndarray], name: str) -> tuple[np.ndarray, np.ndarray]:
    return layer[f"{name}.weight"], layer[f"{name}.bias"]
