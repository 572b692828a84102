"""Taking decisions back, and taking that back: step by step for each person, also days later.

An undo is a decision itself, and so is a redo: what was decided, taken back and restored all stays on record.
"""

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q

from quotes.attribution.derived import form_of_content
from quotes.changes import State, differences
from quotes.identity.locks import change_identities, hold_identities
from quotes.models import Conflict, Decision, Quote, Speaker, WithheldName
from quotes.places import Passage
from quotes.services.events import about, in_words, lock, settle, subject_of, write
from quotes.states import Subject, names_of, put_state, state_of

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
    else:
        hold_identities()
    _hold_quotes(decision)
    head = _take_back(decision, Decision(user=by, action=action, page=page))
    for part in decision.parts.order_by("pk"):
        _take_back(part, Decision(user=by, action=action, page=page, part_of=head))
    return head


def _hold_quotes(step: Decision) -> None:
    """Nobody else decides about the quotes of a step, in any version of their articles."""
    about_quotes = Decision.objects.filter(Q(pk=step.pk) | Q(part_of=step), quote__isnull=False)
    roots = [quote.origin_id or quote.pk for quote in Quote.objects.filter(decisions__in=about_quotes)]
    Quote.objects.filter(Q(pk__in=roots) | Q(origin__in=roots)).hold()


def _take_back(decision: Decision, undo: Decision) -> Decision:
    subject = subject_of(decision)
    lock(subject)
    _refuse_if_built_upon(decision, subject, undo.user)
    undo.undoes = decision
    undo.before = state_of(subject)
    undo.after = undo.before | (decision.before or {"status": Quote.Status.REJECTED})
    write(undo, subject)
    if not isinstance(subject, Speaker):
        _take_back_in_later_versions(undo, subject)
    return undo


def _take_back_in_later_versions(undo: Decision, subject: Quote | WithheldName) -> None:
    """The same where later versions of the article carry the row on."""
    changed = differences(undo.before, undo.after)
    carried = type(subject)._base_manager.filter(origin=subject.origin_id or subject.pk)  # noqa: SLF001
    for copy in carried.exclude(pk=subject.pk).select_for_update(of=("self",)).order_by("pk"):
        if copy.version.number < subject.version.number:
            continue
        passage = Passage(subject.version.body, copy.version.body)
        was, wanted = (_moved(state, changed, passage) for state in (undo.before, undo.after))
        if was is None or wanted is None or any(state_of(copy)[key] != was[key] for key in changed):
            raise CannotUndo(f"Version {copy.version.number} of the article says otherwise by now: decide there.")
        columns = put_state(copy, {key: wanted[key] for key in changed})
        copy.decision = undo
        settle(copy, undo, Conflict.Outcome.DECIDED)
        copy.save(update_fields=[*columns, "decision"])


def _moved(state: State, changed: set[str], passage: Passage) -> State | None:
    """What changed of a state, as another version has it; None if words of it are not there."""
    moved: State = {key: state.get(key) for key in changed}
    for key in (key for key in changed if key.endswith("_spans")):
        places = passage.ranges(state[key]) if key == "content_spans" else passage.found(state[key])
        if places is None:
            return None
        moved[key] = places
    if "content_spans" in changed:
        moved["form"] = form_of_content(passage.new, moved["content_spans"])
    return moved


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
    return User.objects.select_for_update(no_key=True).get(pk=by.pk)
