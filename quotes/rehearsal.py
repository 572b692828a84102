"""Dry runs in the worker: the newest articles are read and compared, and nothing of the readings is kept."""

import logging
from collections import Counter
from collections.abc import Callable, Iterable

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from articles.models import Article, ArticleVersion
from quotes.attribution.results import Reading
from quotes.comparison import Change, changes, totals
from quotes.dry_run import reading_of
from quotes.identity.locks import hold_identities
from quotes.models import AttributionRun, Conflict, DryRun, DryRunChange, Quote, WithheldName
from quotes.rows import write_rows

MOST_EXAMPLES = 50  # of each sort

logger = logging.getLogger(__name__)
State = DryRun.State


def rehearse(dry_run_id: int, *, read: Callable[[], tuple[str, Callable[[str], Reading]]]) -> None:
    """Do a dry run that waits; nothing happens if it is gone or over.

    Articles that are being read or changed meanwhile are left out.

    Args:
        read: gives the pipeline's version and a function from text to reading.
    """
    asked = _claim(dry_run_id)
    if asked is None:
        return
    try:
        pipeline, reading = read()
        runs = _runs_of(asked)
        DryRun.objects.filter(pk=asked.pk).update(pipeline=pipeline, total=len(runs))
        for key in runs:
            run = AttributionRun.objects.select_related("version").get(pk=key)
            _compare(asked, run, reading(run.version.body))
    except Exception as error:  # whatever it trips over, the person who waits is told
        logger.exception("dry run %s failed", asked.pk)
        _finish(asked, State.FAILED, f"{type(error).__name__} while reading the articles. Ask again, or report it.")
    else:
        _finish(asked, State.DONE)


def conflicts_raised(version: ArticleVersion, reading: Reading) -> int:
    """How many decisions a reading would newly put in doubt. It is stored for that and taken back at once."""
    decided = Quote.objects.decided().filter(version__article=version.article_id).exists()
    if not decided and not WithheldName.every.decided().filter(version__article=version.article_id).exists():
        return 0
    before = _in_doubt(version)
    with transaction.atomic():
        run = AttributionRun.objects.create(
            version=version, state=AttributionRun.State.DONE, proposals={}, finished_at=timezone.now()
        )
        write_rows(run, reading)
        raised = _in_doubt(version) - before
        transaction.set_rollback(True)
    return len(raised)


def _in_doubt(version: ArticleVersion) -> set[tuple[str, int | None, int | None]]:
    return set(Conflict.objects.of_version(version).open().values_list("kind", "quote", "withheld"))


@transaction.atomic
def _claim(dry_run_id: int) -> DryRun | None:
    """The dry run, marked as running; None if there is nothing (more) to do."""
    asked = DryRun.objects.select_for_update().filter(pk=dry_run_id).first()
    if asked is None or not asked.is_active:
        return None
    if asked.state == State.RUNNING:
        _finish(asked, State.FAILED, "The worker stopped while it compared the articles. Ask again.")
        return None
    asked.state = State.RUNNING
    asked.save(update_fields=["state"])
    return asked


def _runs_of(asked: DryRun) -> list[int]:
    """The last readings of the newest articles asked for."""
    done = AttributionRun.objects.done().filter(version=OuterRef("current_version"))
    articles = Article.objects.filter(Exists(done)).of_outlet(asked.outlet).newest_first()
    newest = list(articles.values_list("pk", flat=True)[: asked.newest])
    runs = AttributionRun.objects.latest_done().filter(version__article__in=newest)
    return list(runs.values_list("pk", flat=True))


@transaction.atomic
def _compare(asked: DryRun, run: AttributionRun, reading: Reading) -> None:
    """Add what a reading would change in one article."""
    hold_identities()
    version = ArticleVersion.objects.select_for_update().filter(pk=run.version_id, body=reading.text).first()
    if version is None or version.runs.active().exists():
        return
    found = changes(reading_of(run), reading)
    current = DryRun.objects.select_for_update().filter(pk=asked.pk).first()
    if current is None:
        return
    known = Counter(current.counts)
    DryRunChange.objects.bulk_create(_examples(current, version, found, known))
    current.counts = dict((known + Counter(totals(found))).most_common())
    current.articles.append(version.article_id)
    current.changed += bool(found)
    current.conflicts += conflicts_raised(version, reading)
    current.save()


def _examples(
    asked: DryRun, version: ArticleVersion, found: Iterable[Change], known: Counter[str]
) -> list[DryRunChange]:
    """The first of each sort as rows."""
    seen = known.copy()
    made = []
    for change in found:
        sort = f"{change.about} {change.kind}"
        seen[sort] += 1
        if seen[sort] <= MOST_EXAMPLES:
            made.append(
                DryRunChange(
                    dry_run=asked,
                    article_id=version.article_id,
                    sort=sort,
                    words=change.words,
                    before=change.before,
                    after=change.after,
                )
            )
    return made


def _finish(asked: DryRun, state: str, message: str = "") -> None:
    DryRun.objects.filter(pk=asked.pk).update(state=state, message=message, finished_at=timezone.now())
