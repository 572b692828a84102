"""`manage.py check_article FILE`: check a draft before publication, for a person or a CMS hook."""

import json
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.importers import Imported, articles_in
from articles.languages import ENGLISH, language_of
from articles.models import Outlet
from quotes.checking import Report, check_reading, policy_of
from quotes.jobs import reader
from quotes.policy.presets import PRESETS
from quotes.policy.rulebook import Choice

FOUND, UNREADABLE = 1, 2
MANUAL = """\
Checks a draft by the policy on unnamed sources and prints what it finds. Nothing is stored.

FILE is plain text, with or without header lines ("Headline:", "Byline:", "Outlet:", an empty line, the text), or a
web page (.html). Without --policy the policy of its outlet holds, else that of the house.

Exit status, for a hook of a content management system:
  0   no error was found; there may be warnings
  1   at least one finding is an error
  2   the file could not be read or checked

  python manage.py check_article draft.txt
  python manage.py check_article draft.txt --policy strict --json > report.json || echo "hold it"
"""


class Command(BaseCommand):
    help = MANUAL

    def create_parser(self, prog_name: str, subcommand: str, **options: Any) -> CommandParser:
        return super().create_parser(prog_name, subcommand, formatter_class=RawDescriptionHelpFormatter, **options)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path, help="the draft: .txt or .html")
        parser.add_argument(
            "--policy", metavar="NAME", help=f"a preset ({', '.join(PRESETS)}) or the name of an outlet"
        )
        parser.add_argument("--json", action="store_true", help="print the whole report as JSON")

    def handle(self, *, file: Path, policy: str | None, json: bool, **options: Any) -> None:
        draft = _draft_in(file)
        report = _report_on(draft, _policy(policy, draft))
        self.stdout.write(_as_json(report) if json else _in_words(report))
        if report.errors:
            raise CommandError(f"{file}: {report.errors} to mend before publication.", returncode=FOUND)


def _draft_in(file: Path) -> Imported:
    if not file.is_file():
        raise CommandError(f"{file}: no such file.", returncode=UNREADABLE)
    found = next(iter(articles_in(file, outlet="")), None)
    if not isinstance(found, Imported):
        raise CommandError(found.why if found else f"{file}: nothing to read.", returncode=UNREADABLE)
    if (language := language_of(found.body)) != ENGLISH:
        raise CommandError(f"{file}: only English is read; this is another language ({language}).", returncode=2)
    return found


def _policy(name: str | None, draft: Imported) -> tuple[str, Mapping[str, Choice]]:
    if name and name in PRESETS:
        return PRESETS[name].label, PRESETS[name].choices
    outlet = Outlet.objects.filter(name=name or draft.details.outlet).first()
    if name and outlet is None:
        known = ", ".join([*PRESETS, *Outlet.objects.values_list("name", flat=True)])
        raise CommandError(f"There is no policy “{name}”. There are: {known}.", returncode=UNREADABLE)
    return policy_of(outlet)


def _report_on(draft: Imported, policy: tuple[str, Mapping[str, Choice]]) -> Report:
    pipeline = reader()
    details = draft.details
    reading = pipeline.read(draft.body)
    return check_reading(
        reading, headline=details.headline, byline=details.byline, policy=policy, pipeline=pipeline.version
    )


def _as_json(report: Report) -> str:
    plain = report.model_dump(mode="json") | {"errors": report.errors, "warnings": report.warnings}
    return json.dumps(plain, ensure_ascii=False)


def _in_words(report: Report) -> str:
    lines = [
        f"{finding.severity}: {finding.sentence} [{finding.rule}]\n    {finding.advice}" for finding in report.findings
    ]
    lines.append(f"{report.policy}: {report.errors} errors, {report.warnings} warnings.")
    return "\n".join(lines)
