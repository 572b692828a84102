"""What people decide about findings: accept them with a note, overrule them, take that back."""

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction

from quotes.models import Finding, FindingDecision
from quotes.note_names import WithdrawnNameWritten, is_questioned

State = Finding.State


class CannotDecide(Exception):
    """The decision was refused; the message says why and what to do. Nothing was written."""


def accept_finding(finding: Finding, *, by: User, note: str, keep_note: bool = False) -> FindingDecision:
    """Somebody says why the newsroom lives with it. `keep_note` saves a note although it looks like a name.

    Raises:
        CannotDecide: without a note, with a name that was withdrawn, or if it is not open.
        LooksLikeName: the note has a name that the article does not print.
    """
    return _decide(finding, State.ACCEPTED, by, note.strip(), keep=keep_note)


def overrule_finding(finding: Finding, *, by: User, note: str, keep_note: bool = False) -> FindingDecision:
    """Somebody whose role may says that the rule is wrong here.

    Raises:
        CannotDecide, LooksLikeName: as for `accept_finding`.
        PermissionDenied: their role may not.
    """
    if not by.has_perm("quotes.overrule_finding"):
        raise PermissionDenied
    return _decide(finding, State.OVERRULED, by, note.strip(), keep=keep_note)


@transaction.atomic
def reopen_finding(finding: Finding, *, by: User) -> FindingDecision:
    """Take the last decision about a finding back; what was overruled only by a role that may overrule.

    Raises:
        CannotDecide: it is open.
        PermissionDenied: their role may not.
    """
    stored = _locked(finding)
    if stored.state == State.OPEN or stored.decision is None:
        raise CannotDecide("It is open already.")
    if stored.state == State.OVERRULED and not by.has_perm("quotes.overrule_finding"):
        raise PermissionDenied
    undone = stored.decision if stored.decision.finding_id == stored.pk else None
    return _write(stored, FindingDecision(user=by, after=State.OPEN, undoes=undone))


@transaction.atomic
def _decide(finding: Finding, state: State, by: User, note: str, *, keep: bool) -> FindingDecision:
    stored = _locked(finding)
    if stored.state != State.OPEN:
        raise CannotDecide(f"It is {stored.state} already. Take that back first.")
    if not note:
        raise CannotDecide("Say why, in a sentence; it is kept with the finding.")
    try:
        questioned = is_questioned(note, keep=keep, printed=stored.version.body)
    except WithdrawnNameWritten as error:
        raise CannotDecide(str(error)) from None
    return _write(stored, FindingDecision(user=by, after=state, note=note, note_looked_like_name=questioned))


def _write(finding: Finding, decision: FindingDecision) -> FindingDecision:
    decision.finding, decision.before = finding, finding.state
    decision.save()
    finding.state, finding.decision = decision.after, decision
    finding.save(update_fields=["state", "decision"])
    return decision


def _locked(finding: Finding) -> Finding:
    return Finding.objects.select_for_update(of=("self",)).select_related("version", "decision").get(pk=finding.pk)
