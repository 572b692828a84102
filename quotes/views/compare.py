"""Two speakers side by side."""

from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from onrecord.pages import render_page
from onrecord.requests import PageRequest
from quotes.speaker_forms import CompareChoices
from quotes.views.figures import chart_file


@require_GET
@permission_required(["quotes.view_speaker", "quotes.view_quote"], raise_exception=True)
def speaker_compare(request: PageRequest) -> HttpResponse:
    choices = CompareChoices(request.GET)
    settled = "" if request.htmx else choices.settled_query
    if settled:
        return redirect(f"{request.path}?{settled}")
    context = {"choices": choices, "both": choices.side_by_side()}
    return render_page(request, "quotes/speaker_compare.html", context)


@require_GET
@permission_required(["quotes.view_speaker", "quotes.view_quote"], raise_exception=True)
def compare_chart(request: PageRequest, ending: str) -> HttpResponse:
    both = CompareChoices(request.GET).side_by_side()
    if both is None:
        raise Http404("Two speakers are needed")
    return chart_file(both.chart, ending, name="two-speakers")
