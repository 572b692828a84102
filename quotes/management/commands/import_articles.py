"""`manage.py import_articles PATH...`: store the articles in files and have them read."""

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from articles.importers import Imported, Refused, articles_in, count_files
from articles.services import store_article
from quotes.jobs import queue_run


class Command(BaseCommand):
    help = (
        "Store the articles in .txt, .html and .jsonl files, or in all such files of a folder, and queue them for "
        "reading. What is there already is left alone; a changed text becomes a new version."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file or a folder")
        parser.add_argument("--outlet", default="Unknown outlet", help="where a file names none (default: %(default)s)")

    def handle(self, *args: Any, paths: list[Path], outlet: str, **options: Any) -> None:
        missing = [str(path) for path in paths if not path.exists()]
        if missing:
            raise CommandError(f"No such file or folder: {', '.join(missing)}")
        counts = import_articles(paths, outlet=outlet, report=self.stderr.write)
        self.stdout.write(
            f"{counts['new']} new, {counts['known']} already there, {counts['refused']} refused. "
            f"{counts['new']} queued for reading."
        )
        if counts["refused"]:
            raise CommandError("Some articles were refused, see above. The others are stored.")


def import_articles(paths: list[Path], *, outlet: str, report: Any) -> Counter[str]:
    """Store and queue every article below `paths`; `report` gets a line for each one refused."""
    counts: Counter[str] = Counter()
    with tqdm(total=sum(map(count_files, paths)), unit="file", desc="Importing", disable=None) as bar:
        for path in paths:
            for found in articles_in(path, outlet=outlet):
                counts[_take(found, report)] += 1
                bar.set_postfix(counts)
            bar.update(1)
    return counts


def _take(found: Imported | Refused, report: Any) -> str:
    if isinstance(found, Refused):
        report(f"{found.origin}: {found.why}")
        return "refused"
    stored = store_article(found.details, found.body)
    if not stored.version.runs.exists():
        queue_run(stored.version)
    return "new" if stored.is_new else "known"
