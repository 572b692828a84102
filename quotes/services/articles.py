"""What people do with articles: hand one in, have it read again."""

from django.db import transaction

from articles.services import ArticleDetails, store_article
from articles.texts import clean_body
from quotes.jobs import queue_run
from quotes.models import AttributionRun


class CannotRetry(Exception):
    """The run is not one that failed; the message says what it is instead."""


@transaction.atomic
def submit_article(details: ArticleDetails, text: str) -> AttributionRun:
    """Store an article and have it read. The same text again gives its newest run.

    Raises:
        UnreadableText: the text can't be stored; nothing was.
    """
    stored = store_article(details, clean_body(text))
    latest = stored.version.runs.first()
    return latest or queue_run(stored.version)


def retry_run(run: AttributionRun) -> AttributionRun:
    """Have a version read again whose run failed.

    Raises:
        CannotRetry: it did not fail.
    """
    if run.state != AttributionRun.State.FAILED:
        raise CannotRetry(f"Only a failed reading can be retried; this one is {run.state}.")
    return queue_run(run.version)
