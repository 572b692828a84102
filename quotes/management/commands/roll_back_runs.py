"""`manage.py roll_back_runs --pipeline NAME`: bring back what was proposed before a pipeline read the articles."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from quotes.models import AttributionRun
from quotes.services.runs import CannotRollBack, roll_back


class Command(BaseCommand):
    help = (
        "Take the last reading of each article back, if this pipeline made it: the proposals of the reading before "
        "stand again. What people decided stays as it is."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--pipeline", required=True, help="its name and version, as the page of jobs shows them")

    def handle(self, *args: Any, pipeline: str, **options: Any) -> None:
        runs = AttributionRun.objects.latest_done().among().filter(pipeline=pipeline)
        total, refused = runs.count(), 0
        for run in runs.iterator():
            try:
                roll_back(run)
            except CannotRollBack as error:
                refused += 1
                self.stderr.write(f"{run.version.article}: {error}")
        self.stdout.write(f"{total - refused} of {total} articles rolled back.")
        if not total:
            raise CommandError(f"“{pipeline}” made the last reading of no article.")
