"""The anonymity pages: the dashboard and its lists; an unnamed source with what was signed and who looked."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_POST

from onrecord.pages import render_page
from onrecord.requests import PageRequest
from quotes.anonymity_forms import ApprovalForm, SelectionForm
from quotes.audit import listing
from quotes.audit.figures import Figures
from quotes.audit.record import looks_at, record_of
from quotes.models import Approval, UnnamedSource
from quotes.querysets import WithheldListingQuerySet
from quotes.services import anonymity as services
from quotes.views.figures import chart_file, table_file

NAMES_PER_PAGE = 25


@require_GET
@permission_required("quotes.view_withheldname", raise_exception=True)
def anonymity(request: PageRequest) -> HttpResponse:
    form = SelectionForm(request.GET)
    figures = Figures(form.selection)
    context = {
        "form": form,
        "figures": figures,
        "alone": listing.articles_alone(figures.selection),
        "queue": listing.queue(figures.selection),
        "due": listing.due_today(),
    }
    return render_page(request, "quotes/anonymity.html", context)


@require_GET
@permission_required("quotes.view_withheldname", raise_exception=True)
def anonymity_chart(request: PageRequest, chart: str, ending: str) -> HttpResponse:
    found = Figures(SelectionForm(request.GET).selection).chart(chart)
    if found is None:
        raise Http404("No such chart")
    return chart_file(found, ending, name=f"anonymity-{chart}")


@require_GET
@permission_required("quotes.view_withheldname", raise_exception=True)
def unnamed_source_list(request: PageRequest) -> HttpResponse:
    form = SelectionForm(request.GET)
    page = Paginator(form.selection.listed.newest_first(), NAMES_PER_PAGE).get_page(request.GET.get("page"))
    entries = list(listing.entries_of(listing.names_of(cast("WithheldListingQuerySet", page.object_list))))
    context = {"form": form, "page": page, "entries": entries}
    return render_page(
        request, "quotes/unnamed_source_list.html", context, fragment="partials/unnamed_source_results.html"
    )


@require_GET
@permission_required("quotes.view_withheldname", raise_exception=True)
def unnamed_source_file(request: PageRequest, ending: str) -> HttpResponseBase:
    names = listing.newest_names(SelectionForm(request.GET).selection.names)
    rows = [entry.plain for entry in listing.entries_of(names.iterator(chunk_size=500))]
    return table_file(rows, listing.COLUMNS, ending, name="withheld-names")


@require_GET
@permission_required("quotes.view_withheldname", raise_exception=True)
def unnamed_source_detail(request: PageRequest, source_id: int) -> HttpResponse:
    return _record_page(request, source_id, ApprovalForm(user=request.user))


@require_POST
@permission_required("quotes.view_withheldname", raise_exception=True)
def unnamed_source_sign(request: PageRequest, source_id: int) -> HttpResponse:
    form = ApprovalForm(request.POST, user=request.user)
    source = get_object_or_404(UnnamedSource, pk=source_id)
    if form.sign(source):
        messages.success(request, "Signed.")
        return redirect(source)
    return _record_page(request, source_id, form)


@require_POST
@permission_required("quotes.view_withheldname", raise_exception=True)
def approval_withdraw(request: PageRequest, approval_id: int) -> HttpResponse:
    approval = get_object_or_404(Approval.objects.select_related("unnamed_source"), pk=approval_id)
    try:
        services.withdraw_approval(approval, by=request.user)
    except services.CannotSign as error:
        messages.warning(request, str(error))
    return redirect(approval.unnamed_source)


def _record_page(request: PageRequest, source_id: int, form: ApprovalForm) -> HttpResponse:
    """The page of an unnamed source; that it was read is kept."""
    try:
        record = record_of(source_id)
    except UnnamedSource.DoesNotExist:
        raise Http404("No such unnamed source") from None
    services.note_look(record.source, by=request.user)
    may_watch = request.user.has_perm("quotes.view_every_look") or record.signed_by(request.user)
    context = {"record": record, "form": form, "looks": looks_at(record.source) if may_watch else None}
    return render_page(request, "quotes/unnamed_source_detail.html", context)
