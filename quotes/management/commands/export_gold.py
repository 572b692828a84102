"""`manage.py export_gold > gold.jsonl`: what people decided, as annotated articles."""

import json
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.models import Outlet
from quotes.gold import decided_articles, gold_of, is_held_out, is_open

PARTS = ("all", "training", "held-out")


class Command(BaseCommand):
    help = (
        "Write every article about whose every quote somebody decided, one JSON object a line, in the format of "
        "`attribute --jsonl` with its text. Only what people decided is written: an article with a withheld name that "
        'nobody has decided about yet has no "withheld" on its speakers, and counts nothing there when it is scored. '
        "Score the pipeline on it: make evaluate GOLD=gold.jsonl"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--outlet", help="of this outlet alone")
        parser.add_argument("--since", type=date.fromisoformat, help="decided on this day or later, as 2026-03-01")
        parser.add_argument(
            "--part", choices=PARTS, default="all", help="one article in five is held out of training (default: all)"
        )

    def handle(self, *args: Any, outlet: str | None, since: date | None, part: str, **options: Any) -> None:
        written: list[bool] = []
        for version in decided_articles(outlet=_outlet(outlet), since=since):
            if part == "all" or is_held_out(version) == (part == "held-out"):
                self.stdout.write(json.dumps(gold_of(version), ensure_ascii=False))
                written.append(is_open(version))
        silent = f", {sum(written)} without withheld names, which are not all decided" if any(written) else ""
        self.stderr.write(f"{len(written)} article{'' if len(written) == 1 else 's'} written{silent}.")


def _outlet(name: str | None) -> Outlet | None:
    if name is None:
        return None
    outlet = Outlet.objects.filter(name=name).first()
    if outlet is None:
        raise CommandError(f"There is no outlet “{name}”.")
    return outlet
