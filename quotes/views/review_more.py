"""What a reviewer does beside deciding: split and join quotes, say what a speaker is and why a name is withheld."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from onrecord.pages import render_page
from onrecord.requests import PageRequest, page_of
from quotes.changes import InvalidChange
from quotes.models import Decision, Quote, Speaker, WithheldName
from quotes.review.item import ReviewItem, neighbours_of
from quotes.review.more_forms import JoinForm, SpeakerForm, SplitForm, WithheldForm
from quotes.services.events import StaleDecision
from quotes.services.kinds import recast_speaker
from quotes.services.quotes import join_quotes, split_quote
from quotes.services.withheld import add_withheld, correct_withheld, reject_withheld
from quotes.views.review import may_review

read_or_write = require_http_methods(["GET", "POST"])


@read_or_write
@may_review
def review_shape(request: PageRequest, quote_id: int) -> HttpResponse:
    quote = get_object_or_404(Quote.objects.for_review(), pk=quote_id)
    form = SplitForm(request.POST or None, quote=quote)
    if request.method == "POST" and form.is_valid():
        said = {"by": request.user, "seen": form.cleaned_data["seen"], "page": page_of(request)}
        if attempt(form, lambda: split_quote(quote, form.place, **said)):
            return done(request, quote, "Two quotes stand there now.")
    return show_more(request, "review_shape", ReviewItem(quote), form)


@require_POST
@may_review
def review_join(request: PageRequest, quote_id: int) -> HttpResponse:
    quote = get_object_or_404(Quote.objects.for_review(), pk=quote_id)
    form = JoinForm(request.POST)
    if form.is_valid() and attempt(form, lambda: _join(request, quote, form)):
        return done(request, quote, "They are one quote now.")
    for errors in form.errors.values():
        messages.error(request, " ".join(map(str, errors)))
    return redirect("review_shape", quote.pk)


@read_or_write
@may_review
def review_speaker(request: PageRequest, quote_id: int) -> HttpResponse:
    quote = get_object_or_404(Quote.objects.for_review().exclude(speaker=None), pk=quote_id)
    speaker = get_object_or_404(Speaker, pk=quote.speaker_id)
    form = SpeakerForm(request.POST or None, speaker=speaker)
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("kind", "entity", "name", "seen")}
        if attempt(form, lambda: recast_speaker(speaker, **said, **how(request, form))):
            return done(request, quote, "The speaker is corrected, in all quotes.")
    return show_more(request, "review_speaker", ReviewItem(quote), form)


@read_or_write
@may_review
def review_withheld(request: PageRequest, quote_id: int) -> HttpResponse:
    quote = get_object_or_404(Quote.objects.for_review().exclude(speaker=None), pk=quote_id)
    item = ReviewItem(quote, whole=True)
    form = WithheldForm(request.POST or None, quote=quote, name=item.withheld)
    is_said = request.method == "POST" and form.is_valid()
    if is_said and attempt(form, lambda: _withhold(request, quote, item.withheld, form)):
        return done(request, quote, "Noted what the article says about the name.")
    return show_more(request, "review_withheld", item, form)


def _join(request: PageRequest, quote: Quote, form: JoinForm) -> Decision:
    key, seen = form.cleaned_data["other"]
    both = [quote, get_object_or_404(Quote.objects.of_version(quote.version), pk=key)]
    saw = {quote.pk: form.cleaned_data["seen"], key: seen}
    return join_quotes(both, by=request.user, seen=saw, page=page_of(request))


def _withhold(request: PageRequest, quote: Quote, name: WithheldName | None, form: WithheldForm) -> Decision:
    said, seen = how(request, form), form.cleaned_data["seen"]
    if name is None:
        speaker = get_object_or_404(Speaker, pk=quote.speaker_id)
        return add_withheld(quote.version, speaker, form.change(), **said)
    if request.POST.get("verdict") == "reject":
        return reject_withheld(name, seen=seen, **said)
    return correct_withheld(name, form.change(), seen=seen, **said)


def how(request: PageRequest, form: forms.Form) -> dict[str, Any]:
    """Who decides, why, and on which page."""
    return {"by": request.user, "why": form.cleaned_data["why"], "page": page_of(request)}


def attempt(form: forms.Form, decide: Callable[[], Decision]) -> Decision | None:
    """What a service returns; None, and the form says why, if it refuses."""
    try:
        return decide()
    except StaleDecision as error:
        form.add_error(None, f"While you looked: {error}. Nothing was overwritten; look again and decide anew.")
    except InvalidChange as error:
        form.add_error(None, str(error))
    return None


def done(request: PageRequest, quote: Quote, message: str) -> HttpResponse:
    """Back to the quote, with word of what was done."""
    messages.success(request, message)
    return redirect("review_item", quote.pk)


def show_more(request: PageRequest, name: str, item: ReviewItem, form: forms.Form) -> HttpResponse:
    """A page of its own about the quote."""
    context = {"item": item, "quote": item.quote, "form": form, "neighbours": neighbours_of(item)}
    response = render_page(request, f"quotes/{name}.html", context)
    response.status_code = 422 if form.errors else 200
    return response
