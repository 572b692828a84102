"""One decision about many quotes, taken and undone in one step."""

from collections.abc import Mapping, Sequence

from django.contrib.auth.models import User
from django.db import transaction

from quotes.changes import InvalidChange, State, changed_quote
from quotes.models import Decision, Quote, Speaker
from quotes.services.events import decide
from quotes.states import state_of


@transaction.atomic
def give_to_speaker(
    quotes: Sequence[Quote],
    speaker: Speaker,
    *,
    by: User,
    seen: Mapping[int, int | None],
    why: str = "",
    page: str = "",
) -> Decision:
    """A person says who speaks in all of these; all are confirmed so. The first decision has the others as parts.

    Args:
        seen: for each quote's key the last decision that the person saw.

    Raises:
        StaleDecision: somebody decided about one of them since; none was changed.
        InvalidChange: there is none, or the speaker belongs to another article.
    """
    if not quotes:
        raise InvalidChange("Choose at least one quote.")
    if speaker.article_id and any(quote.version.article_id != speaker.article_id for quote in quotes):
        raise InvalidChange("An unnamed speaker belongs to one article. Choose quotes of that article alone.")

    def given(stored: Quote) -> State:
        after = changed_quote(stored.version.body, state_of(stored), {"speaker": speaker.pk})
        return after | {"status": Quote.Status.CONFIRMED}

    first: Decision | None = None
    for quote in sorted(quotes, key=lambda quote: quote.pk):  # locks in one order
        action = Decision.Action.CORRECT
        saw = seen.get(quote.pk)
        decision = decide(quote, action, given, by=by, seen=saw, why=why, page=page, part_of=first)
        first = first or decision
    assert first  # noqa: S101  # there is at least one quote
    return first
