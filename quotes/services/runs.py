"""What people do with the machine's readings: have them again, or take them back."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.models import ArticleVersion, Outlet
from quotes.dry_run import reading_of
from quotes.identity.locks import hold_identities
from quotes.jobs import do_dry_run, queue_run, store_reading
from quotes.models import AttributionRun, DryRun
from quotes.pipelines import pipeline_in_use


class CannotRollBack(Exception):
    """There is no earlier reading to go back to, or one is under way; the message says which."""


@transaction.atomic
def roll_back(run: AttributionRun) -> AttributionRun:
    """Bring back the proposals of the reading before, as a run of its own. What people decided stays.

    Raises:
        CannotRollBack: there was no reading before, a later one stands, or one is under way.
    """
    hold_identities()
    ArticleVersion.objects.select_for_update(no_key=True).get(pk=run.version_id)
    if run.version.runs.active().exists():
        raise CannotRollBack("The article is being read; wait until that is done.")
    latest = run.version.runs.done().first()
    if latest != run:
        raise CannotRollBack("Only the latest reading of a text can be taken back.")
    before = run.version.runs.done().filter(pk__lt=run.restores_id or run.pk, restores=None).first()
    if before is None:
        raise CannotRollBack("This is the first reading of the text; there is none before it.")
    again = AttributionRun.objects.create(version=run.version, restores=before, started_at=timezone.now())
    store_reading(again, reading_of(before), pipeline=before.pipeline)
    again.refresh_from_db()
    return again


def read_all_again() -> int:
    """Queue every current version that another pipeline than the one in use read; returns how many."""
    outdated = AttributionRun.objects.latest_done().among().exclude(pipeline=pipeline_in_use().name)
    return len([queue_run(run.version).pk for run in outdated.iterator()])


@transaction.atomic
def ask_dry_run(*, by: User, outlet: Outlet | None, newest: int) -> DryRun:
    """Have compared what another reading of the newest articles would change, of an outlet or of all.

    One at a time: while one is under way, that is the answer. Only the last one is kept.
    """
    if active := DryRun.objects.active().first():
        return active
    DryRun.objects.all().delete()
    asked = DryRun.objects.create(asked_by=by, outlet=outlet, newest=newest)
    do_dry_run.defer(dry_run_id=asked.pk)
    return asked


@transaction.atomic
def read_compared_again(dry_run: DryRun) -> int:
    """Queue the current versions of the articles that a dry run compared; returns how many."""
    versions = ArticleVersion.objects.filter(current_of__in=dry_run.articles).order_by("pk")
    return len([queue_run(version) for version in versions])
