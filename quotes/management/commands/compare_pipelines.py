"""`manage.py compare_pipelines CANDIDATE`: the pipeline in use beside another, on what people decided."""

from argparse import ArgumentParser
from pathlib import Path
from typing import IO, Any, cast

from django.core.management.base import BaseCommand, CommandError
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from quotes.gold import Plain, gold_of, held_out_articles
from quotes.models import PipelineComparison
from quotes.pipelines import NoPipeline, Pipeline, pipeline_at, pipeline_in_use
from quotes.services.pipelines import keep_comparison

Figures = dict[str, dict[str, float]]


class Command(BaseCommand):
    help = (
        "Score the pipeline in use and the one in CANDIDATE on the decided articles that are held out of training "
        "(one in five; export_gold --part training leaves them out), print both with the difference and keep it: "
        "promote_pipeline asks for it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("candidate", type=Path, metavar="CANDIDATE", help="folder of the other pipeline")

    def handle(self, *args: Any, candidate: Path, **options: Any) -> None:
        try:
            in_use, other = pipeline_in_use(), pipeline_at(candidate)
        except NoPipeline as error:
            raise CommandError(str(error)) from error
        rows = [gold_of(version) for version in held_out_articles()]
        if not rows:
            raise CommandError(
                "There is nothing to compare on: one decided article in five is held out, and none is yet. "
                "Decide about every quote of a few more articles."
            )
        figures = (figures_of(other, rows), figures_of(in_use, rows))
        kept = keep_comparison(other, in_use, articles=len(rows), figures=figures)
        Console(file=cast("IO[str]", self.stdout)).print(table_of(kept))


def figures_of(pipeline: Pipeline, rows: list[Plain]) -> Figures:
    """How well a pipeline does on annotated articles, in per cent."""
    from quotes.attribution.pipeline import load_pipeline  # noqa: PLC0415  # spaCy is slow to load
    from quotes.attribution.training import evaluate  # noqa: PLC0415

    return evaluate.figures_of(evaluate.read_gold(load_pipeline(pipeline.folder), rows))


def table_of(comparison: PipelineComparison) -> Table:
    """A line for each figure: in use, candidate, difference."""
    table = Table(title=f"On {comparison.articles} decided articles held out, in per cent", box=SIMPLE_HEAD)
    for heading in ("", f"in use: {comparison.in_use}", f"candidate: {comparison.candidate}", "difference"):
        table.add_column(heading, justify="right" if heading else "left")
    for line in comparison.lines:
        table.add_row(line.label, f"{line.in_use:.1f}", f"{line.candidate:.1f}", line.difference)
    return table
