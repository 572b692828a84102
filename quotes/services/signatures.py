"""How a decision about speakers is signed: by whom, having seen what, and why."""

from dataclasses import dataclass

from django.contrib.auth.models import User

from quotes.changes import State
from quotes.models import Decision, Quote, Speaker
from quotes.services.events import about, decide


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who decides, what they saw and where, and why.

    Args:
        seen: the newest decision about any of the speakers that the person saw; 0 for none.
    """

    by: User
    seen: int = 0
    why: str = ""
    page: str = ""


def newest_decision() -> int:
    """What somebody who looks at a page now has seen; 0 if nobody decided yet."""
    return Decision.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def seen_of(subject: Speaker | Quote, signed: Signature) -> int:
    """The last decision about a row, if the person saw it; a quote's is theirs to see with the speaker's."""
    last = about(subject).order_by("-pk").first()
    return last.pk if last and (last.pk <= signed.seen or isinstance(subject, Quote)) else signed.seen


def decide_about(
    subject: Speaker | Quote, action: str, after: State, signed: Signature, *, part_of: Decision | None = None
) -> Decision:
    """Decide about a row that the person saw as it is now, or else be told what was decided since."""
    return decide(
        subject,
        action,
        lambda _: dict(after),
        by=signed.by,
        seen=seen_of(subject, signed),
        why=signed.why,
        page=signed.page,
        part_of=part_of,
    )
