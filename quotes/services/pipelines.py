"""Putting a pipeline into use, and going back."""

from pathlib import Path

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction

from quotes.models import PipelineChoice
from quotes.pipelines import SHIPPED, NoPipeline, pipeline_at, pipeline_in_use


@transaction.atomic
def promote_pipeline(folder: Path, *, by: User) -> PipelineChoice:
    """Have all further articles read by the pipeline in a folder that every worker can reach.

    Raises:
        NoPipeline: there is none.
        PermissionDenied: the person may not.
    """
    _check(by)
    pipeline = pipeline_at(folder.resolve())
    return PipelineChoice.objects.create(folder=str(pipeline.folder), name=pipeline.name, by=by)


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
    if before:
        return PipelineChoice.objects.create(folder=before.folder, name=before.name, by=by)
    return PipelineChoice.objects.create(folder="", name=pipeline_at(SHIPPED).name, by=by)


def _check(by: User) -> None:
    if not by.has_perm("quotes.promote_pipeline"):
        raise PermissionDenied(f"{by.get_username()} may not put a pipeline into use; an administrator may.")
