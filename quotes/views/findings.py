"""Findings: the list by rule and severity, and what people decide about each."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from onrecord.pages import render_page, wants_fragment
from onrecord.requests import PageRequest
from quotes.finding_rows import COLUMNS, counts_by_rule, rows_of
from quotes.models import Finding, FindingDecision
from quotes.policy_forms import FindingFilter, FindingNoteForm
from quotes.services import findings as services
from quotes.views.figures import table_file

FINDINGS_PER_PAGE = 25
SEE = ["quotes.view_withheldname", "quotes.view_finding"]
DECIDE = [*SEE, "quotes.decide_finding"]


@require_GET
@permission_required(SEE, raise_exception=True)
def finding_list(request: PageRequest) -> HttpResponse:
    form = FindingFilter(request.GET)
    counts = counts_by_rule(form.by_rule())
    rows = Paginator(form.findings().with_article().worst_first(), FINDINGS_PER_PAGE)
    rows.count = sum(count.findings for count in counts if form.has(count.code))
    context = {"form": form, "page": rows.get_page(request.GET.get("page")), "counts": counts}
    return render_page(request, "quotes/finding_list.html", context, fragment="partials/finding_results.html")


@require_GET
@permission_required(SEE, raise_exception=True)
def finding_export(request: PageRequest, extension: str) -> HttpResponseBase:
    rows = rows_of(FindingFilter(request.GET).findings().worst_first())
    return table_file(rows, COLUMNS, extension, name="findings")


@require_POST
@permission_required(DECIDE, raise_exception=True)
def finding_accept(request: PageRequest, finding_id: int) -> HttpResponse:
    return _decide(request, finding_id, services.accept_finding)


@require_POST
@permission_required([*DECIDE, "quotes.overrule_finding"], raise_exception=True)
def finding_overrule(request: PageRequest, finding_id: int) -> HttpResponse:
    return _decide(request, finding_id, services.overrule_finding)


@require_POST
@permission_required(DECIDE, raise_exception=True)
def finding_reopen(request: PageRequest, finding_id: int) -> HttpResponse:
    finding = get_object_or_404(Finding.objects.with_article(), pk=finding_id)
    try:
        services.reopen_finding(finding, by=request.user)
    except services.CannotDecide as error:
        messages.warning(request, str(error))
    return _decided(request, finding_id)


def _decide(request: PageRequest, finding_id: int, how: Callable[..., FindingDecision]) -> HttpResponse:
    """Write a decision; what was refused comes back with what was written and why."""
    finding = get_object_or_404(Finding.objects.with_article(), pk=finding_id)
    form = FindingNoteForm(request.POST, finding=finding)
    if form.decide(how, by=request.user):
        return _decided(request, finding_id)
    return _finding_page(request, finding_id, form)


def _decided(request: PageRequest, finding_id: int) -> HttpResponse:
    """The finding as it stands, or back to where it was decided about."""
    if wants_fragment(request):
        return _finding_page(request, finding_id)
    back = request.POST.get("back", "")
    return redirect(back if url_has_allowed_host_and_scheme(back, None) else "finding_list")


def _finding_page(request: PageRequest, finding_id: int, form: FindingNoteForm | None = None) -> HttpResponse:
    finding = Finding.objects.with_article().get(pk=finding_id)
    context = {"finding": finding, "form": form, "back": request.POST.get("back", "")}
    return render_page(request, "quotes/finding_decide.html", context, fragment="partials/finding_decided.html")
