"""What people decide about quotes."""

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from quotes.models import Decision, Quote


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
