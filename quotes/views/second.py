"""Quotes judged by two people on purpose: the second look, how far they agree, and what holds where they don't."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_POST

from onrecord.pages import render_page
from onrecord.requests import PageRequest, page_of
from quotes.agreement import Agreement, disagreements
from quotes.changes import InvalidChange
from quotes.models import Quote, SecondOpinion, Speaker
from quotes.review.desk import MOST_FOUND
from quotes.review.item import ReviewItem
from quotes.review.second import SecondForm, as_proposed
from quotes.services.events import StaleDecision
from quotes.services.opinions import give_opinion, name_to_judge, second_looks, uphold_first, uphold_second
from quotes.services.review import take_next
from quotes.views.review import may_review
from quotes.views.review_more import read_or_write

SHOWN_PER_PAGE = 20
MAY_SETTLE = ["quotes.decide_quote", "quotes.view_quote", "quotes.settle_disagreement"]


@require_GET
@may_review
def second_next(request: PageRequest) -> HttpResponse:
    quote = take_next(second_looks(request.user), by=request.user)
    return redirect("second_item", quote.pk) if quote else render_page(request, "quotes/second.html", {})


@read_or_write
@may_review
def second_item(request: PageRequest, quote_id: int) -> HttpResponse:
    quote = second_looks(request.user).for_review().filter(pk=quote_id).first()
    if quote is None:
        messages.info(request, "That quote no longer waits for your second look.")
        return redirect("second_next")
    as_proposed(quote)
    form = SecondForm(request.POST or None, quote=quote, name=name_to_judge(quote, request.user))
    if request.method == "POST" and form.is_valid() and _give(request, quote, form):
        return redirect("second_next")
    return _show(request, quote, form)


def _give(request: PageRequest, quote: Quote, form: SecondForm) -> bool:
    try:
        give_opinion(quote, by=request.user, seen=form.cleaned_data["seen"], **form.judgement())
    except InvalidChange as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, "Your judgement is kept beside the first. The quote stays as it is.")
    return True


def _show(request: PageRequest, quote: Quote, form: SecondForm) -> HttpResponse:
    find = request.GET.get("find", "").strip()
    found = Speaker.objects.called(find).for_choice()[:MOST_FOUND] if find else ()
    context = {"quote": quote, "form": form, "item": ReviewItem(quote), "find": find, "found": found}
    response = render_page(request, "quotes/second.html", context)
    response.status_code = 422 if form.errors else 200
    return response


@require_GET
@may_review
def agreement(request: PageRequest) -> HttpResponse:
    found = Agreement()
    open_ones = SecondOpinion.objects.filter(pk__in=found.differing).unsettled().with_words()
    page = Paginator(open_ones, SHOWN_PER_PAGE).get_page(request.GET.get("page"))
    context = {"figures": found.figures, "page": page, "disagreements": disagreements(page)}
    return render_page(request, "quotes/agreement.html", context, fragment="partials/disagreements.html")


@require_POST
@permission_required(MAY_SETTLE, raise_exception=True)
def disagreement_settle(request: PageRequest, opinion_id: int) -> HttpResponse:
    opinion = get_object_or_404(SecondOpinion.objects.comparable().with_words(), pk=opinion_id)
    uphold = uphold_second if request.POST.get("holds") == "second" else uphold_first
    try:
        uphold(opinion, by=request.user, page=page_of(request))
        messages.success(request, "Settled. It is a decision like any other: undo takes it back.")
    except (InvalidChange, StaleDecision) as error:
        messages.warning(request, str(error))
    return redirect("agreement")
