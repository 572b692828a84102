"""Comparing a pipeline with the one in use, putting it into use, and going back."""

from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction

from quotes.gold import held_out_articles
from quotes.models import PipelineChoice, PipelineComparison
from quotes.note_names import looked_at
from quotes.pipelines import SHIPPED, NoPipeline, Pipeline, pipeline_at, pipeline_in_use

GONE_BACK = "gone back to what was in use before"


class NotCompared(Exception):
    """Nobody knows whether the pipeline is better than the one in use; the message says what to do."""


@transaction.atomic
def keep_comparison(
    candidate: Pipeline, in_use: Pipeline, *, articles: int, figures: tuple[dict[str, Any], dict[str, Any]]
) -> PipelineComparison:
    """Keep how two pipelines did on the articles held out of training.

    Args:
        figures: of the candidate, and of the pipeline in use.
    """
    return PipelineComparison.objects.create(
        candidate=candidate.name,
        candidate_hash=candidate.digest,
        in_use=in_use.name,
        in_use_hash=in_use.digest,
        articles=articles,
        candidate_figures=figures[0],
        in_use_figures=figures[1],
    )


@transaction.atomic
def promote_pipeline(folder: Path, *, by: User, uncompared: str = "") -> PipelineChoice:
    """Have all further articles read by the pipeline in a folder that every worker can reach.

    Args:
        uncompared: why it is put into use without a comparison, where nothing is there to compare it on.

    Raises:
        NoPipeline: there is none.
        NotCompared: this very pipeline was not compared with the one in use now, and could be.
        LooksLikeName, WithdrawnNameWritten: the reason has a name that can't stand there.
        PermissionDenied: the person may not.
    """
    _check(by)
    pipeline = pipeline_at(folder.resolve())
    comparison = _comparison_of(pipeline, pipeline_in_use())
    if comparison is None:
        _refuse_unless(uncompared, folder)
    why = looked_at("" if comparison else uncompared)
    return PipelineChoice.objects.create(
        folder=str(pipeline.folder),
        name=pipeline.name,
        by=by,
        comparison=comparison,
        why=why,
        why_looked_like_name=why.looked_like_name,
    )


@transaction.atomic
def go_back(*, by: User) -> PipelineChoice:
    """Have all further articles read by the pipeline that was in use before, or by the shipped one.

    Raises:
        NoPipeline: the shipped one is in use, and was before.
        PermissionDenied: the person may not.
    """
    _check(by)
    current = PipelineChoice.objects.first()
    if current is None:
        raise NoPipeline(f"{pipeline_in_use().name}, as shipped, is in use; there is none to go back to.")
    before = PipelineChoice.objects.exclude(folder=current.folder).filter(pk__lt=current.pk).first()
    folder, name = (before.folder, before.name) if before else ("", pipeline_at(SHIPPED).name)
    return PipelineChoice.objects.create(folder=folder, name=name, by=by, why=GONE_BACK)


def _comparison_of(candidate: Pipeline, in_use: Pipeline) -> PipelineComparison | None:
    two = {"candidate_hash": candidate.digest, "in_use_hash": in_use.digest}
    return PipelineComparison.objects.filter(**two).first()


def _refuse_unless(uncompared: str, folder: Path) -> None:
    """Let nobody go on who could compare, and nobody without a reason."""
    command = f"manage.py compare_pipelines {folder}"
    if next(held_out_articles(), None):
        raise NotCompared(
            f"This pipeline, as it is in {folder} now, was not compared with the one in use. "
            f"Compare them first: {command}"
        )
    if not uncompared:
        raise NotCompared(
            f"Nobody knows whether this pipeline is better: no decided article is held out of training yet that "
            f"{command} could compare them on. To go on all the same, say why: --uncompared REASON; it is kept."
        )


def _check(by: User) -> None:
    if not by.has_perm("quotes.promote_pipeline"):
        raise PermissionDenied(f"{by.get_username()} may not put a pipeline into use; an administrator may.")
