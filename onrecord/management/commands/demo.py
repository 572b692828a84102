"""`manage.py demo`: from an empty database to pages full of demo articles."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from onrecord.reference import ROLES

PASSWORD = "onrecord-demo"  # noqa: S105  # for demonstrations on one machine only


class Command(BaseCommand):
    help = "Migrate, load the demo articles, read them, print what came out, and serve the pages."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--no-serve", action="store_true", help="stop after the table")
        parser.add_argument("--port", type=int, default=8000, help="port of the pages (default: %(default)s)")

    def handle(self, *args: Any, no_serve: bool = False, port: int = 8000, **options: Any) -> None:
        self.stdout.write("Preparing the database ...")
        call_command("migrate", verbosity=0)
        call_command("createcachetable")
        make_accounts()
        call_command("import_articles", settings.BASE_DIR / "seeds" / "articles")
        call_command("attribute_articles", again=True)
        if no_serve:
            return
        self.stdout.write(f"\nAccounts: {', '.join(ROLES)}; the password of each is {PASSWORD}")
        call_command("serve", port=port)


def make_accounts() -> None:
    """One account a role, named like it; those that exist keep their passwords."""
    if settings.HTTPS:
        raise CommandError("Demo accounts have a well-known password: no demo where ONRECORD_HTTPS is on.")
    users = get_user_model().objects
    for role in ROLES:
        user, is_new = users.get_or_create(username=role, defaults={"is_staff": role == "admin"})
        if is_new:
            user.set_password(PASSWORD)
            user.save()
        user.groups.add(Group.objects.get(name=role))
