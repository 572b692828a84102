"""Taking decisions back, and taking that back: step by step for each person, also days later.

An undo is a decision itself, and so is a redo: what was decided, taken back and restored all stays on record.
"""

from django.contrib.auth.models import User
from django.db import transaction

from quotes.identity.locks import change_identities
from quotes.models import Decision, Quote
from quotes.services.events import about, in_words, locked, subject_of, write
from quotes.states import Subject, names_of, state_of

Action = Decision.Action


class NothingToUndo(Exception):
    """The person has no decision left that could be taken back, or none that could be restored."""


class CannotUndo(Exception):
    """Something rests on the decision, or stands otherwise by now; the message says what. Nothing was written."""


@transaction.atomic
def undo_last(by: User, *, page: str = "") -> Decision:
    """Take back the last decision of a person that still stands, with all its parts.

    Raises:
        NothingToUndo: there is none.
        CannotUndo: somebody else decided on top of it.
    """
    return revert(last_to_undo(_alone(by)), by=by, action=Action.UNDO, page=page)


@transaction.atomic
def redo_last(by: User, *, page: str = "") -> Decision:
    """Restore what the person took back last, unless they have decided something else since.

    Raises:
        NothingToUndo: there is none.
        CannotUndo: somebody else decided on top of it.
    """
    return revert(last_to_redo(_alone(by)), by=by, action=Action.REDO, page=page)


@transaction.atomic
def undo_decision(decision: Decision, *, by: User, page: str = "") -> Decision:
    """Take back one decision, with all that was decided in the same step, whoever took it.

    Raises:
        CannotUndo: it was undone already, or somebody else decided on top of it.
    """
    _alone(by)
    step = decision.part_of or decision
    if Decision.objects.filter(undoes=step).exists():
        raise CannotUndo("It was undone already.")
    return revert(step, by=by, action=Action.UNDO, page=page)


def last_to_undo(by: User) -> Decision:
    """What `undo_last` would take back.

    Raises:
        NothingToUndo: there is none.
    """
    decision = Decision.objects.by(by).steps().standing().exclude(action=Action.UNDO).newest_first().first()
    if decision is None:
        raise NothingToUndo("You have no decision left to undo.")
    return decision


def last_to_redo(by: User) -> Decision:
    """What `redo_last` would restore.

    Raises:
        NothingToUndo: there is none.
    """
    own = Decision.objects.by(by).steps().newest_first()
    undone = own.standing().filter(action=Action.UNDO).first()
    fresh = own.exclude(action__in=[Action.UNDO, Action.REDO]).first()
    if undone is None or (fresh and fresh.pk > undone.pk):
        raise NothingToUndo("You have undone nothing since your last decision.")
    return undone


@transaction.atomic
def revert(decision: Decision, *, by: User, action: str, page: str = "") -> Decision:
    """Bring what a decision and its parts changed back to the state before. A step decides about each row once.

    Raises:
        CannotUndo: somebody else decided on top of it, or it stands otherwise by now.
    """
    if decision.speaker_id:
        change_identities()
    head = _take_back(decision, Decision(user=by, action=action, page=page))
    for part in decision.parts.order_by("pk"):
        _take_back(part, Decision(user=by, action=action, page=page, part_of=head))
    return head


def _take_back(decision: Decision, undo: Decision) -> Decision:
    subject = locked(subject_of(decision))
    _refuse_if_built_upon(decision, subject, undo.user)
    undo.undoes = decision
    undo.before = state_of(subject)
    undo.after = undo.before | (decision.before or {"status": Quote.Status.REJECTED})
    write(undo, subject)
    return undo


def _refuse_if_built_upon(decision: Decision, subject: Subject, by: User) -> None:
    later = about(subject).filter(pk__gt=decision.pk).standing().exclude(action=Action.UNDO).exclude(user=by)
    other = later.select_related("user").newest_first().first()
    if other:
        raise CannotUndo(f"It can't be undone any more: {in_words(other)}. Decide anew instead.")
    changed = {key for key, value in state_of(subject).items() if decision.after.get(key, value) != value}
    if changed:
        raise CannotUndo(f"It stands otherwise by now: {', '.join(names_of(changed))}. Decide anew instead.")


def _alone(by: User) -> User:
    """The person, with no other undo of theirs going on until the transaction ends."""
    return User.objects.select_for_update().get(pk=by.pk)
