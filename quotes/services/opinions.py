"""What a second reviewer says, and what holds where the two disagree."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from quotes.agreement import PARTS, said_of_name
from quotes.changes import InvalidChange, QuoteChange, WithheldChange, tidy
from quotes.models import Decision, Quote, Reason, SecondOpinion, Speaker, WithheldName
from quotes.querysets import QuoteQuerySet
from quotes.services.quotes import confirm_quote, correct_quote, reject_quote
from quotes.services.review import release_quote
from quotes.services.withheld import correct_withheld, reject_withheld

Status, Who = SecondOpinion.Status, SecondOpinion.Who


def second_looks(user: User) -> QuoteQuerySet:
    """The quotes of the sample that wait for this person's second look, the most worthwhile first."""
    return Quote.objects.current().for_second_look(user, settings.DOUBLE_REVIEW).by_worth()


def name_to_judge(quote: Quote, user: User) -> WithheldName | None:
    """The withheld name of a quote's speaker, as proposed, if this person can judge it once more."""
    if quote.speaker is None:
        return None
    return WithheldName.every.of_version(quote.version).of_speaker(quote.speaker).for_second_look(user).first()


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
    name: WithheldName | None = None,
    reason: Reason | None = None,
) -> SecondOpinion:
    """A second person judges a quote; nothing about it changes.

    Args:
        seen: the decision that is judged once more.
        who: one of `SecondOpinion.Who`, with the speaker if it is known; empty for “this is no quote”.
        source_spans: None where the person was not asked; of the cue too.
        name: what is judged once more of `name_to_judge`; None where the person was not asked.
        reason: why it is withheld; None for “no name is withheld”.

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
        name_decision=name.decision if name and who else None,
        reason=reason if name and who else None,
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


@transaction.atomic
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
    decision = correct_quote(opinion.quote, QuoteChange(speaker=speaker, **said), **how)
    _uphold_reason(opinion, how | {"part_of": decision})
    return decision


def _uphold_reason(opinion: SecondOpinion, how: dict[str, Any]) -> None:
    """Why the name is withheld, as the second says; where the first says so too, nothing is to be decided."""
    first = opinion.name_decision
    if first is None or first.withheld is None or said_of_name(first) == opinion.reason_id:
        return
    how |= {"seen": first.pk}
    if opinion.reason_id is None:
        reject_withheld(first.withheld, **how)
    else:
        correct_withheld(first.withheld, WithheldChange(reason=opinion.reason_id), **how)
