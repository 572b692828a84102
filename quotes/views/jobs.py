"""What the machine does: what waits, runs, is done or failed, and what can be had again or taken back."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_POST

from onrecord.pages import render_page
from onrecord.requests import PageRequest
from quotes.jobs import queue_quality
from quotes.models import AttributionRun, PipelineChoice, PipelineComparison, Quality
from quotes.run_forms import RunFilter
from quotes.services.runs import CannotRollBack, read_all_again, roll_back
from quotes.workload import workload

RUNS_PER_PAGE = 30
COMPARISONS_SHOWN = 5


@require_GET
@permission_required("quotes.view_attributionrun", raise_exception=True)
def job_list(request: PageRequest) -> HttpResponse:
    form = RunFilter(request.GET)
    page = Paginator(form.runs(), RUNS_PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "workload": workload(), "asked": request.GET}
    return render_page(request, "quotes/job_list.html", context, fragment="partials/job_results.html")


@require_GET
@permission_required("quotes.view_quality", raise_exception=True)
def quality_list(request: PageRequest) -> HttpResponse:
    context = {
        "figures": Quality.objects.select_related("outlet"),
        "pipeline": PipelineChoice.objects.select_related("by").first(),
        "comparisons": PipelineComparison.objects.all()[:COMPARISONS_SHOWN],
    }
    return render_page(request, "quotes/quality_list.html", context)


@require_POST
@permission_required(["quotes.view_quality", "quotes.add_attributionrun"], raise_exception=True)
def quality_measure(request: PageRequest) -> HttpResponse:
    queue_quality()
    messages.success(request, "The figures are being worked out anew; load the page again in a moment.")
    return redirect("quality_list")


@require_POST
@permission_required("quotes.add_attributionrun", raise_exception=True)
def run_roll_back(request: PageRequest, run_id: int) -> HttpResponse:
    run = get_object_or_404(AttributionRun.objects.select_related("version__article"), pk=run_id)
    try:
        again = roll_back(run)
    except CannotRollBack as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, f"{run.version.article} is as {again.pipeline or 'the run before'} read it.")
    return redirect("job_list")


@require_POST
@permission_required("quotes.add_attributionrun", raise_exception=True)
def read_again(request: PageRequest) -> HttpResponse:
    count = read_all_again()
    messages.success(request, f"{count} article{'' if count == 1 else 's'} will be read by the pipeline in use.")
    return redirect("job_list")
