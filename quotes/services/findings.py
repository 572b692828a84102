"""What people decide about findings: accept them with a note, overrule them, take that back."""

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction

from quotes.changes import InvalidChange
from quotes.models import Finding, FindingDecision
from quotes.note_names import looked_at

State = Finding.State


class CannotDecide(InvalidChange):
    """The decision was refused; the message says why and what to do. Nothing was written."""


def accept_finding(finding: Finding, *, by: User, note: str) -> FindingDecision:
    """Somebody says why the newsroom lives with it.

    Raises:
        CannotDecide: without a note, or if it is not open.
        LooksLikeName, WithdrawnNameWritten: the note has a name that can't stand there.
    """
    return _decide(finding, State.ACCEPTED, by, note)


def overrule_finding(finding: Finding, *, by: User, note: str) -> FindingDecision:
    """Somebody whose role may says that the rule is wrong here.

    Raises:
        CannotDecide, LooksLikeName, WithdrawnNameWritten: as for `accept_finding`.
        PermissionDenied: their role may not.
    """
    if not by.has_perm("quotes.overrule_finding"):
        raise PermissionDenied
    return _decide(finding, State.OVERRULED, by, note)


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
def _decide(finding: Finding, state: State, by: User, note: str) -> FindingDecision:
    stored = _locked(finding)
    if stored.state != State.OPEN:
        raise CannotDecide(f"It is {stored.state} already. Take that back first.")
    kept = looked_at(note, printed=stored.version.body)
    if not kept:
        raise CannotDecide("Say why, in a sentence; it is kept with the finding.")
    return _write(stored, FindingDecision(user=by, after=state, note=kept, note_looked_like_name=kept.looked_like_name))


def _write(finding: Finding, decision: FindingDecision) -> FindingDecision:
    decision.finding, decision.before = finding, finding.state
    decision.save()
    finding.state, finding.decision = decision.after, decision
    finding.save(update_fields=["state", "decision"])
    return decision


def _locked(finding: Finding) -> Finding:
    return Finding.objects.select_for_update(of=("self",)).select_related("version", "decision").get(pk=finding.pk)
