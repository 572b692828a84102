"""Which pipeline is in use: a folder and a name. Loads nothing."""

import json
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path

from django.conf import settings

from quotes.models import PipelineChoice

SHIPPED = settings.BASE_DIR / "quotes" / "attribution" / "trained"
ABOUT = ("README.md", "NOTICE", "LICENSE.Apache-2.0")


class NoPipeline(Exception):
    """The folder holds no pipeline; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A trained pipeline on disk; `name` is its name and version, as runs keep them."""

    folder: Path
    name: str

    @property
    def digest(self) -> str:
        """What tells it from any other, whatever both are called: a hash of its files, but for those about it."""
        total = sha256()
        for path in sorted(path for path in self.folder.rglob("*") if path.is_file() and path.name not in ABOUT):
            with path.open("rb") as file:
                total.update(f"{path.relative_to(self.folder)} {file_digest(file, 'sha256').hexdigest()}\n".encode())
        return total.hexdigest()


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
