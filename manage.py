#!/usr/bin/env python
"""Every command of the project; `manage.py help` lists them. Starts the embedded database for those that need one."""

import os
import sys
from contextlib import nullcontext

from django.core.management import execute_from_command_line

from quotes.management.commands import attribute

WITHOUT_DATABASE = {"check", "collectstatic", "help", "version"}


def needs_database(arguments: list[str]) -> bool:
    """Whether this command line talks to the database; asking for help never does."""
    command, *options = arguments[1:] or ["help"]
    return not (command.startswith("-") or command in WITHOUT_DATABASE or {"-h", "--help"} & set(options))


def read_without_apps() -> None:
    """Run `attribute` alone: it needs no application, and setting them up would take as long as reading an article."""
    attribute.Command().run_from_argv(sys.argv)
    sys.exit()


def run_with_apps() -> None:
    """Run any other command, with the database it talks to."""
    from onrecord import database  # noqa: PLC0415  # `attribute` need not wait for its driver

    try:
        with database.running() if needs_database(sys.argv) else nullcontext():
            execute_from_command_line(sys.argv)
    except database.DatabaseError as error:
        sys.exit(f"Error: {error}")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onrecord.settings")
    try:
        if sys.argv[1:2] == ["attribute"]:
            read_without_apps()
        run_with_apps()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
