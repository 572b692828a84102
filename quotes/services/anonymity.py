"""What people sign about the use of unnamed sources, and that they looked."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import User
from django.db import transaction

from quotes.changes import InvalidChange
from quotes.evaluation import queue_evaluation
from quotes.models import Approval, Look, UnnamedSource
from quotes.note_names import looked_at

Role = Approval.Role
GroundRule = Approval.GroundRule


class CannotSign(InvalidChange):
    """The record was refused; the message says why and what to do."""


@dataclass(frozen=True, kw_only=True)
class Word:
    """What somebody signs about an unnamed source."""

    role: str
    ground_rule: str = ""
    approves: bool = False
    approves_direct_quotes: bool = False
    knows_identity: bool = False
    corroborated: bool = False
    persons: int | None = None
    ask_again_on: date | None = None
    note: str = ""


def roles_of(user: User) -> list[Role]:
    """The roles in which somebody may sign, the lowest first."""
    return [role for role in Role if user.has_perm(f"quotes.sign_as_{role.value}")]


@transaction.atomic
def sign_approval(source: UnnamedSource, word: Word, *, by: User) -> Approval:
    """Somebody signs for the use of an unnamed source, states its ground rule or attests to knowing who it is.

    Raises:
        CannotSign: it says nothing, contradicts its ground rule, or is not theirs to say.
        LooksLikeName, WithdrawnNameWritten: the note has a name that can't stand there.
    """
    _check_role(word.role, by)
    if problem := contradiction(word):
        raise CannotSign(problem)
    note = looked_at(word.note)
    queue_evaluation(source.version_id)
    return Approval.objects.create(
        unnamed_source=source,
        by=by,
        role=word.role,
        ground_rule=word.ground_rule,
        approves=word.approves,
        approves_direct_quotes=word.approves_direct_quotes,
        knows_identity=word.knows_identity,
        corroborated=word.corroborated,
        persons=word.persons,
        ask_again_on=word.ask_again_on,
        note=note,
        note_looked_like_name=note.looked_like_name,
    )


@transaction.atomic
def withdraw_approval(approval: Approval, *, by: User) -> Approval:
    """Take back what was signed: one's own, or as standards editor anybody's. The earlier record stays.

    Raises:
        CannotSign: it is withdrawn already, or not theirs to withdraw.
    """
    roles = roles_of(by)
    source = UnnamedSource.objects.select_for_update().get(pk=approval.unnamed_source_id)
    if approval.withdraws_id or Approval.objects.filter(withdraws=approval).exists():
        raise CannotSign("This is withdrawn already.")
    if not roles or (approval.by_id != by.pk and Role.STANDARDS not in roles):
        raise CannotSign("Only who signed it or the standards editor can withdraw it.")
    queue_evaluation(source.version_id)
    return Approval.objects.create(unnamed_source=source, by=by, role=roles[-1], withdraws=approval)


def contradiction(word: Word) -> str:
    """What is wrong with a record before it is signed, for a person; empty if nothing is."""
    off_record = word.ground_rule == GroundRule.OFF_RECORD
    says = word.approves or word.knows_identity or word.corroborated or word.persons or word.ground_rule
    checks = {
        "Say at least one thing: a ground rule, an approval, an attestation or a corroboration.": not says,
        "Off the record means that it can't be quoted or used with any attribution, so its use can't be approved. "
        "Agree on another ground rule with the source first.": off_record and word.approves,
        "On deep background nothing is quoted in the source's own words.": word.approves_direct_quotes
        and word.ground_rule == GroundRule.DEEP_BACKGROUND,
        "Direct quotes can be approved only together with the use of the source.": word.approves_direct_quotes
        and not word.approves,
        "A reporter can't attest for an editor. Ask an editor to sign that they know who the source is.": (
            word.knows_identity and word.role == Role.REPORTER
        ),
    }
    return next((problem for problem, holds in checks.items() if holds), "")


def note_look(source: UnnamedSource, *, by: User) -> Look:
    """Keep that somebody read the page of an unnamed source."""
    return Look.objects.create(unnamed_source=source, by=by)


def _check_role(role: str, by: User) -> None:
    if role not in roles_of(by):
        raise CannotSign("You can't sign in this role. An administrator says who signs as what.")
