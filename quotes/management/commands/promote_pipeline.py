"""`manage.py promote_pipeline FOLDER --by NAME`: have articles read by another pipeline; `--back` goes back."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError

from quotes.note_names import LooksLikeName, WithdrawnNameWritten, looked_at
from quotes.pipelines import NoPipeline
from quotes.services.pipelines import NotCompared, go_back, promote_pipeline


class Command(BaseCommand):
    help = (
        "Put the pipeline in FOLDER into use, once compare_pipelines has compared it with the one in use. Workers take "
        "it up with their next article; every worker must be able to reach the folder. What was read before stays as "
        "it is: see attribute_articles --dry-run and --again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="as `make train` leaves it")
        which.add_argument("--back", action="store_true", help="go back to the pipeline that was in use before")
        parser.add_argument(
            "--uncompared",
            default="",
            metavar="REASON",
            help="why it goes without, where nothing is there to compare on",
        )
        parser.add_argument("--keep-note", action="store_true", help="REASON looks like a name and is no source's")
        parser.add_argument("--by", required=True, metavar="NAME", help="the administrator who answers for it")

    def handle(
        self, *args: Any, folder: Path | None, by: str, uncompared: str, keep_note: bool, **options: Any
    ) -> None:
        user = User.objects.filter(username=by).first()
        if user is None:
            raise CommandError(f"There is no account “{by}”.")
        try:
            why = looked_at(uncompared, keep=keep_note)
            choice = promote_pipeline(folder, by=user, uncompared=why) if folder else go_back(by=user)
        except LooksLikeName as error:
            raise CommandError(f"{error} Here: --keep-note") from error
        except (NoPipeline, NotCompared, PermissionDenied, WithdrawnNameWritten) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{choice.name} is in use.")
