"""What people do where a later reading or version puts their decisions in doubt."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from quotes.changes import InvalidChange, QuoteChange
from quotes.identity.locks import hold_identities
from quotes.models import Conflict, Decision, Quote, Speaker, WithheldName
from quotes.services.events import StaleDecision, decide
from quotes.services.quotes import correct_quote

Outcome = Conflict.Outcome


@transaction.atomic
def keep_decision(conflict: Conflict, *, by: User) -> None:
    """A person says that the decision is right; the same proposal again is no news.

    Raises:
        StaleDecision: somebody settled it since.
    """
    _settle(_open(conflict), Outcome.KEPT, by, None)


@transaction.atomic
def take_proposal(conflict: Conflict, *, by: User, page: str = "") -> Decision:
    """A person says that the new proposal is right.

    Raises:
        StaleDecision: somebody settled it, or decided anew.
        InvalidChange: the machine proposes nothing, or a speaker who is no longer there.
    """
    stored = _open(conflict)
    speaker = stored.proposal.get("speaker")
    if not stored.proposal or (speaker and not Speaker.objects.filter(pk=speaker).exists()):
        raise InvalidChange("There is no proposal to take over any more: correct the quote itself.")
    subject = stored.subject
    seen, proposal = subject.decision_id, stored.proposal
    decision = decide(subject, Decision.Action.CORRECT, lambda _: proposal, by=by, seen=seen, page=page)
    _settle(stored, Outcome.TAKEN, by, decision)
    return decision


@transaction.atomic
def move_decision(conflict: Conflict, to: Quote, *, by: User, page: str = "") -> Decision:
    """A person says which quote of the new version has the place of one whose words are gone: speaker, stance,
    channel and carrier are as decided.

    Raises:
        StaleDecision: somebody settled it, or decided about the other quote.
        InvalidChange: the other quote is of another text.
    """
    stored = _open(conflict, to)
    quote = stored.quote
    if quote is None or to.version_id != stored.version_id:
        raise InvalidChange("Choose a quote of the version in which the words are gone.")
    change = QuoteChange(
        speaker=quote.merged_from or quote.speaker, stance=quote.stance, channel=quote.channel, via=quote.via
    )
    decision = correct_quote(to, change, by=by, seen=to.decision_id, page=page)
    _settle(stored, Outcome.MOVED, by, decision)
    return decision


def _open(conflict: Conflict, *others: Quote) -> Conflict:
    """The conflict as it stands now, after what it is about: the order in which readings lock them."""
    hold_identities()
    Quote.objects.filter(pk__in=[conflict.quote_id, *(other.pk for other in others)]).hold()
    WithheldName.every.filter(pk__in=[conflict.withheld_id]).hold()
    stored = Conflict.objects.open().select_for_update(of=("self",)).filter(pk=conflict.pk).first()
    if stored is None:
        raise StaleDecision([])
    return stored


def _settle(conflict: Conflict, outcome: str, by: User, decision: Decision | None) -> None:
    conflict.outcome = outcome
    conflict.resolved_by, conflict.resolved_at, conflict.decision = by, timezone.now(), decision
    conflict.save()
