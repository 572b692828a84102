"""Which pipeline is in use: a folder and a name. Loads nothing."""

import json
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from quotes.models import PipelineChoice

SHIPPED = settings.BASE_DIR / "quotes" / "attribution" / "trained"


class NoPipeline(Exception):
    """The folder holds no pipeline; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A trained pipeline on disk; `name` is its name and version, as runs keep them."""

    folder: Path
    name: str


def pipeline_in_use() -> Pipeline:
    """The pipeline that was put into use last, or the shipped one.

    Raises:
        NoPipeline: its folder is not there.
    """
    chosen = PipelineChoice.objects.first()
    return pipeline_at(Path(chosen.folder)) if chosen and chosen.folder else pipeline_at(SHIPPED)


def pipeline_at(folder: Path) -> Pipeline:
    """The pipeline in a folder.

    Raises:
        NoPipeline: there is none.
    """
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        return Pipeline(folder, f"{meta['name']} {meta['version']}")
    except (OSError, ValueError, KeyError) as error:
        raise NoPipeline(f"{folder} holds no pipeline: meta.json is missing or incomplete.") from error
