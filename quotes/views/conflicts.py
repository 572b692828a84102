"""Decisions that a later reading or version of an article puts in doubt."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from onrecord.pages import render_page
from onrecord.requests import PageRequest
from quotes.changes import InvalidChange
from quotes.decision_forms import ConflictAnswer, ConflictFilter
from quotes.doubts import doubts
from quotes.models import Conflict
from quotes.services.events import StaleDecision

CONFLICTS_PER_PAGE = 20
MAY_DECIDE = ["quotes.decide_quote", "quotes.view_withheldname"]


@require_GET
@permission_required(MAY_DECIDE, raise_exception=True)
def conflict_list(request: PageRequest) -> HttpResponse:
    form = ConflictFilter(request.GET)
    page = Paginator(form.conflicts(), CONFLICTS_PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "doubts": doubts(page)}
    return render_page(request, "quotes/conflict_list.html", context, fragment="partials/conflict_results.html")


@require_POST
@permission_required(MAY_DECIDE, raise_exception=True)
def conflict_settle(request: PageRequest, conflict_id: int) -> HttpResponse:
    conflict = get_object_or_404(Conflict.objects.with_words(), pk=conflict_id)
    form = ConflictAnswer(request.POST, conflict=conflict)
    try:
        messages.success(request, form.settle(by=request.user, page=reverse("conflict_list")))
    except (InvalidChange, StaleDecision) as error:
        messages.warning(request, str(error))
    return redirect("conflict_list")
