"""What people decide about findings: accept them with a note, overrule them, take that back."""

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction

from quotes.attribution.names import fold
from quotes.models import Finding, FindingDecision
from quotes.note_names import names_in

State = Finding.State


class CannotDecide(Exception):
    """The decision was refused; the message says why and what to do. Nothing was written."""


def accept_finding(finding: Finding, *, by: User, note: str) -> FindingDecision:
    """Somebody says why the newsroom lives with it.

    Raises:
        CannotDecide: without a note, with a name in it that the article does not print, or if it is not open.
    """
    return _decide(finding, State.ACCEPTED, by, note)


def overrule_finding(finding: Finding, *, by: User, note: str) -> FindingDecision:
    """Somebody whose role may says that the rule is wrong here.

    Raises:
        CannotDecide: as for `accept_finding`.
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
    if not note.strip():
        raise CannotDecide("Say why, in a sentence; it is kept with the finding.")
    others = [name for name in names_in(note) if fold(name) not in fold(stored.version.body)]
    if others:
        raise CannotDecide(f"This looks like a name: {', '.join(others)}. Who the source is has no place here.")
    return _write(stored, FindingDecision(user=by, after=state, note=note.strip()))


def _write(finding: Finding, decision: FindingDecision) -> FindingDecision:
    decision.finding, decision.before = finding, finding.state
    decision.save()
    finding.state, finding.decision = decision.after, decision
    finding.save(update_fields=["state", "decision"])
    return decision


def _locked(finding: Finding) -> Finding:
    return Finding.objects.select_for_update(of=("self",)).select_related("version", "decision").get(pk=finding.pk)
