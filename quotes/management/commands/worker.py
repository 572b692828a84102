"""`manage.py worker`: reads queued articles until it is stopped."""

import asyncio
from argparse import ArgumentParser
from threading import Thread
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connections

from quotes.jobs import reader
from quotes.reading_ahead import read_ahead
from quotes.worker import work


class Command(BaseCommand):
    help = "Read queued articles. Any number of workers may run, on any number of machines, against one database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="stop when nothing is queued any more")

    def handle(self, *args: Any, once: bool = False, **options: Any) -> None:
        reader()
        if not once:
            Thread(target=_read_ahead, daemon=True).start()
        self.stdout.write("The worker is ready.")
        asyncio.run(work(wait=not once))


def _read_ahead() -> None:
    """Beside the work: half a minute for a large archive, which no job should wait for."""
    try:
        read_ahead()
    finally:
        connections.close_all()
