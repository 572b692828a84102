"""The same correction for all like cases, seen before it is made."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from onrecord.pages import render_page
from onrecord.requests import PageRequest, page_of
from quotes.changes import InvalidChange
from quotes.models import Quote
from quotes.review.alike import AlikeForm, alike
from quotes.review.item import ReviewItem
from quotes.services.bulk import give_to_speaker
from quotes.services.events import StaleDecision
from quotes.views.review import may_review
from quotes.views.review_more import read_or_write


@read_or_write
@may_review
def review_alike(request: PageRequest, quote_id: int) -> HttpResponse:
    quote = get_object_or_404(Quote.objects.for_review(), pk=quote_id)
    form = AlikeForm(request.POST or None, found=alike(quote))
    if request.method == "POST" and form.is_valid() and _give(request, form):
        return redirect("review_item", quote.pk)
    context = {"quote": quote, "form": form, "found": form.found, "item": ReviewItem(quote)}
    response = render_page(request, "quotes/review_alike.html", context)
    response.status_code = 422 if form.errors else 200
    return response


def _give(request: PageRequest, form: AlikeForm) -> bool:
    speaker, chosen = form.cleaned_data["speaker"], form.chosen()
    try:
        how = {"by": request.user, "why": form.cleaned_data["why"], "page": page_of(request)}
        give_to_speaker(chosen, speaker, seen=form.seen(), **how)
    except (StaleDecision, InvalidChange) as error:
        form.add_error(None, f"Nothing was changed: {error}")
        return False
    messages.success(request, f"{speaker} speaks in {len(chosen)} quotes now. Undo takes all of them back.")
    return True
