"""`manage.py attribute_articles`: read what is queued, now and in this process, and print what came out."""

import asyncio
import time
from argparse import ArgumentParser
from collections import Counter
from typing import IO, Any, cast

from django.core.management.base import BaseCommand, CommandError
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from tqdm import tqdm

from articles.models import Article, ArticleVersion
from quotes.catalogue import in_state
from quotes.comparison import Change, totals
from quotes.dry_run import dry_run
from quotes.jobs import reader
from quotes.models import AttributionRun, Speaker
from quotes.services.runs import read_all_again
from quotes.worker import work

POLL_SECONDS = 0.5
MOST_SHOWN = 50


class Command(BaseCommand):
    help = "Read every queued article, with a progress bar, and print a table of the newest articles."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--again", action="store_true", help="first queue all that another pipeline read")
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="store nothing: print what reading again would make appear, vanish and change",
        )
        parser.add_argument("--article", type=int, action="append", metavar="KEY", help="dry run of this one alone")

    def handle(self, *args: Any, again: bool = False, article: list[int] | None = None, **options: Any) -> None:
        if options["dry_run"]:
            self._print_changes(article or [])
            return
        if again:
            read_all_again()
        waiting = AttributionRun.objects.active().count()
        if waiting:
            read_queued(waiting)
        Console(file=cast("IO[str]", self.stdout)).print(table_of_articles())
        if failed := in_state(Article.objects.all(), AttributionRun.State.FAILED).count():
            raise CommandError(f"Articles that could not be read: {failed}. Their pages say why and offer to retry.")

    def _print_changes(self, articles: list[int]) -> None:
        """Each change on a line, and how many there are of each sort."""
        every: list[Change] = []
        for found in dry_run(reader().read, articles):
            every += found.changes
            for change in found.changes:
                line = f"{change.about} {change.kind}: “{change.words}”: {change.before or '-'} → {change.after or '-'}"
                self.stdout.write(f"{found.article}: {line}")
        for sort, count in totals(every).items():
            self.stdout.write(f"{count:6} {sort}")
        if not every:
            self.stdout.write("Nothing would change.")


def read_queued(waiting: int) -> None:
    """Work off the queue; what another worker has taken is waited for."""
    with tqdm(total=waiting, unit="article", desc="Reading", disable=None) as bar:
        reader()
        asyncio.run(work(wait=False, after_each=lambda: bar.update(1)))
        while AttributionRun.objects.active().exists():
            time.sleep(POLL_SECONDS)


def table_of_articles() -> Table:
    """Article; speakers by kind; quotes; names withheld and why."""
    table = Table(title="Who said what, and why names were withheld", box=SIMPLE_HEAD)
    table.add_column("Article", no_wrap=True, max_width=40)
    table.add_column("●", justify="right")
    table.add_column("◐", justify="right")
    table.add_column("○", justify="right")
    table.add_column("Quotes", justify="right")
    table.add_column("Names withheld")
    table.caption = "Speakers: ● named, ◐ pseudonymous, ○ anonymous"
    articles = Article.objects.filter(current_version__isnull=False).select_related("current_version")
    for article in articles.newest_first()[:MOST_SHOWN]:
        table.add_row(article.headline, *_figures(article.current_version))
    return table


def _figures(version: ArticleVersion | None) -> list[str]:
    run = version.runs.first() if version else None
    if version is None or run is None or run.state != AttributionRun.State.DONE:
        return ["", "", "", "", run.message if run else "not read"]
    kinds = Counter(version.appearances.values_list("speaker__kind", flat=True))
    reasons = Counter(version.withheld_names.values_list("reason__label", flat=True))
    return [
        *(str(kinds[kind]) for kind in Speaker.Kind.values),
        str(version.quotes.standing().count()),
        ", ".join(f"{count} {label}" for label, count in reasons.most_common()),
    ]
