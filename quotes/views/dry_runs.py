"""Dry runs: what another reading of the newest articles would change, asked for, looked at, and then done."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_POST

from onrecord.pages import render_page
from onrecord.requests import PageRequest
from quotes.models import DryRun
from quotes.run_forms import DryRunForm, ExampleFilter
from quotes.services.runs import ask_dry_run, read_compared_again

EXAMPLES_PER_PAGE = 50
MAY_SEE = ["quotes.view_attributionrun", "quotes.view_withheldname"]
MAY_ASK = [*MAY_SEE, "quotes.add_attributionrun"]


@require_GET
@permission_required(MAY_SEE, raise_exception=True)
def dry_run_detail(request: PageRequest) -> HttpResponse:
    return _show(request, DryRunForm())


@require_POST
@permission_required(MAY_ASK, raise_exception=True)
def dry_run_ask(request: PageRequest) -> HttpResponse:
    form = DryRunForm(request.POST)
    if not form.is_valid():
        return _show(request, form, status=422)
    ask_dry_run(by=request.user, **form.cleaned_data)
    return redirect("dry_run_detail")


@require_POST
@permission_required(MAY_ASK, raise_exception=True)
def dry_run_apply(request: PageRequest, dry_run_id: int) -> HttpResponse:
    count = read_compared_again(get_object_or_404(DryRun, pk=dry_run_id))
    messages.success(request, f"{count} article{'' if count == 1 else 's'} will be read again.")
    return redirect("job_list")


def _show(request: PageRequest, form: DryRunForm, *, status: int = 200) -> HttpResponse:
    dry_run = DryRun.objects.with_asker().first()
    chosen = ExampleFilter(request.GET)
    page = Paginator(chosen.examples(dry_run), EXAMPLES_PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "dry_run": dry_run, "page": page, "sort": chosen.chosen, "asked": request.GET}
    response = render_page(request, "quotes/dry_run_detail.html", context, fragment="partials/dry_run_results.html")
    response.status_code = status
    return response
