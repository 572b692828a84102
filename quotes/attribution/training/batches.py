"""Examples of like length put together as tensors."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from quotes.attribution.components.links import SIZES
from quotes.attribution.training.examples import Example, Links


@dataclass(frozen=True, slots=True)
class Units:
    """Paragraphs to tag: where each word's first piece lies in the flattened batch, its tag, and which are words."""

    pieces: Tensor
    tags: Tensor
    mask: Tensor


@dataclass(frozen=True, slots=True)
class LinkBatch:
    """Choices: first and last words as flattened pieces, [row, 2] and [row, candidate, 2]; the last one is none."""

    rows: Tensor
    candidates: Tensor
    features: Tensor
    mask: Tensor
    chosen: Tensor


@dataclass(frozen=True, slots=True)
class Batch:
    """Inputs of [window, piece], and what is to be learned from them."""

    ids: Tensor
    case: Tensor
    quote: Tensor
    place: Tensor
    mask: Tensor
    tags: dict[str, Units]
    entities: Units | None
    sources: LinkBatch | None
    contents: LinkBatch | None


def grouped(examples: Sequence[Example], size: int, rng: random.Random) -> list[list[Example]]:
    """Examples in batches of up to `size` pieces, padding included, of nearly one length, in random order."""
    ordered = sorted(examples, key=lambda e: len(e.ids) + rng.random() * 12)
    out: list[list[Example]] = []
    batch: list[Example] = []
    longest = 0
    for example in ordered:
        longest = max(longest, len(example.ids))
        if batch and longest * (len(batch) + 1) > size:
            out.append(batch)
            batch, longest = [], len(example.ids)
        batch.append(example)
    if batch:
        out.append(batch)
    rng.shuffle(out)
    return out


def collate(examples: Sequence[Example], masked: float, mask_id: int, rng: np.random.Generator) -> Batch:
    """Tensors of one batch; a share `masked` of the words is hidden behind the mask piece."""
    length = max(len(e.ids) for e in examples)
    inputs = {name: np.zeros((len(examples), length), np.int64) for name in ("ids", "case", "quote", "place")}
    mask = np.zeros((len(examples), length), np.float32)
    for i, example in enumerate(examples):
        for name, values in inputs.items():
            values[i, : len(example.ids)] = getattr(example, name)
        mask[i, : len(example.ids)] = 1
        if masked:
            _hide(inputs["ids"][i], example, masked, mask_id, rng)
    tags = {}
    for layer, name in enumerate(("outer", "inner")):
        units = _units(examples, [e.tags[layer] for e in examples], length)
        if units is not None:
            tags[name] = units
    return Batch(
        **{name: torch.from_numpy(values) for name, values in inputs.items()},
        mask=torch.from_numpy(mask),
        tags=tags,
        entities=_units(examples, [e.entities for e in examples], length),
        sources=_links(examples, [e.sources for e in examples], length),
        contents=_links(examples, [e.contents for e in examples], length),
    )


def _hide(ids: np.ndarray, example: Example, share: float, mask_id: int, rng: np.random.Generator) -> None:
    hidden = rng.random(len(example.first)) < share
    ends = np.append(example.first[1:], len(example.ids) - 1)
    for word in np.flatnonzero(hidden):
        ids[example.first[word] : ends[word]] = mask_id


def _units(examples: Sequence[Example], tags: Sequence[np.ndarray | None], length: int) -> Units | None:
    rows: list[tuple[np.ndarray, np.ndarray]] = []
    for i, (example, values) in enumerate(zip(examples, tags, strict=True)):
        if values is not None:
            for a, b in example.units:
                rows.append((example.first[a:b] + i * length, _legal(values[a:b])))
    if not rows:
        return None
    longest = max(len(t) for _, t in rows)
    pieces = np.zeros((len(rows), longest), np.int64)
    labels = np.zeros((len(rows), longest), np.int64)
    mask = np.zeros((len(rows), longest), np.float32)
    for i, (positions, values) in enumerate(rows):
        pieces[i, : len(values)] = positions
        labels[i, : len(values)] = values
        mask[i, : len(values)] = 1
    return Units(torch.from_numpy(pieces), torch.from_numpy(labels), torch.from_numpy(mask))


def _legal(tags: np.ndarray) -> np.ndarray:
    """The tags with every span beginning with its begin tag, also one cut in two."""
    before = np.concatenate([[0], tags[:-1]])
    stray = (tags > 0) & (tags % 2 == 0) & (before != tags) & (before != tags - 1)
    return np.where(stray, tags - 1, tags)


def _links(examples: Sequence[Example], links: Sequence[tuple[Links, ...]], length: int) -> LinkBatch | None:
    found = [(i, each) for i, several in enumerate(links) for each in several]
    if not found:
        return None
    count = sum(len(each.rows) for _, each in found)
    widest = max(len(each.candidates) for _, each in found)
    rows = np.zeros((count, 2), np.int64)
    candidates = np.zeros((count, widest, 2), np.int64)
    features = np.zeros((count, widest, len(SIZES)), np.int64)
    mask = np.zeros((count, widest + 1), np.bool_)
    chosen = np.zeros((count, widest + 1), np.bool_)
    mask[:, -1] = True
    at = 0
    for i, each in found:
        here = slice(at, at + len(each.rows))
        width = len(each.candidates)
        rows[here] = _ends(examples[i], each.rows, length * i)
        candidates[here, :width] = _ends(examples[i], each.candidates, length * i)[None]
        features[here, :width] = each.features
        mask[here, :width] = True
        chosen[here, :width] = each.chosen[:, :-1]
        chosen[here, -1] = each.chosen[:, -1]
        at = here.stop
    tensors = (torch.from_numpy(values) for values in (rows, candidates, features, mask, chosen))
    return LinkBatch(*tensors)


def _ends(example: Example, spans: Sequence[tuple[int, int]], shift: int) -> np.ndarray:
    return np.array([[example.first[a], example.first[b - 1]] for a, b in spans], np.int64) + shift
