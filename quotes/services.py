"""What people do: hand in an article, have it read again, decide about a quote."""

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from articles.services import ArticleDetails, store_article
from articles.texts import clean_body
from quotes.jobs import queue_run
from quotes.models import AttributionRun, Decision, Quote


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


def confirm_quote(quote: Quote, *, by: User) -> Decision:
    """A person says that the quote is right as it stands."""
    return _decide(quote, Decision.Action.CONFIRM, Quote.Status.CONFIRMED, by)


def reject_quote(quote: Quote, *, by: User) -> Decision:
    """A person says that this is no quote; it stays in the records and leaves all lists."""
    return _decide(quote, Decision.Action.REJECT, Quote.Status.REJECTED, by)


def reopen_quote(quote: Quote, *, by: User) -> Decision:
    """A person takes the last decision back; the quote is open again."""
    return _decide(quote, Decision.Action.REOPEN, Quote.Status.PROPOSED, by)


@transaction.atomic
def _decide(quote: Quote, action: str, status: str, by: User) -> Decision:
    stored = Quote.objects.select_for_update().get(pk=quote.pk)
    decision = Decision.objects.create(
        user=by, action=action, quote=stored, before=_state(stored), after=_state(stored) | {"status": status}
    )
    stored.status = status
    stored.decision = decision
    stored.save(update_fields=["status", "decision"])
    quote.refresh_from_db()
    return decision


def _state(quote: Quote) -> dict[str, Any]:
    """What a decision can change, as it stands now."""
    return {"status": quote.status, "speaker": quote.speaker_id, "content_spans": quote.content_spans}
