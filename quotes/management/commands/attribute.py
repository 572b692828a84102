"""Who said what in texts: for a person to read, or line by line for a program. Needs no database."""

import json
import os
import shutil
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from quotes.attribution.printing import laid_out

Spans = list[list[int]]

MANUAL = """\
Prints who said what in each FILE of plain UTF-8 text, who withheld a name and why.

With --jsonl, reads articles from standard input and writes results to standard output, in the same order, one JSON
object a line:

  in   {"id": str, "text": str}
  out  {"id": str, "attributions": [...], "speakers": [...]}

Spans are [start, end) in Unicode code points of "text". A line that is no such object is answered by
{"id": ..., "error": "..."}, with a message on standard error and exit status 1 when all lines are done.

  python manage.py attribute article.txt
  python manage.py attribute --jsonl < articles.jsonl > attributions.jsonl
"""


class Unreadable(Exception):
    """A file or a line that cannot be read; says why."""


class Command(BaseCommand):
    help = MANUAL
    requires_system_checks = []

    def create_parser(self, prog_name: str, subcommand: str, **options: Any) -> CommandParser:
        return super().create_parser(prog_name, subcommand, formatter_class=RawDescriptionHelpFormatter, **options)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="*", metavar="FILE", type=Path, help="a plain text in UTF-8")
        parser.add_argument("--jsonl", action="store_true", help="read and write JSON lines instead")
        parser.add_argument(
            "--given",
            action="store_true",
            help='with --jsonl: take the "attributions" of each line (source, cue and content spans) as found',
        )

    def handle(self, *, files: list[Path], jsonl: bool, given: bool, **options: Any) -> None:
        if jsonl == bool(files):
            raise CommandError("Name one or more files, or use --jsonl and standard input.")
        if given and not jsonl:
            raise CommandError("--given needs --jsonl.")
        try:
            failed = self._answer_lines(given=given) if jsonl else self._print_files(files)
        except BrokenPipeError:  # whoever reads the output has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return
        if failed:
            raise CommandError(f"{failed} could not be read.")

    def _print_files(self, files: list[Path]) -> str:
        from quotes.attribution.pipeline import load_pipeline, read  # noqa: PLC0415  # spaCy is slow to load

        nlp = load_pipeline()
        width = min(100, max(40, shutil.get_terminal_size().columns))
        failed = 0
        for path in files:
            try:
                reading = read(nlp, _text_of(path))
            except Unreadable as error:
                failed += 1
                self.stderr.write(f"{path}: {error}")
                continue
            style = self.style
            self.stdout.write(
                laid_out(reading, path.name, width, style.MIGRATE_HEADING, style.HTTP_NOT_MODIFIED) + "\n"
            )
        return f"{failed} of {len(files)} files" if failed else ""

    def _answer_lines(self, *, given: bool) -> str:
        from quotes.attribution.pipeline import load_pipeline, read, read_given  # noqa: PLC0415

        nlp = load_pipeline()
        number = failed = 0
        for number, line in enumerate(sys.stdin.buffer, start=1):  # counts the lines
            article: dict[str, Any] = {"id": None}
            try:
                article |= _object_of(line)
                text = _text_in(article)
                reading = read_given(nlp, text, list(_given_in(article, text))) if given else read(nlp, text)
                answer = reading.to_json()
            except Unreadable as error:
                failed += 1
                answer = {"error": str(error)}
                self.stderr.write(f"line {number}: {error}")
            self.stdout.write(json.dumps({"id": article["id"], **answer}))
            self.stdout.flush()
        return f"{failed} of {number} lines" if failed else ""


def _text_of(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(f"not UTF-8 text (byte {error.start}); convert it first") from error
    except OSError as error:
        raise Unreadable(error.strerror or str(error)) from error


def _object_of(line: bytes) -> dict[str, Any]:
    try:
        value = json.loads(line.decode("utf-8-sig").strip())
    except UnicodeDecodeError as error:
        raise Unreadable("not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"not JSON: {error}") from error
    if not isinstance(value, dict):
        raise Unreadable("not a JSON object")
    return value


def _text_in(article: dict[str, Any]) -> str:
    for key in ("id", "text"):
        if not isinstance(article.get(key), str):
            raise Unreadable(f'"{key}" is missing or not a string')
    return str(article["text"])


def _given_in(article: dict[str, Any], text: str) -> Iterator[dict[str, Spans]]:
    attributions = article.get("attributions")
    if not isinstance(attributions, list) or not all(isinstance(each, dict) for each in attributions):
        raise Unreadable('"attributions" is missing or not a list of objects')
    for each in attributions:
        parts = {part: each.get(part) or [] for part in ("source", "cue", "content")}
        if not parts["content"] or not all(_are_spans(spans, len(text)) for spans in parts.values()):
            raise Unreadable("an attribution has no content, or spans that do not lie in the text")
        yield parts


def _are_spans(value: Any, length: int) -> bool:
    return isinstance(value, list) and all(
        isinstance(span, list)
        and len(span) == 2
        and all(type(bound) is int for bound in span)
        and 0 <= span[0] < span[1] <= length
        for span in value
    )
