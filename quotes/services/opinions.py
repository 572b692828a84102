"""What a second reviewer says, and what holds where the two disagree."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from quotes.agreement import PARTS
from quotes.changes import InvalidChange, QuoteChange, tidy
from quotes.models import Decision, Quote, SecondOpinion, Speaker
from quotes.querysets import QuoteQuerySet
from quotes.services.quotes import confirm_quote, correct_quote, reject_quote
from quotes.services.review import release_quote

Status, Who = SecondOpinion.Status, SecondOpinion.Who


def second_looks(user: User) -> QuoteQuerySet:
    """The quotes of the sample that wait for this person's second look, the most worthwhile first."""
    return Quote.objects.current().for_second_look(user, settings.DOUBLE_REVIEW).by_worth()


@transaction.atomic
def give_opinion(
    quote: Quote,
    *,
    by: User,
    seen: int | None,
    who: str = "",
    speaker: Speaker | None = None,
    content_spans: Sequence[Sequence[int]] = (),
    source_spans: Sequence[Sequence[int]] | None = None,
    cue_spans: Sequence[Sequence[int]] | None = None,
) -> SecondOpinion:
    """A second person judges a quote; nothing about it changes.

    Args:
        seen: the decision that is judged once more.
        who: one of `SecondOpinion.Who`, with the speaker if it is known; empty for “this is no quote”.
        source_spans: None where the person was not asked; of the cue too.

    Raises:
        InvalidChange: it no longer waits for this person, or it lacks words.
    """
    stored = second_looks(by).select_for_update(of=("self",)).filter(pk=quote.pk, decision=seen).first()
    if stored is None or stored.decision is None:
        raise InvalidChange("This quote no longer waits for a second look: somebody else gave theirs or decided anew.")
    body = stored.version.body
    spans = tidy(body, content_spans)
    if who and not spans:
        raise InvalidChange("A quote needs content: select the words reported.")
    release_quote(stored, by=by)
    return SecondOpinion.objects.create(
        decision=stored.decision,
        quote=stored,
        user=by,
        status=Status.CONFIRMED if who else Status.REJECTED,
        who=who,
        speaker=speaker,
        content_spans=spans if who else [],
        source_spans=None if source_spans is None or not who else tidy(body, source_spans),
        cue_spans=None if cue_spans is None or not who else tidy(body, cue_spans),
    )


def uphold_first(opinion: SecondOpinion, *, by: User, page: str = "") -> Decision:
    """A person says that the first judgement holds.

    Raises:
        StaleDecision: somebody decided about the quote since.
        InvalidChange: a later version of the article carries it on.
    """
    decide = confirm_quote if opinion.decision.after["status"] == Quote.Status.CONFIRMED else reject_quote
    why = "judged by two people; the first is right"
    return decide(opinion.quote, by=by, seen=opinion.decision_id, why=why, page=page)


def uphold_second(opinion: SecondOpinion, *, by: User, page: str = "") -> Decision:
    """A person says that the second judgement holds.

    Raises:
        StaleDecision: somebody decided about the quote since.
        InvalidChange: a later version of the article carries it on; or it names nobody whom we know.
    """
    how: dict[str, Any] = {
        "by": by,
        "seen": opinion.decision_id,
        "why": "judged by two people; the second is right",
        "page": page,
    }
    if opinion.status == Status.REJECTED:
        return reject_quote(opinion.quote, **how)
    if opinion.who == Who.OTHER:
        raise InvalidChange("The second says that somebody speaks who is not listed: correct the quote itself.")
    speaker = opinion.speaker.current if opinion.speaker else None
    said = {part: spans for part in PARTS if (spans := getattr(opinion, part)) is not None}
    return correct_quote(opinion.quote, QuoteChange(speaker=speaker, **said), **how)
