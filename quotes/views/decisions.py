"""What people decided: the history of one thing, and a period's decisions as list, CSV and JSON."""

from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from onrecord.pages import render_page
from onrecord.requests import PageRequest
from quotes.decision_forms import DecisionFilter
from quotes.decision_rows import COLUMNS, rows
from quotes.history import events
from quotes.models import Decision, Quote, Speaker
from quotes.views.figures import table_file

DECISIONS_PER_PAGE = 50


@require_GET
@permission_required("quotes.view_quote", raise_exception=True)
def quote_history(request: PageRequest, quote_id: int) -> HttpResponse:
    quote = get_object_or_404(Quote.objects.with_article(), pk=quote_id)
    decisions = Decision.objects.of_quote(quote).with_words().newest_first()
    context = {"quote": quote, "events": events(decisions)}
    return render_page(request, "quotes/quote_history.html", context, fragment="partials/history.html")


@require_GET
@permission_required("quotes.view_speaker", raise_exception=True)
def speaker_history(request: PageRequest, speaker_id: int) -> HttpResponse:
    speaker = get_object_or_404(Speaker, pk=speaker_id)
    may_audit = request.user.has_perm("quotes.view_withheldname")
    decisions = Decision.objects.of_speaker(speaker, withheld=may_audit).with_words().newest_first()
    context = {"speaker": speaker, "events": events(decisions)}
    return render_page(request, "quotes/speaker_history.html", context, fragment="partials/history.html")


@require_GET
@permission_required(["quotes.decide_quote", "quotes.view_withheldname"], raise_exception=True)
def decision_list(request: PageRequest) -> HttpResponse:
    form = DecisionFilter(request.GET)
    page = Paginator(form.decisions().with_words(), DECISIONS_PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "events": events(page)}
    return render_page(request, "quotes/decision_list.html", context, fragment="partials/decision_results.html")


@require_GET
@permission_required(["quotes.decide_quote", "quotes.view_withheldname"], raise_exception=True)
def decision_export(request: PageRequest, extension: str) -> HttpResponseBase:
    return table_file(rows(DecisionFilter(request.GET).decisions()), COLUMNS, extension, name="decisions")
