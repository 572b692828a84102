"""What people decide about names that articles hold back: that it is so, why, and in which words."""

from django.contrib.auth.models import User
from django.db import transaction

from articles.models import ArticleVersion
from quotes.anchors import keep_unnamed_sources
from quotes.changes import InvalidChange, State, WithheldChange, changed_withheld, given
from quotes.identity.locks import hold_identities
from quotes.models import Decision, Reason, Speaker, WithheldName
from quotes.services.events import decide, write
from quotes.states import state_of

Action, Status = Decision.Action, WithheldName.Status


def reject_withheld(
    name: WithheldName,
    *,
    by: User,
    seen: int | None = None,
    why: str = "",
    page: str = "",
    part_of: Decision | None = None,
) -> Decision:
    """A person says that no name is held back here; no later run brings it back.

    Raises:
        StaleDecision: somebody decided since.
    """
    rejected = {"status": Status.REJECTED}
    return decide(name, Action.REJECT, lambda _: rejected, by=by, seen=seen, why=why, page=page, part_of=part_of)


def correct_withheld(
    name: WithheldName,
    change: WithheldChange,
    *,
    by: User,
    seen: int | None = None,
    why: str = "",
    page: str = "",
    part_of: Decision | None = None,
) -> Decision:
    """A person says which reason the article gives, and in which words; confirms it where nothing is to be different.

    Raises:
        StaleDecision: somebody decided since.
        InvalidChange: an unknown reason, spans outside the text.
    """

    def corrected(stored: WithheldName) -> State:
        after = changed_withheld(stored.version.body, state_of(stored), _wanted(change))
        return after | {"status": Status.CONFIRMED}

    return decide(name, Action.CORRECT, corrected, by=by, seen=seen, why=why, page=page, part_of=part_of)


@transaction.atomic
def add_withheld(
    version: ArticleVersion, speaker: Speaker, change: WithheldChange, *, by: User, why: str = "", page: str = ""
) -> Decision:
    """A person says that this text holds a speaker's name back, where the machine did not see it.

    Raises:
        InvalidChange: it is known already, no reason is given, or spans lie outside the text.
    """
    hold_identities()
    if WithheldName.every.of_version(version).of_speaker(speaker).exists():
        raise InvalidChange("That this name is held back is known already: correct or confirm that.")
    wanted = _wanted(change)
    if "reason" not in wanted:
        raise InvalidChange("Choose a reason; “none stated” if the article says nothing.")
    after = changed_withheld(version.body, state_of(WithheldName()), wanted) | {"status": Status.CONFIRMED}
    name = WithheldName.every.create(version=version, speaker=speaker, reason_id=after["reason"])
    keep_unnamed_sources(version)
    decision = Decision(user=by, action=Action.ADD, before={}, after=after, why=why, page=page)
    write(decision, name)
    return decision


def _wanted(change: WithheldChange) -> State:
    wanted = given(change)
    if "reason" in wanted and not Reason.objects.filter(pk=wanted["reason"]).exists():
        raise InvalidChange(f"“{wanted['reason']}” is no reason that we know.")
    return wanted
