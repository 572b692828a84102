"""`manage.py check_article FILE`: check a draft before publication, for a person, a CMS hook or the pages."""

import json
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from pydantic import ValidationError

from articles.importers import Imported, articles_in
from articles.languages import ENGLISH, language_of
from articles.models import Outlet
from articles.texts import UnreadableText
from quotes.checking import Draft, Report, check_reading, policy_of
from quotes.jobs import reader
from quotes.policy.presets import PRESETS
from quotes.policy.rulebook import Choice

FOUND, UNREADABLE = 1, 2
STANDARD_INPUT = Path("-")
MANUAL = """\
Checks a draft by the policy on unnamed sources and prints what it finds. Nothing is stored.

FILE is plain text, with or without header lines ("Headline:", "Byline:", "Outlet:", an empty line, the text), or a
web page (.html). A dash stands for a JSON object on standard input, as the HTTP interface takes it: {"text": ...} and
by choice "headline", "byline", "outlet". Without --policy the policy of its outlet holds, else that of the house.

Exit status, for a hook of a content management system:
  0   no error was found; there may be warnings
  1   at least one finding is an error
  2   the draft could not be read or checked; with --json, "error" says why

  python manage.py check_article draft.txt
  python manage.py check_article draft.txt --policy strict --json > report.json || echo "hold it"
"""


class Command(BaseCommand):
    help = MANUAL
    requires_system_checks = ()

    def create_parser(self, prog_name: str, subcommand: str, **options: Any) -> CommandParser:
        return super().create_parser(prog_name, subcommand, formatter_class=RawDescriptionHelpFormatter, **options)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path, help="the draft: .txt or .html, or - for JSON")
        parser.add_argument(
            "--policy", metavar="NAME", help=f"a preset ({', '.join(PRESETS)}) or the name of an outlet"
        )
        parser.add_argument("--json", action="store_true", help="print the whole report as JSON")

    def handle(self, *, file: Path, policy: str | None, json: bool, **options: Any) -> None:
        try:
            draft = _draft_in(file)
            report = _report_on(draft, _policy(policy, draft))
        except UnreadableText as error:
            if json:
                self.stdout.write(_as_json({"error": str(error)}))
            raise CommandError(f"{file}: {error}", returncode=UNREADABLE) from None
        self.stdout.write(_as_json(report.model_dump(mode="json")) if json else _in_words(report))
        if report.errors:
            raise CommandError(f"{file}: {report.errors} to mend before publication.", returncode=FOUND)


def _draft_in(file: Path) -> Draft:
    """The draft of a file or of standard input, fit to be read.

    Raises:
        UnreadableText: there is none.
    """
    draft = _draft_from_input() if file == STANDARD_INPUT else _draft_from(file)
    if (language := language_of(draft.text)) != ENGLISH:
        raise UnreadableText(f"Only English is read; this text is in another language ({language}).")
    return draft


def _draft_from_input() -> Draft:
    try:
        return Draft.model_validate_json(sys.stdin.buffer.read())
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors())
        raise UnreadableText(f'Standard input must be a JSON object like {{"text": "…"}}. {wrong}') from None


def _draft_from(file: Path) -> Draft:
    if not file.is_file():
        raise UnreadableText("There is no such file.")
    found = next(iter(articles_in(file, outlet="")), None)
    if not isinstance(found, Imported):
        raise UnreadableText(found.why if found else "There is nothing to read.")
    known = found.details
    return Draft(text=found.body, headline=known.headline, byline=known.byline, outlet=known.outlet)


def _policy(name: str | None, draft: Draft) -> tuple[str, Mapping[str, Choice]]:
    if name and name in PRESETS:
        return PRESETS[name].label, PRESETS[name].choices
    outlet = Outlet.objects.filter(name=name or draft.outlet).first()
    if name and outlet is None:
        known = ", ".join([*PRESETS, *Outlet.objects.values_list("name", flat=True)])
        raise UnreadableText(f"There is no policy “{name}”. There are: {known}.")
    return policy_of(outlet)


def _report_on(draft: Draft, policy: tuple[str, Mapping[str, Choice]]) -> Report:
    pipeline = reader()
    try:
        reading = pipeline.read(draft.text)
        return check_reading(
            reading, headline=draft.headline, byline=draft.byline, policy=policy, pipeline=pipeline.version
        )
    except Exception as error:  # noqa: BLE001  # whatever it trips over; its words may be the draft's
        raise UnreadableText(f"{type(error).__name__} while reading the text. Try again, or report it.") from None


def _as_json(plain: Mapping[str, Any]) -> str:
    return json.dumps(plain, ensure_ascii=False)


def _in_words(report: Report) -> str:
    lines = [
        f"{finding.severity}: {finding.sentence} [{finding.rule}]\n    {finding.advice}" for finding in report.findings
    ]
    lines.append(f"{report.policy}: {report.errors} errors, {report.warnings} warnings.")
    return "\n".join(lines)
