"""The network: one encoder, and heads for attribution tags, entity tags and links."""

import torch
from torch import Tensor, nn

from quotes.attribution.components.decoding import ENTITY_TAGS, ILLEGAL, PARTS, legal_transitions
from quotes.attribution.components.links import TABLE_SIZE
from quotes.attribution.training.batches import Batch, LinkBatch
from quotes.attribution.training.encoder import WIDTH, Encoder, FastDropout

TAG_COUNT = 1 + 2 * len(PARTS)
LAYER_NAMES = ("outer", "inner")


class Crf(nn.Module):  # type: ignore[misc]  # torch is not there when types are checked
    """Scores of neighbouring tags. Source: Lafferty, McCallum and Pereira, 2001."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.scores = nn.Parameter(torch.zeros(count + 1, count))
        self.register_buffer("legal", torch.from_numpy(legal_transitions(count)), persistent=False)

    def transitions(self) -> Tensor:
        """[from, to], the last row from the start."""
        legal: Tensor = self.legal
        return torch.where(legal, self.scores, torch.full_like(self.scores, ILLEGAL))

    def forward(self, scores: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Negative log likelihood of each sequence: scores [sequence, word, tag], mask [sequence, word]."""
        moves = self.transitions()
        inner = moves[:-1]
        path = scores.gather(2, tags[:, :, None])[:, :, 0] * mask
        gold = path.sum(1) + moves[-1][tags[:, 0]] + (inner[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]).sum(1)
        total = scores[:, 0] + moves[-1]
        for i in range(1, scores.shape[1]):
            stepped = torch.logsumexp(total[:, :, None] + inner[None], 1) + scores[:, i]
            total = torch.where(mask[:, i : i + 1] > 0, stepped, total)
        return torch.logsumexp(total, 1) - gold


class Linker(nn.Module):  # type: ignore[misc]  # torch is not there when types are checked
    """How well two spans belong together: biaffine, and through a hidden layer that also sees what lies between.

    Source: Dozat and Manning, Deep Biaffine Attention, 2017.
    """

    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.span = nn.Linear(2 * WIDTH, hidden)
        self.cue = nn.Linear(2 * WIDTH, hidden)
        self.between = nn.Embedding(TABLE_SIZE, hidden)
        self.biaffine = nn.Parameter(torch.zeros(hidden, hidden))
        self.out = nn.Linear(hidden, 1)
        self.none = nn.Linear(hidden, 1)
        nn.init.normal_(self.between.weight, std=0.05)

    def forward(self, choosing: Tensor, candidates: Tensor, features: Tensor, *, cues_choose: bool) -> Tensor:
        """Scores of [row, candidate + 1], the last one for none.

        Args:
            choosing: [row, 2 * WIDTH]. candidates: [row, candidate, 2 * WIDTH].
            features: [row, candidate, feature] indexes.
        """
        row = (self.cue if cues_choose else self.span)(choosing)
        other = (self.span if cues_choose else self.cue)(candidates)
        mixed = torch.relu(row[:, None] + other + self.between(features).sum(2))
        left, right = (other, row[:, None]) if cues_choose else (row[:, None], other)
        scores = self.out(mixed)[..., 0] + (torch.matmul(left, self.biaffine) * right).sum(-1)
        return torch.cat([scores, self.none(torch.relu(row))], 1)


class Network(nn.Module):  # type: ignore[misc]  # torch is not there when types are checked
    """Encoder and heads; `losses` for training, the parts are exported one by one."""

    def __init__(self, dropout: float, hidden: int) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.dropout = FastDropout(dropout, 1 << 21)
        self.tags = nn.ModuleDict({name: nn.Linear(WIDTH, TAG_COUNT) for name in LAYER_NAMES})
        self.crfs = nn.ModuleDict({name: Crf(TAG_COUNT) for name in LAYER_NAMES})
        self.entities = nn.Linear(WIDTH, len(ENTITY_TAGS))
        self.entity_crf = Crf(len(ENTITY_TAGS))
        self.source_linker = Linker(hidden)
        self.content_linker = Linker(hidden)

    def losses(self, batch: Batch, *, bf16: bool) -> dict[str, Tensor]:
        """Mean losses a word (tags, entities) and a choice (links)."""
        with torch.autocast("cpu", torch.bfloat16, enabled=bf16):
            pieces = self.encoder(batch.ids, batch.case, batch.quote, batch.place, batch.mask)
        flat = pieces.float().flatten(0, 1)
        out = {}
        words = self.dropout(flat)
        for name, units in batch.tags.items():
            scores = self.tags[name](words[units.pieces])
            out[name] = self.crfs[name](scores, units.tags, units.mask).sum() / units.mask.sum()
        if batch.entities is not None:
            units = batch.entities
            scores = self.entities(words[units.pieces])
            out["entities"] = self.entity_crf(scores, units.tags, units.mask).sum() / units.mask.sum()
        if batch.sources is not None:
            out["sources"] = self._link_loss(self.source_linker, words, batch.sources, cues_choose=True)
        if batch.contents is not None:
            out["contents"] = self._link_loss(self.content_linker, words, batch.contents, cues_choose=False)
        return out

    def _link_loss(self, linker: Linker, words: Tensor, links: LinkBatch, *, cues_choose: bool) -> Tensor:
        scores = linker(
            words[links.rows].flatten(1), words[links.candidates].flatten(2), links.features, cues_choose=cues_choose
        )
        scores = scores.masked_fill(~links.mask, ILLEGAL)
        right = scores.masked_fill(~links.chosen, ILLEGAL)
        return (torch.logsumexp(scores, 1) - torch.logsumexp(right, 1)).mean()
