"""Train the network: python -m quotes.attribution.training.train --data FOLDER

FOLDER holds the corpora that `config.toml` names, in the formats that `corpus.py` describes; --extra adds annotated
articles of your own. Training goes in phases, each of which begins with the averaged weights of the one before.
Checkpoints are kept in OUTPUT; an interrupted run goes on with --resume where the last one was written, and ends with
the same weights as if nothing had happened. At the end the finished pipeline, its confidence fitted on the development
articles, is written to OUTPUT/pipeline.
"""

import argparse
import random
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from tqdm import tqdm

from quotes.attribution.components.network import Network as Component
from quotes.attribution.pipeline import TRAINED
from quotes.attribution.training.augment import varied
from quotes.attribution.training.batches import collate, grouped
from quotes.attribution.training.config import DEFAULT, read_config
from quotes.attribution.training.corpus import Article, Corpora, read_corpora
from quotes.attribution.training.encoder import load_pretrained
from quotes.attribution.training.examples import Example, examples
from quotes.attribution.training.export import averaged_weights, export_files, network_of
from quotes.attribution.training.model import Network
from quotes.attribution.training.pretrained import MASK, SPECIAL, pretrained_folder, pretrained_tokenizer
from quotes.attribution.training.ship import ship
from quotes.attribution.training.silver import with_silver

Config = dict[str, Any]

SILVER = "silver.jsonl"


def epoch_batches(
    corpora: Corpora, tokenizer: Tokenizer, config: Config, phase: Config, epoch: int
) -> list[list[Example]]:
    """The batches of one epoch: the same for the same seed and epoch, and those of attributions in the same order
    however many there are of entities, so that runs with and without entities can be compared."""
    name = f"{config['seed']}-{epoch}"
    rng, apart = random.Random(name), random.Random(f"{name}-entities")  # noqa: S311  # chance, not secrets
    windows, rate, size = config["windows"], phase["augmentation"], config["training"]["batch"]
    special = special_ids(tokenizer)

    def cut(article: Article, rng: random.Random) -> Iterator[Example]:
        core = windows["core"] - rng.randrange(0, windows["core"] // 3)
        context = rng.choice((0, windows["context"]))
        return examples(varied(article, rng, rate), tokenizer, core, context, special)

    attributed = [
        example
        for articles, repeat in zip(corpora.attributed, [*phase["repeat"], phase["repeat_extra"]], strict=False)
        for article in articles
        for _ in range(repeat)
        for example in cut(article, rng)
    ]
    some = apart.sample(corpora.entities, int(phase["entities"] * len(corpora.entities)))
    batches = grouped(attributed, size, rng)
    for named in grouped([example for article in some for example in cut(article, apart)], size, apart):
        batches.insert(apart.randrange(len(batches) + 1), named)
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
        self.phases: list[Config] = config["phases"]
        self.tokenizer = pretrained_tokenizer()
        torch.manual_seed(config["seed"])
        self.network = Network(**config["network"])
        load_pretrained(self.network.encoder, pretrained_folder() / "model.safetensors")
        self.average = {name: value.detach().clone() for name, value in self.network.state_dict().items()}
        self.phase = self.epoch = self.step = self.done = self.steps = 0
        self._begin()

    def run(self) -> None:
        """Train to the end; a checkpoint after every epoch and in between."""
        while True:
            self._run_phase()
            if self.phase + 1 == len(self.phases):
                return
            self.start(self.average, self.phase + 1)

    def start(self, weights: dict[str, Tensor], phase: int) -> None:
        """Begin a phase with these weights."""
        self.network.load_state_dict(weights)
        self.average = {name: value.detach().clone() for name, value in self.network.state_dict().items()}
        self.phase = phase
        self.epoch = sum(each["epochs"] for each in self.phases[:phase])
        self.step = self.done = self.steps = 0
        self._begin()
        (self.output / SILVER).unlink(missing_ok=True)  # an earlier run's
        torch.save(self.average, self.output / f"phase-{phase}.pt")
        self.save("last.pt")

    def _begin(self) -> None:
        phase = self.phases[self.phase]
        self.optimizer = torch.optim.AdamW(parameter_groups(self.network, self.config["training"], phase), fused=True)
        self.rates = [group["lr"] for group in self.optimizer.param_groups]

    def _component(self) -> Component:
        """The component with the averaged weights."""
        settings = {**self.config["windows"], **self.config["decoding"]}
        with tempfile.TemporaryDirectory() as scratch:
            export_files(network_of(self.average, self.config["network"]), Path(scratch))
            return Component(**settings).from_disk(scratch)

    def _run_phase(self) -> None:
        phase = self.phases[self.phase]
        corpora = self.corpora
        if phase["silver_floor"] < 1.0:
            kept = self.output / SILVER
            attributed = with_silver(corpora.attributed, self._component, phase["silver_floor"], kept)
            corpora = replace(corpora, attributed=attributed)
        last = sum(each["epochs"] for each in self.phases[: self.phase + 1])
        for epoch in range(self.epoch, last):
            batches = epoch_batches(corpora, self.tokenizer, self.config, phase, epoch)
            self.epoch = epoch
            self.steps = self.steps or self.step - self.done + len(batches) * (last - epoch)
            with tqdm(batches[self.done :], desc=f"epoch {epoch + 1}", mininterval=20) as progress:
                self._epoch(progress)
            self.epoch, self.done = epoch + 1, 0
            torch.save(self.average, self.output / f"epoch-{epoch + 1}.pt")  # first: who resumes may need it
            self.save("last.pt")
        if phase["blend"] < 1.0:
            self._blend(phase["blend"])

    @torch.no_grad()  # type: ignore[untyped-decorator]
    def _blend(self, share: float) -> None:
        """Mix the averaged weights with those that the phase began with. Source: Wortsman et al., WiSE-FT, 2022."""
        before = torch.load(self.output / f"phase-{self.phase}.pt", weights_only=True)
        after = torch.load(self.output / f"epoch-{self.epoch}.pt", weights_only=True)
        floating = [name for name, value in after.items() if value.is_floating_point()]
        self.average = after | {name: torch.lerp(before[name], after[name], share) for name in floating}
        self.save("last.pt")

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
        tensors = collate(batch, training["masked"], piece_id(self.tokenizer, MASK), rng)
        torch.manual_seed(int(rng.integers(2**62)))  # of dropout: a resumed run goes on as if never interrupted
        losses = self.network.losses(tensors, bf16=self.config["bf16"])
        weights = self.phases[self.phase]["weights"]
        total = torch.stack([weights[name] * value for name, value in losses.items()]).sum()
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
            "where": (self.phase, self.epoch, self.step, self.done, self.steps),
        }
        partial = self.output / f"{name}.partial"
        torch.save(state, partial)
        partial.replace(self.output / name)

    def resume(self) -> None:
        """Go on from the last checkpoint."""
        state = torch.load(self.output / "last.pt", weights_only=True)
        self.phase, self.epoch, self.step, self.done, self.steps = state["where"]
        self.network.load_state_dict(state["network"])
        self.average = state["average"]
        self._begin()
        self.optimizer.load_state_dict(state["optimizer"])


def parameter_groups(network: Network, training: Config, phase: Config) -> list[dict[str, Any]]:
    """Parameters by learning rate: heads fastest, then the encoder from its last layer down."""
    layers = len(network.encoder.layers)
    groups: dict[tuple[float, float], list[Tensor]] = defaultdict(list)
    for name, parameter in network.named_parameters():
        parts = name.split(".")
        if parts[0] != "encoder" or parts[1] == "features":
            rate = phase["head_rate"]
        else:
            depth = layers - 1 - int(parts[2]) if parts[1] == "layers" else layers
            rate = phase["encoder_rate"] * training["layer_decay"] ** depth
        decay = training["weight_decay"] if parameter.ndim > 1 else 0.0
        groups[rate, decay].append(parameter)
    return [{"params": params, "lr": rate, "weight_decay": decay} for (rate, decay), params in groups.items()]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--output", type=Path, default=Path("runs/network"), help="folder of the checkpoints")
    parser.add_argument("--config", type=Path, default=DEFAULT, help="a file like config.toml")
    parser.add_argument("--extra", type=Path, nargs="+", default=[], help="annotated articles to train on as well")
    parser.add_argument("--start", type=Path, help="weights to begin the last phase with, instead of the ones before")
    parser.add_argument("--resume", action="store_true", help="go on with an interrupted run")
    arguments = parser.parse_args()
    config = read_config(arguments.config)
    torch.set_num_threads(config["threads"])
    torch.use_deterministic_algorithms(True)
    arguments.output.mkdir(parents=True, exist_ok=True)
    trainer = Trainer(config, read_corpora(arguments.data, config["corpora"], arguments.extra), arguments.output)
    if arguments.resume and (arguments.output / "last.pt").exists():
        trainer.resume()
    elif arguments.start:
        trainer.start(averaged_weights(arguments.start), len(config["phases"]) - 1)
    trainer.run()
    ship(arguments.output / "last.pt", arguments.data, config, arguments.output / "pipeline")
    print(f"The pipeline is in {arguments.output / 'pipeline'}; to ship it, copy it to {TRAINED}.")


if __name__ == "__main__":
    main()
