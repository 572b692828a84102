"""What the description of an unnamed source gives away."""

from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from onrecord.pages import render_page
from onrecord.requests import PageRequest
from quotes.descriptions import report_on
from quotes.models import Appearance
from quotes.services.anonymity import note_look


@require_GET
@permission_required(["quotes.view_withheldname", "quotes.view_finding"], raise_exception=True)
def description_detail(request: PageRequest, version_id: int, speaker_id: int) -> HttpResponse:
    may_see_fitting = request.user.has_perm("quotes.view_fitting_people")
    try:
        report = report_on(version_id, speaker_id, show_fitting=may_see_fitting)
    except Appearance.DoesNotExist:
        raise Http404("No such description") from None
    if report.name and report.name.unnamed_source:
        note_look(report.name.unnamed_source, by=request.user)
    return render_page(request, "quotes/description_detail.html", {"report": report})
