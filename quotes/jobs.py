"""The machine's writes: what is queued, how one article is read, how the result becomes rows."""

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path

from django.db import OperationalError, transaction
from django.utils import timezone
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException
from procrastinate.jobs import Status
from procrastinate.manager import JobManager

from articles.languages import ENGLISH, language_of
from articles.models import Article, ArticleVersion
from quotes import quality
from quotes.attribution.results import Reading
from quotes.audit.kept import keep_counts
from quotes.evaluation import queue_evaluation
from quotes.identity.locks import hold_identities
from quotes.models import AttributionRun, Quote
from quotes.pipelines import pipeline_in_use
from quotes.rehearsal import rehearse
from quotes.rows import write_rows
from quotes.search.kept import keep_open_counts
from quotes.upkeep import catch_up
from quotes.worth import weigh

MOST_ATTEMPTS = 3
STALLED_AFTER_SECONDS = 30
QUEUE = "attribution"
LATER = -1  # after them
RETRY = RetryStrategy(max_attempts=MOST_ATTEMPTS, wait=5)  # the database may be away for a moment

logger = logging.getLogger(__name__)
State = AttributionRun.State


def reader() -> "Reader":
    """The pipeline in use, loaded once a process and again when another is put into use."""
    return _reader_in(pipeline_in_use().folder)


@lru_cache(maxsize=1)
def _reader_in(folder: Path) -> "Reader":
    from quotes.attribution import pipeline  # noqa: PLC0415  # spaCy takes seconds to import

    nlp = pipeline.load_pipeline(folder)
    return Reader(pipeline.pipeline_version(nlp), lambda text: pipeline.read(nlp, text))


class Reader:
    """A pipeline as jobs need it: its name and version, and a function from text to reading."""

    def __init__(self, version: str, read: Callable[[str], Reading]) -> None:
        self.version = version
        self.read = read


@transaction.atomic
def queue_run(version: ArticleVersion) -> AttributionRun:
    """Have a version read; if that is queued already, nothing more happens."""
    ArticleVersion.objects.select_for_update(no_key=True).get(pk=version.pk)
    active = version.runs.active().first()
    if active:
        return active
    run = AttributionRun.objects.create(version=version)
    attribute.defer(run_id=run.pk)
    return run


@app.task(name="attribute", queue=QUEUE, retry=RETRY)
def attribute(run_id: int) -> None:
    """The job: read one article version."""
    attribute_run(run_id, reader=reader)
    with suppress(AlreadyEnqueued):
        work_out.defer()


@app.task(name="work_out", queue=QUEUE, queueing_lock="work_out", lock="work_out")
def work_out() -> None:
    """The job: work out anew what readings and decisions have made too old."""
    catch_up()


@app.periodic(cron="* * * * *")
@app.task(name="work_out_decided", queue=QUEUE, queueing_lock="work_out_decided", lock="work_out")
def work_out_decided(timestamp: int) -> None:
    """The same each minute, for what people decided meanwhile."""
    catch_up()


@app.periodic(cron="* * * * *")
@app.task(name="keep_counts", queue=QUEUE, queueing_lock="keep_counts")
def keep_each_minute(timestamp: int) -> None:
    """Count, each minute, what pages show of the whole of a large archive."""
    keep_counts()
    keep_open_counts()


@app.task(name="weigh", queue=QUEUE, retry=RETRY)
def weigh_version(version_id: int) -> None:
    """The job: work out anew what a look at each undecided quote of a version is worth."""
    version = ArticleVersion.objects.select_related("article").get(pk=version_id)
    with transaction.atomic():
        version.quotes.undecided().hold()
        quotes = list(version.quotes.undecided().select_related("speaker"))
        weigh(quotes, version)
        Quote.objects.bulk_update(quotes, ["worth"])


def _reading() -> tuple[str, Callable[[str], Reading]]:
    pipeline = reader()
    return pipeline.version, pipeline.read


@app.task(name="dry_run", queue=QUEUE, priority=LATER)
def do_dry_run(dry_run_id: int) -> None:
    """The job: find out what reading the newest articles again would change."""
    rehearse(dry_run_id, read=_reading)


@app.task(name="measure_quality", queue=QUEUE, queueing_lock="measure_quality")
def measure_quality() -> None:
    """The job: work out anew how well the readings agree with what people decided."""
    quality.measure()


@app.periodic(cron="30 3 * * *")
@app.task(name="measure_quality_nightly", queue=QUEUE, queueing_lock="measure_quality_nightly")
def measure_quality_nightly(timestamp: int) -> None:
    """The same each night."""
    quality.measure()


def queue_quality() -> None:
    """Have the quality measured; if that is queued already, nothing more happens."""
    with suppress(AlreadyEnqueued), transaction.atomic():
        measure_quality.defer()


@app.periodic(cron="*/15 * * * * *")
@app.task(name="rescue", queue=QUEUE, queueing_lock="rescue", pass_context=True)
async def rescue(context: JobContext, timestamp: int) -> None:
    """Look after the jobs of workers that died, four times a minute."""
    await retry_stalled(context.app.job_manager)


async def retry_stalled(jobs: JobManager) -> None:
    """Hand the jobs of workers that died to others; give up those that go on killing whoever takes them.

    `attribute_run` counts by itself, and says so in its run, before this does.
    """
    for job in await jobs.get_stalled_jobs(seconds_since_heartbeat=STALLED_AFTER_SECONDS):
        with suppress(ConnectorException):  # another worker was faster
            if job.attempts > MOST_ATTEMPTS:
                await jobs.finish_job(job, Status.FAILED, delete_job=False)
            else:
                await jobs.retry_job(job)


def attribute_run(run_id: int, *, reader: Callable[[], Reader]) -> None:
    """Read the version of a queued run and store what was found; safe to call twice.

    Whatever goes wrong with one text is kept with its run, for a person to see and to retry.
    """
    run = _claim(run_id)
    if run is None:
        return
    try:
        pipeline = reader()
        store_reading(run, pipeline.read(run.version.body), pipeline=pipeline.version)
    except OperationalError:  # the database went away, or had to choose among those who waited: tried again
        raise
    except Exception as error:  # one bad text must not stop the worker, whatever it trips over
        logger.exception("run %s failed", run_id)
        _finish(run, State.FAILED, f"{type(error).__name__} while reading the text. Retry it, or report it.")


@transaction.atomic
def store_reading(run: AttributionRun, reading: Reading, *, pipeline: str = "") -> None:
    """Turn a reading into rows, in place of earlier proposals; what a person decided stays."""
    hold_identities()
    ArticleVersion.objects.select_for_update(no_key=True).get(pk=run.version_id)  # who judges it waits, too
    current = AttributionRun.objects.select_for_update().get(pk=run.pk)
    if not current.is_active:
        return
    write_rows(run, reading)
    run.pipeline = pipeline
    run.words = len(reading.text.split())
    run.proposals = asdict(reading) | {"text": None}
    _finish(run, State.DONE)
    queue_evaluation(run.version_id)


@transaction.atomic
def _claim(run_id: int) -> AttributionRun | None:
    """The run, marked as running; None if there is nothing (more) to do."""
    run = AttributionRun.objects.select_for_update(of=("self",)).select_related("version__article").get(pk=run_id)
    if not run.is_active:
        return None
    if run.attempts >= MOST_ATTEMPTS:
        _finish(run, State.FAILED, f"The worker stopped {run.attempts} times while reading this text.")
        return None
    language = _language(run.version.article, run.version.body)
    if language != ENGLISH:
        _finish(run, State.SKIPPED, f"Only English is read; this text is in another language ({language}).")
        return None
    run.state = State.RUNNING
    run.attempts += 1
    run.started_at = timezone.now()
    run.save()
    return run


def _language(article: Article, body: str) -> str:
    if not article.language:
        article.language = language_of(body)
        article.save(update_fields=["language"])
    return article.language


def _finish(run: AttributionRun, state: str, message: str = "") -> None:
    run.state = state
    run.message = message
    run.finished_at = timezone.now()
    run.save()
