"""Reports on the use of unnamed sources: of a period, of an article; to print and as files."""

from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from articles.models import Article
from onrecord.pages import render_page
from onrecord.requests import PageRequest
from quotes.anonymity_forms import SelectionForm
from quotes.audit.report import ARTICLE_COLUMNS, PERIOD_COLUMNS, PeriodReport, report_on_article
from quotes.views.figures import table_file


@require_GET
@permission_required("quotes.view_withheldname", raise_exception=True)
def anonymity_report(request: PageRequest) -> HttpResponse:
    form = SelectionForm(request.GET)
    return render_page(request, "quotes/anonymity_report.html", {"form": form, "report": PeriodReport(form.selection)})


@require_GET
@permission_required("quotes.view_withheldname", raise_exception=True)
def anonymity_report_file(request: PageRequest, ending: str) -> HttpResponseBase:
    report = PeriodReport(SelectionForm(request.GET).selection)
    rows = list(report.rows(findings=request.user.has_perm("quotes.view_finding")))
    return table_file(rows, PERIOD_COLUMNS, ending, name="unnamed-sources")


@require_GET
@permission_required("quotes.view_withheldname", raise_exception=True)
def article_report(request: PageRequest, article_id: int) -> HttpResponse:
    article = get_object_or_404(Article.objects.with_outlet(), pk=article_id)
    return render_page(request, "quotes/article_report.html", {"report": report_on_article(article)})


@require_GET
@permission_required("quotes.view_withheldname", raise_exception=True)
def article_report_file(request: PageRequest, article_id: int, ending: str) -> HttpResponseBase:
    report = report_on_article(get_object_or_404(Article.objects.with_outlet(), pk=article_id))
    rows = list(report.rows(findings=request.user.has_perm("quotes.view_finding")))
    return table_file(rows, ARTICLE_COLUMNS, ending, name=f"unnamed-sources-{article_id}")
