"""The review page: take the next quote, look at it, try a correction on, decide, undo."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import push_url

from onrecord.pages import render_page
from onrecord.requests import PageRequest, page_of
from quotes.changes import InvalidChange
from quotes.models import Decision, Quote, Reservation, Speaker
from quotes.review.desk import MOST_FOUND, lay_desk
from quotes.review.forms import CorrectionForm, said_in
from quotes.review.queue import QueueChoice
from quotes.search.speakers import similar
from quotes.services.events import StaleDecision
from quotes.services.quotes import confirm_quote, correct_quote, reject_quote
from quotes.services.review import release_quote, reserve_quote, take_next
from quotes.services.undo import CannotUndo, NothingToUndo, redo_last, undo_last

may_review = permission_required(["quotes.decide_quote", "quotes.view_quote"], raise_exception=True)


@require_GET
@may_review
def review_next(request: PageRequest) -> HttpResponse:
    choice = QueueChoice(request.GET)
    quote = take_next(choice.queue(), by=request.user)
    return redirect(address_of(quote, choice)) if quote else show(request, None, choice)


@require_GET
@may_review
def review_item(request: PageRequest, quote_id: int) -> HttpResponse:
    quote = for_review(quote_id)
    choice = QueueChoice(request.GET)
    return show(request, quote, choice, find=request.GET.get("find", "")) if quote else redirect("review_next")


@require_GET
@may_review
def review_upcoming(request: PageRequest, quote_id: int) -> HttpResponse:
    """The quote after this one, reserved and ready."""
    choice = QueueChoice(request.GET)
    quote = take_next(choice.queue().exclude(pk=quote_id), by=request.user)
    desk = lay_desk(request.user, quote and for_review(quote.pk), choice)
    return render_page(request, "partials/review_upcoming.html", {"desk": desk})


@require_POST
@may_review
def review_preview(request: PageRequest, quote_id: int) -> HttpResponse:
    quote = get_object_or_404(Quote.objects.for_review(), pk=quote_id)
    return show(request, quote, QueueChoice(request.GET), asked=request.POST)


@require_POST
@may_review
def review_pass(request: PageRequest, quote_id: int) -> HttpResponse:
    choice = QueueChoice(request.GET)
    quote = get_object_or_404(Quote, pk=quote_id)
    release_quote(quote, by=request.user)
    return go_on(request, choice.passing_over(quote))


@require_POST
@may_review
def review_decide(request: PageRequest, quote_id: int) -> HttpResponse:
    choice = QueueChoice(request.GET)
    quote = Quote.objects.select_related("version", "speaker").filter(pk=quote_id).order_by("pk").first()
    if quote is None:
        return go_on(request, choice, status=409, problem=[str(StaleDecision([]))])
    form = CorrectionForm(said_in(request.POST), quote=quote)
    if not form.is_valid():
        return show(request, for_review(quote_id), choice, status=422, asked=request.POST)
    if form.is_outdated:
        return _refused(request, quote_id, choice, StaleDecision([]))
    try:
        done = _decide(request, quote, form)
    except (StaleDecision, InvalidChange) as error:
        return _refused(request, quote_id, choice, error)
    return go_on(request, choice, done=done)


def _decide(request: PageRequest, quote: Quote, form: CorrectionForm) -> Decision:
    asked = form.cleaned_data
    how = {"by": request.user, "seen": asked["seen"], "why": asked["why"], "page": page_of(request)}
    if request.POST.get("verdict") == "reject":
        done = reject_quote(quote, **how)
    else:
        done = correct_quote(quote, form.change(), **how) if form.is_changed else confirm_quote(quote, **how)
    return done


@require_GET
@may_review
def speaker_options(request: PageRequest) -> HttpResponse:
    find = request.GET.get("find", "").strip()
    found = list(Speaker.objects.called(find).for_choice()[:MOST_FOUND]) if find else []
    speakers = found or similar(find, Speaker.Kind.NAMED)
    return render_page(request, "partials/speaker_options.html", {"speakers": speakers, "find": find})


@require_POST
@may_review
def review_undo(request: PageRequest) -> HttpResponse:
    return _step(request, undo_last)


@require_POST
@may_review
def review_redo(request: PageRequest) -> HttpResponse:
    return _step(request, redo_last)


def _step(request: PageRequest, step: Callable[..., Decision]) -> HttpResponse:
    """Undo or redo, and show what it was about."""
    choice = QueueChoice(request.GET)
    try:
        done = step(request.user, page=page_of(request))
    except (NothingToUndo, CannotUndo) as error:
        status = 409 if isinstance(error, CannotUndo) else 200
        return go_on(request, choice, status=status, problem=[str(error)])
    quote = Quote.objects.for_review().filter(decisions=done).first()
    if quote is None or request.htmx:
        return show(request, quote, choice, done=done)
    return redirect(address_of(quote, choice))


def _refused(request: PageRequest, quote_id: int, choice: QueueChoice, error: Exception) -> HttpResponse:
    """Nothing was written: show the quote as it stands now, and what changed meanwhile."""
    quote = for_review(quote_id)
    if isinstance(error, InvalidChange):
        return show(request, quote, choice, status=422, problem=[str(error)], asked=request.POST)
    if quote is None:
        return go_on(request, choice, status=409, problem=[str(error)])
    problem = [f"While you looked: {str(error).rstrip('.')}. Nothing was overwritten; this is how it stands now."]
    return show(request, quote, choice, status=409, problem=problem, why=request.POST.get("why", ""))


def go_on(request: PageRequest, choice: QueueChoice, *, status: int = 200, **facts: Any) -> HttpResponse:
    """To the next quote: the one that the page has ready, or else the first that nobody works on."""
    if not request.htmx and status == 200:
        for line in facts.get("problem", ()):
            messages.warning(request, line)
        return redirect(reverse("review_next") + choice.address)
    quote = ready = _ready(request)
    if quote is None and (taken := take_next(choice.queue(), by=request.user)):
        quote = for_review(taken.pk)
    is_shown = ready is not None and not _bears_on(facts.get("done"), ready)
    return _lay(request, quote, choice, status=status, is_shown=is_shown, **facts)


def _bears_on(done: Decision | None, quote: Quote) -> bool:
    """Whether a decision brings somebody into the text who may have said another quote of it too."""
    if done is None or done.quote is None or done.quote.version_id != quote.version_id:
        return False
    speaker = done.quote.speaker if done.after.get("speaker") != done.before.get("speaker") else None
    return speaker is not None and not quote.version.appearances.of_speaker(speaker).exists()


def _ready(request: PageRequest) -> Quote | None:
    """The quote that the page has ready, if it still waits and nobody else has it."""
    key = request.POST.get("upcoming", "")
    quote = for_review(int(key)) if key.isdecimal() else None
    if quote is None or quote.status != Quote.Status.PROPOSED:
        return None
    return quote if reserve_quote(quote, by=request.user) else None


def show(request: PageRequest, quote: Quote | None, choice: QueueChoice, **facts: Any) -> HttpResponse:
    """The desk with a quote on it, reserved for who looks at it, or else with who has it."""
    if quote and not reserve_quote(quote, by=request.user):
        facts["holder"] = Reservation.objects.select_related("user").filter(quote=quote).first()
    return _lay(request, quote, choice, **facts)


def _lay(
    request: PageRequest, quote: Quote | None, choice: QueueChoice, *, status: int = 200, **facts: Any
) -> HttpResponse:
    """The desk with a quote on it, as a page or a fragment."""
    desk = lay_desk(request.user, quote, choice, **facts)
    response = render_page(request, "quotes/review.html", {"desk": desk}, fragment="partials/review_desk.html")
    response.status_code = status
    return push_url(response, address_of(quote, choice)) if request.htmx else response


def for_review(quote_id: int) -> Quote | None:
    """A quote with all that its page shows; None if it is gone."""
    return Quote.objects.for_review().filter(pk=quote_id).order_by("pk").first()


def address_of(quote: Quote | None, choice: QueueChoice) -> str:
    """Where a quote is reviewed, in this part of the queue."""
    page = reverse("review_item", args=[quote.pk]) if quote else reverse("review_next")
    return page + choice.address
