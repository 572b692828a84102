"""The check before publication. Whatever is handed in goes back to who handed it in, and nowhere else."""

from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from onrecord.pages import render_page
from onrecord.requests import PageRequest
from quotes.check_forms import CheckForm

CHECK = ["articles.add_article", "quotes.view_withheldname", "quotes.view_finding"]


@never_cache
@require_http_methods(["GET", "POST"])
@permission_required(CHECK, raise_exception=True)
def check_new(request: PageRequest) -> HttpResponse:
    form = CheckForm(request.POST or None, request.FILES or None)
    report = form.report()
    context = {"form": form.handed_back() if report else form, "report": report}
    return render_page(request, "quotes/check_new.html", context, fragment="partials/draft_check.html")
