"""The encoder: a small BERT that also reads letter case, quotation marks and paragraph starts.

Source: Wang et al., MiniLM, 2020 (the encoder); Devlin et al., BERT, 2019 (its layers).
"""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

WIDTH, HEADS, INNER, LAYERS = 384, 12, 1536, 6
VOCABULARY, POSITIONS = 30522, 512
FEATURES = {"case": 5, "quote": 4, "place": 3}
EPSILON = 1e-12
_PARTS = {
    "output": "attention.output.dense",
    "attention_norm": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm": "output.LayerNorm",
}


class FastDropout(nn.Module):  # type: ignore[misc]  # torch is not there when types are checked
    """Dropout that reads its noise from a pool: drawing it anew costs more than the matrix products on a CPU."""

    def __init__(self, rate: float, pool: int = 1 << 23) -> None:
        super().__init__()
        self.rate = rate
        self._pool = ((torch.rand(pool) >= rate).float() / (1 - rate)) if rate else None

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or self._pool is None:
            return x
        count = x.numel()
        if count >= len(self._pool):
            return functional.dropout(x, self.rate)
        at = int(torch.randint(0, len(self._pool) - count, (1,)))
        return x * self._pool[at : at + count].view_as(x)


class Layer(nn.Module):  # type: ignore[misc]  # torch is not there when types are checked
    """One transformer layer, normalized after each half."""

    def __init__(self, dropout: FastDropout) -> None:
        super().__init__()
        self.query_key_value = nn.Linear(WIDTH, 3 * WIDTH)
        self.output = nn.Linear(WIDTH, WIDTH)
        self.attention_norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.dropout = dropout

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        batch, length, _ = x.shape
        each = self.query_key_value(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        query, key, value = each[0], each[1], each[2]
        weights = torch.matmul(query * (WIDTH // HEADS) ** -0.5, key.transpose(-1, -2))
        if bias is not None:
            weights = weights + bias
        read = torch.matmul(weights.softmax(-1), value).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.attention_norm(x + self.dropout(self.output(read)))
        return self.norm(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):  # type: ignore[misc]  # torch is not there when types are checked
    """Pieces and their features to vectors."""

    def __init__(self, dropout: float, layers: int = LAYERS) -> None:
        super().__init__()
        self.pieces = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.features = nn.ModuleDict({name: nn.Embedding(size, WIDTH) for name, size in FEATURES.items()})
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.dropout = FastDropout(dropout)
        self.layers = nn.ModuleList([Layer(self.dropout) for _ in range(layers)])
        for embedding in self.features.values():
            nn.init.normal_(embedding.weight, std=0.02)

    def forward(self, ids: Tensor, case: Tensor, quote: Tensor, place: Tensor, mask: Tensor | None = None) -> Tensor:
        """Vectors of [batch, piece, WIDTH]; `mask` is [batch, piece], 1 where there is a piece; None if everywhere."""
        x = self.pieces(ids) + self.positions(torch.arange(ids.shape[1]))[None]
        x = x + self.features["case"](case) + self.features["quote"](quote) + self.features["place"](place)
        x = self.dropout(self.norm(x))
        bias = None
        if mask is not None:
            bias = ((1.0 - mask) * -1e4)[:, None, None, :].to(torch.get_autocast_dtype("cpu"))
        for layer in self.layers:
            x = layer(x, bias)
        return x


def load_pretrained(encoder: Encoder, weights: Path) -> None:
    """Fill in the published weights of a BERT of this size (`model.safetensors`)."""
    given = load_file(weights)
    state = encoder.state_dict()
    state["pieces.weight"] = given["embeddings.word_embeddings.weight"]
    kind = given["embeddings.token_type_embeddings.weight"][0]
    state["positions.weight"] = given["embeddings.position_embeddings.weight"] + kind
    for end in ("weight", "bias"):
        state[f"norm.{end}"] = given[f"embeddings.LayerNorm.{end}"]
        for i in range(len(encoder.layers)):
            there = f"encoder.layer.{i}"
            attention = [given[f"{there}.attention.self.{part}.{end}"] for part in ("query", "key", "value")]
            state[f"layers.{i}.query_key_value.{end}"] = torch.cat(attention)
            for ours, theirs in _PARTS.items():
                state[f"layers.{i}.{ours}.{end}"] = given[f"{there}.{theirs}.{end}"]
    encoder.load_state_dict(state)
