"""`manage.py compare_pipelines CANDIDATE --gold FILE`: the pipeline in use beside another, on decided articles."""

from argparse import ArgumentParser
from pathlib import Path
from typing import IO, Any, cast

from django.core.management.base import BaseCommand, CommandError
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from quotes.attribution.training.corpus import read_lines
from quotes.pipelines import NoPipeline, Pipeline, pipeline_at, pipeline_in_use

Figures = dict[str, dict[str, float]]


class Command(BaseCommand):
    help = (
        "Score the pipeline in use and the one in CANDIDATE on annotated articles, best those that were held out of "
        "training (export_gold --part held-out), and print both with the difference. Changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("candidate", type=Path, metavar="CANDIDATE", help="folder of the other pipeline")
        parser.add_argument("--gold", type=Path, required=True, help="annotated articles, JSON Lines")

    def handle(self, *args: Any, candidate: Path, gold: Path, **options: Any) -> None:
        try:
            pipelines = [pipeline_in_use(), pipeline_at(candidate)]
            rows = list(read_lines(gold))
        except (NoPipeline, OSError, ValueError) as error:
            raise CommandError(str(error)) from error
        if not rows:
            raise CommandError(f"{gold} holds no article.")
        figures = [figures_of(pipeline, rows) for pipeline in pipelines]
        table = table_of([pipeline.name for pipeline in pipelines], figures, len(rows))
        Console(file=cast("IO[str]", self.stdout)).print(table)


def figures_of(pipeline: Pipeline, rows: list[dict[str, Any]]) -> Figures:
    """How well a pipeline does on annotated articles, in per cent."""
    from quotes.attribution.pipeline import load_pipeline  # noqa: PLC0415  # spaCy is slow to load
    from quotes.attribution.training import evaluate  # noqa: PLC0415

    return evaluate.figures_of(evaluate.read_gold(load_pipeline(pipeline.folder), rows))


def table_of(names: list[str], figures: list[Figures], articles: int) -> Table:
    """A line for each figure: in use, candidate, difference."""
    table = Table(title=f"On {articles} annotated articles, in per cent", box=SIMPLE_HEAD)
    for heading in ("", f"in use: {names[0]}", f"candidate: {names[1]}", "difference"):
        table.add_column(heading, justify="right" if heading else "left")
    for group, values in figures[0].items():
        for key, value in values.items():
            if key != "n":
                other = figures[1][group][key]
                table.add_row(f"{group} {key}", f"{value:.1f}", f"{other:.1f}", f"{other - value:+.1f}")
    return table
