"""All that the review page shows at one time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User

from quotes.changes import InvalidChange, changed_quote, given
from quotes.models import Decision, Quote, Reservation, Speaker
from quotes.review.forms import CorrectionForm
from quotes.review.item import ReviewItem
from quotes.review.queue import Progress, QueueChoice, progress_of
from quotes.review.words import words_shown
from quotes.states import put_state, state_of

MOST_FOUND = 8


@dataclass(frozen=True, slots=True)
class ReviewDesk:
    """One quote at a time, and how far its reviewer is.

    Args:
        item: all that is shown of the quote; None if there is no quote, or if the browser shows it already.
        holder: the reservation of somebody else who works on it; then it is shown, not decided.
        found: speakers whose name was searched for.
        find: that name.
        problem: why the last decision was not written, in lines; nothing was changed.
        done: what was decided just before.
        has_changes: the form says something else than the quote.
    """

    quote: Quote | None
    item: ReviewItem | None
    form: CorrectionForm | None
    choice: QueueChoice
    progress: Progress
    holder: Reservation | None = None
    problem: list[str] = field(default_factory=list)
    done: Decision | None = None
    has_changes: bool = False
    find: str = ""
    found: list[Speaker] = field(default_factory=list)

    @property
    def form_keys(self) -> list[tuple[str, str]]:
        """Forms and the key that checks each."""
        return [(form, form[0]) for form in Quote.Form.values]


def lay_desk(
    user: User,
    quote: Quote | None,
    choice: QueueChoice,
    *,
    asked: Mapping[str, Any] | None = None,
    is_shown: bool = False,
    why: str = "",
    **facts: Any,
) -> ReviewDesk:
    """The desk of a reviewer with a quote on it (None: nothing waits).

    Args:
        asked: what the form says so far; the quote is shown as it would be then.
        is_shown: the browser has the quote ready and shows it already.
        why: the reason that was written for a decision which was refused, for the next one.
    """
    progress = progress_of(user, choice.queue())
    if quote is None or is_shown:
        return ReviewDesk(quote, None, None, choice, progress, **facts)
    if find := facts.get("find"):
        facts["found"] = list(Speaker.objects.called(find).for_choice()[:MOST_FOUND])
    form = CorrectionForm(asked, quote=quote)
    form.initial["why"] = why
    has_changes = asked is not None and form.is_valid() and form.is_changed
    if has_changes:
        facts["problem"] = facts.get("problem", []) + try_on(quote, form)
    return ReviewDesk(quote, ReviewItem(quote), form, choice, progress, has_changes=has_changes, **facts)


def try_on(quote: Quote, form: CorrectionForm) -> list[str]:
    """Make the quote look as the form says, unsaved; returns what is wrong with that."""
    wanted = given(form.change())
    wanted.pop("speaker", None)  # the form itself shows who was chosen
    body = quote.version.body
    try:
        put_state(quote, changed_quote(body, state_of(quote), wanted))
    except InvalidChange as error:
        return [str(error)]
    quote.content, quote.source, quote.cue = (
        words_shown(body, spans) for spans in (quote.content_spans, quote.source_spans, quote.cue_spans)
    )
    return []
