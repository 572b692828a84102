"""The check before publication: a draft, how far its check is, the report."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from onrecord.pages import render_page
from onrecord.requests import PageRequest
from quotes.check_forms import CheckForm, StoreForm
from quotes.checking import Report
from quotes.models import DraftCheck
from quotes.services.drafts import store_draft, submit_draft

CHECK = ["articles.add_article", "quotes.view_withheldname", "quotes.view_finding"]


@require_http_methods(["GET", "POST"])
@permission_required(CHECK, raise_exception=True)
def check_new(request: PageRequest) -> HttpResponse:
    form = CheckForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        return redirect(submit_draft(by=request.user, **form.draft()))
    kept = DraftCheck.objects.kept_for(request.user, at=timezone.now())
    return render_page(request, "quotes/check_new.html", {"form": form, "kept": kept})


@require_GET
@permission_required(CHECK, raise_exception=True)
def check_detail(request: PageRequest, check_id: UUID) -> HttpResponse:
    draft = _own(request, check_id)
    if draft.is_active:
        return render_page(request, "quotes/check_progress.html", {"draft": draft}, fragment="partials/checking.html")
    if request.htmx:
        return HttpResponseClientRedirect(draft.get_absolute_url())
    return _report_page(request, draft, StoreForm(initial={"headline": draft.headline, "outlet": draft.outlet}))


@require_POST
@permission_required(CHECK, raise_exception=True)
def check_store(request: PageRequest, check_id: UUID) -> HttpResponse:
    draft, form = _own(request, check_id), StoreForm(request.POST)
    if not form.is_valid():
        return _report_page(request, draft, form)
    run = store_draft(draft, **form.cleaned_data)
    return redirect(run.version.article)


@require_POST
@permission_required(CHECK, raise_exception=True)
def check_forget(request: PageRequest, check_id: UUID) -> HttpResponse:
    _own(request, check_id).delete()
    messages.success(request, "Forgotten: the draft and its report are deleted.")
    return redirect("check_new")


def _own(request: PageRequest, check_id: UUID) -> DraftCheck:
    return get_object_or_404(DraftCheck.objects.kept_for(request.user, at=timezone.now()), pk=check_id)


def _report_page(request: PageRequest, draft: DraftCheck, form: StoreForm) -> HttpResponse:
    report = Report.model_validate(draft.report) if draft.report else None
    return render_page(request, "quotes/check_detail.html", {"draft": draft, "report": report, "form": form})
