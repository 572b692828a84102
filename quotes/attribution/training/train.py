"""Train the network: python -m quotes.attribution.training.train --data FOLDER

FOLDER holds the corpora that `config.toml` names, in the formats that `corpus.py` describes. Checkpoints are kept in
OUTPUT; an interrupted run goes on with --resume where the last one was written. At the end the finished pipeline, its
confidence fitted on the development articles, is written to OUTPUT/pipeline.
"""

import argparse
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from tqdm import tqdm

from quotes.attribution.pipeline import TRAINED
from quotes.attribution.training.augment import varied
from quotes.attribution.training.batches import collate, grouped
from quotes.attribution.training.config import DEFAULT, read_config
from quotes.attribution.training.corpus import Article, held_out, read_attributed, read_entities, read_lines
from quotes.attribution.training.encoder import load_pretrained
from quotes.attribution.training.examples import Example, examples
from quotes.attribution.training.model import Network
from quotes.attribution.training.pretrained import MASK, SPECIAL, pretrained_folder, pretrained_tokenizer
from quotes.attribution.training.ship import ship

Config = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Corpora:
    """What is trained on: articles with how often they are read in an epoch, and articles with entities."""

    attributed: list[tuple[Article, int]]
    entities: list[Article]


def read_corpora(folder: Path, config: Config) -> Corpora:
    """The corpora that the configuration names."""
    named = config["corpora"]
    attributed = [
        (article, corpus["repeat"])
        for corpus in named["attributions"]
        for article in read_attributed(folder / corpus["file"], nested=corpus["nested"])
    ]
    development = {row["id"] for corpus in named["development"] for row in read_lines(folder / corpus["file"])}
    entities = read_entities(folder / named["entities"]["file"], folder / named["entities"]["texts"])
    return Corpora(attributed, [a for a in entities if a.id not in development and not held_out(a)])


def epoch_batches(corpora: Corpora, tokenizer: Tokenizer, config: Config, epoch: int) -> list[list[Example]]:
    """The batches of one epoch: the same for the same seed and epoch."""
    rng = random.Random(f"{config['seed']}-{epoch}")  # noqa: S311  # chance, not secrets
    windows, rate = config["windows"], config["augmentation"]["rate"]
    special = special_ids(tokenizer)

    def cut(article: Article) -> Iterator[Example]:
        core = windows["core"] - rng.randrange(0, windows["core"] // 3)
        context = rng.choice((0, windows["context"]))
        return examples(varied(article, rng, rate), tokenizer, core, context, special)

    share = config["corpora"]["entities"]["share"]
    some = rng.sample(corpora.entities, int(share * len(corpora.entities)))
    attributed = [e for article, repeat in corpora.attributed for _ in range(repeat) for e in cut(article)]
    named = [e for article in some for e in cut(article)]
    size = config["training"]["batch"]
    batches = grouped(attributed, size, rng) + grouped(named, size, rng)
    rng.shuffle(batches)
    return batches


def special_ids(tokenizer: Tokenizer) -> tuple[int, int]:
    """Ids of the pieces before and after a window."""
    return piece_id(tokenizer, SPECIAL[0]), piece_id(tokenizer, SPECIAL[1])


def piece_id(tokenizer: Tokenizer, piece: str) -> int:
    """The id of a piece that must be there."""
    found = tokenizer.token_to_id(piece)
    if found is None:
        raise LookupError(f"The tokenizer does not know {piece}.")
    return found


class Trainer:
    """One training run: network, optimizer, averaged weights, and where it stands."""

    def __init__(self, config: Config, corpora: Corpora, output: Path) -> None:
        self.config, self.corpora, self.output = config, corpora, output
        self.tokenizer = pretrained_tokenizer()
        torch.manual_seed(config["seed"])
        self.network = Network(**config["network"])
        load_pretrained(self.network.encoder, pretrained_folder() / "model.safetensors")
        self.average = {name: value.detach().clone() for name, value in self.network.state_dict().items()}
        self.optimizer = torch.optim.AdamW(parameter_groups(self.network, config["training"]), fused=True)
        self.rates = [group["lr"] for group in self.optimizer.param_groups]
        self.epoch = self.step = self.done = 0
        self.steps = 0

    def run(self) -> None:
        """Train to the end; a checkpoint after every epoch and in between."""
        training = self.config["training"]
        for epoch in range(self.epoch, training["epochs"]):
            batches = epoch_batches(self.corpora, self.tokenizer, self.config, epoch)
            self.epoch = epoch
            self.steps = self.steps or self.step - self.done + len(batches) * (training["epochs"] - epoch)
            with tqdm(batches[self.done :], desc=f"epoch {epoch + 1}", mininterval=20) as progress:
                self._epoch(progress)
            self.epoch, self.done = epoch + 1, 0
            self.save("last.pt")
            torch.save(self.average, self.output / f"epoch-{epoch + 1}.pt")

    def _epoch(self, progress: "tqdm[list[Example]]") -> None:
        seen: dict[str, float] = defaultdict(float)
        for batch in progress:
            for name, value in self.train_step(batch).items():
                seen[name] = 0.98 * seen[name] + 0.02 * value if name in seen else value
            self.done += 1
            progress.set_postfix({name: f"{value:.3f}" for name, value in sorted(seen.items())}, refresh=False)
            if self.step % self.config["training"]["checkpoint_steps"] == 0:
                self.save("last.pt")

    def train_step(self, batch: list[Example]) -> dict[str, float]:
        """Learn from one batch; its losses."""
        training = self.config["training"]
        self.network.train()
        rng = np.random.default_rng((self.config["seed"], self.step))
        tensors = collate(batch, self.config["augmentation"]["masked"], piece_id(self.tokenizer, MASK), rng)
        losses = self.network.losses(tensors, bf16=self.config["bf16"])
        total = torch.stack([training["weights"][name] * value for name, value in losses.items()]).sum()
        total.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), training["clip"])
        self._set_rates()
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.step += 1
        self._update_average()
        return {name: value.item() for name, value in losses.items()}

    def _set_rates(self) -> None:
        part = min(self.step / max(self.steps, 1), 1.0)
        warmup = self.config["training"]["warmup"]
        factor = part / warmup if part < warmup else (1 - part) / (1 - warmup)
        for group, rate in zip(self.optimizer.param_groups, self.rates, strict=True):
            group["lr"] = rate * max(factor, 1e-3)

    @torch.no_grad()  # type: ignore[untyped-decorator]
    def _update_average(self) -> None:
        decay = min(self.config["training"]["average"], (1 + self.step) / (10 + self.step))
        names = [n for n, value in self.average.items() if value.is_floating_point()]
        state = self.network.state_dict()
        torch._foreach_lerp_([self.average[n] for n in names], [state[n] for n in names], 1 - decay)

    def save(self, name: str) -> None:
        """Write everything needed to go on."""
        state = {
            "network": self.network.state_dict(),
            "average": self.average,
            "optimizer": self.optimizer.state_dict(),
            "where": (self.epoch, self.step, self.done),
        }
        partial = self.output / f"{name}.partial"
        torch.save(state, partial)
        partial.replace(self.output / name)

    def resume(self) -> None:
        """Go on from the last checkpoint."""
        state = torch.load(self.output / "last.pt", weights_only=True)
        self.network.load_state_dict(state["network"])
        self.average = state["average"]
        self.optimizer.load_state_dict(state["optimizer"])
        self.epoch, self.step, self.done = state["where"]


def parameter_groups(network: Network, training: Config) -> list[dict[str, Any]]:
    """Parameters by learning rate: heads fastest, then the encoder from its last layer down."""
    layers = len(network.encoder.layers)
    groups: dict[tuple[float, float], list[Tensor]] = defaultdict(list)
    for name, parameter in network.named_parameters():
        parts = name.split(".")
        if parts[0] != "encoder" or parts[1] == "features":
            rate = training["head_rate"]
        else:
            depth = layers - 1 - int(parts[2]) if parts[1] == "layers" else layers
            rate = training["encoder_rate"] * training["layer_decay"] ** depth
        decay = training["weight_decay"] if parameter.ndim > 1 else 0.0
        groups[rate, decay].append(parameter)
    return [{"params": params, "lr": rate, "weight_decay": decay} for (rate, decay), params in groups.items()]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--output", type=Path, default=Path("runs/network"), help="folder of the checkpoints")
    parser.add_argument("--config", type=Path, default=DEFAULT, help="a file like config.toml")
    parser.add_argument("--resume", action="store_true", help="go on with an interrupted run")
    arguments = parser.parse_args()
    config = read_config(arguments.config)
    torch.set_num_threads(config["threads"])
    arguments.output.mkdir(parents=True, exist_ok=True)
    trainer = Trainer(config, read_corpora(arguments.data, config), arguments.output)
    if arguments.resume:
        trainer.resume()
    trainer.run()
    ship(arguments.output / "last.pt", arguments.data, config, arguments.output / "pipeline")
    print(f"The pipeline is in {arguments.output / 'pipeline'}; to ship it, copy it to {TRAINED}.")


if __name__ == "__main__":
    main()
