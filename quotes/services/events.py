"""The one way in which a person's decision is written: locked, checked against what the person saw, kept whole."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib.auth.models import User
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from articles.withdrawn import withdrawn_names
from quotes.changes import InvalidChange, State, differences
from quotes.evaluation import queue_evaluation
from quotes.identity.learning import CHOSEN, learn_from
from quotes.identity.locks import hold_identities
from quotes.identity.names import let_names_follow
from quotes.models import Appearance, Conflict, Decision, Quote, Speaker, WithheldName
from quotes.note_names import looked_at
from quotes.querysets import DecisionQuerySet
from quotes.services.review import release_quote
from quotes.states import WRITTEN, Subject, names_of, put_state, state_of

S = TypeVar("S", bound=Subject)
APART = "\n\n\n\n"  # no name reaches over it


class StaleDecision(Exception):
    """Somebody decided since the person looked; nothing was written.

    Args:
        since: their decisions, oldest first; empty if the row itself is gone because it was read again.
    """

    def __init__(self, since: list[Decision]) -> None:
        self.since = since
        super().__init__(
            "; ".join(in_words(decision) for decision in since)
            or "The article was read again, and this proposal is no longer there. Look at what stands there now."
        )


@transaction.atomic
def decide(
    subject: S,
    action: str,
    change: Callable[[S], State],
    *,
    by: User,
    seen: int | None,
    why: str = "",
    page: str = "",
    part_of: Decision | None = None,
    undoes: Decision | None = None,
) -> Decision:
    """Write a decision and the state it leads to.

    Args:
        change: from the row, locked and as it stands now, to the keys of its state that are to differ.
        seen: the last decision that the person saw, None if there was none.

    Raises:
        StaleDecision: there is a later one.
        InvalidChange: a later version carries it on, or the reason has a name that can't stand there, as in `write`.
    """
    hold_identities()
    lock(subject)
    refuse_if_decided_since(subject, seen)
    refuse_if_carried_on(subject)
    before = state_of(subject)
    after = before | change(subject)
    decision = Decision(user=by, action=action, before=before, after=after, why=why, page=page)
    decision.part_of, decision.undoes = part_of, undoes
    write(decision, subject)
    return decision


def write(decision: Decision, subject: Subject) -> None:
    """Store a decision about a row, and bring the row to the state after it. Call it in a transaction.

    Only what differs is written: triggers look at the text again where places of words change.

    Raises:
        InvalidChange: its words have a name that was withheld after publication.
        LooksLikeName, WithdrawnNameWritten: its reason has a name that can't stand there.
    """
    why = looked_at(decision.why, printed=printed_about(subject) if decision.why else "")
    decision.why, decision.why_looked_like_name = why, why.looked_like_name
    changed = differences(decision.before, decision.after)
    if words := [str(decision.after[key]) for key in changed.intersection(WRITTEN)]:
        refuse_withdrawn_name(APART.join(words))
    setattr(decision, subject_field(subject), subject)
    decision.save()
    columns = put_state(subject, {key: decision.after[key] for key in changed})
    if not isinstance(subject, Speaker):
        if subject.decision_id:
            settle(subject, decision, Conflict.Outcome.DECIDED)
        subject.decision = decision
        columns = [*columns, "decision"]
    subject.save(update_fields=columns)
    if isinstance(subject, Speaker):
        let_names_follow(subject)
    if changed - {"status"}:
        _reread(subject)
    rules = {state.get("speaker_rule") for state in (decision.before, decision.after)}
    if isinstance(subject, Quote):
        release_quote(subject, by=decision.user)
        if CHOSEN in rules:
            learn_from(subject)
    queue_evaluation(*_versions_with(subject))


def _reread(subject: Subject) -> None:
    """Bring a row to what triggers made of it: they cut its words anew and follow merges. Its text stays."""
    if isinstance(subject, Speaker):
        subject.refresh_from_db()
        return
    version = subject.version
    rows: QuerySet[Any] = type(subject)._base_manager.select_related("speaker")  # noqa: SLF001  # also rejected ones
    subject.refresh_from_db(from_queryset=rows)
    subject.version = version


def _versions_with(subject: Subject) -> list[int]:
    """The versions that a decision about a row can judge anew; of a speaker, those that are published now."""
    if isinstance(subject, Speaker):
        return sorted(set(Appearance.objects.current().of_speaker(subject).values_list("version", flat=True)))
    return [subject.version_id]


def settle(subject: Quote | WithheldName, decision: Decision, outcome: str) -> None:
    """What was in doubt about a row is so no more: a person has decided about it."""
    Conflict.objects.open().filter(**{subject_field(subject): subject}).update(
        outcome=outcome, resolved_by=decision.user, resolved_at=timezone.now(), decision=decision
    )


def lock(subject: Subject) -> None:
    """Bring a row to how it stands now, nobody else's until the transaction ends.

    Raises:
        StaleDecision: the row is gone.
    """
    rows: QuerySet[Any] = type(subject)._base_manager.select_for_update(of=("self",))  # noqa: SLF001  # also rejected ones
    if not isinstance(subject, Speaker):
        rows = rows.select_related("version__article__outlet")
    try:
        subject.refresh_from_db(from_queryset=rows)
    except ObjectDoesNotExist:
        raise StaleDecision([]) from None


def refuse_if_decided_since(subject: Subject, seen: int | None) -> None:
    """Let nobody decide on what another one decided meanwhile.

    Raises:
        StaleDecision: there is a later decision than the one seen.
    """
    last = last_decision_of(subject)
    if last and last.pk != seen:
        since = about(subject).filter(pk__gt=seen or 0).select_related("user").order_by("pk")
        raise StaleDecision(list(since) or [last])


def refuse_withdrawn_name(name: str) -> None:
    """Let nobody write a name again that was withheld everywhere after publication.

    Raises:
        InvalidChange: it is one.
    """
    if withdrawn_names().numbers_in(name):
        raise InvalidChange("This name was withheld after publication and can't be written here again.")


def refuse_if_carried_on(subject: Subject) -> None:
    """Decisions are taken where the newest version of the article carries a row on.

    Raises:
        InvalidChange: it stands in a later version too.
    """
    if isinstance(subject, Speaker) or not subject.decision_id:
        return
    carried = type(subject)._base_manager.filter(origin=subject.origin_id or subject.pk)  # noqa: SLF001
    later = carried.filter(version__number__gt=subject.version.number).order_by("version__number").last()
    if later:
        raise InvalidChange(f"Version {later.version.number} of the article carries this on: decide about it there.")


def printed_about(subject: Subject) -> str:
    """What the reason for a decision may name: whom the article prints, or names of a speaker known in any article."""
    if not isinstance(subject, Speaker):
        return subject.version.body
    version = subject.article and subject.article.current_version
    return version.body if version else APART.join((subject.name, *subject.given_names))


def subject_of(decision: Decision) -> Subject:
    """What a decision is about."""
    subject = decision.quote or decision.withheld or decision.speaker
    if subject is None:
        raise ValueError("a decision about nothing")  # the database refuses such
    return subject


def about(subject: Subject) -> DecisionQuerySet:
    """The decisions about a row."""
    return Decision.objects.filter(**{subject_field(subject): subject})


def last_decision_of(subject: Subject) -> Decision | None:
    """The decision that its state rests on."""
    return subject.decisions.last() if isinstance(subject, Speaker) else subject.decision


def subject_field(subject: Subject) -> str:
    """The column of a decision that points at such a row."""
    return {Quote: "quote", WithheldName: "withheld", Speaker: "speaker"}[type(subject)]


def in_words(decision: Decision) -> str:
    """“corrected by ana: content, form (they are her words)”; that it is decided now goes without saying."""
    fields = names_of(differences(decision.before, decision.after) - {"status"})
    what = f": {', '.join(fields)}" if fields else ""
    why = f" ({decision.why})" if decision.why else ""
    return f"{decision.get_action_display()} by {decision.user.get_username()}{what}{why}"
