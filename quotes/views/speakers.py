"""One speaker: names, descriptions, what the archive counts, quotes."""

from collections.abc import Mapping

from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET

from onrecord.pages import render_page, wants_fragment
from onrecord.requests import PageRequest
from quotes.models import Appearance, Speaker, SpeakerAlias, SpeakerProfile, WithheldName
from quotes.portraits import portrait_of, statements_chart
from quotes.profiles import facts_of, roles_of
from quotes.search_forms import turn_in
from quotes.speaker_forms import SpeakerChoices
from quotes.views.figures import chart_file

MOST_DESCRIPTIONS = 12


@require_GET
@permission_required(["quotes.view_speaker", "quotes.view_quote"], raise_exception=True)
def speaker_detail(request: PageRequest, speaker_id: int) -> HttpResponse:
    people = Speaker.objects.with_company(speaker_id).in_bulk()
    if (speaker := people.get(speaker_id)) is None:
        raise Http404("No such speaker")
    if speaker.merged_into:
        return redirect(speaker.current)
    choices = SpeakerChoices(request.GET)
    hits, leaf = choices.said(speaker, turn_in(request.GET))
    context = {"speaker": speaker, "choices": choices, "hits": hits, "leaf": leaf}
    if not wants_fragment(request):
        context |= _about(speaker, people)
    return render_page(request, "quotes/speaker_detail.html", context, fragment="partials/speaker_quotes.html")


@require_GET
@permission_required(["quotes.view_speaker", "quotes.view_quote"], raise_exception=True)
def speaker_chart(request: PageRequest, speaker_id: int, ending: str) -> HttpResponse:
    profile = get_object_or_404(SpeakerProfile.objects.select_related("speaker"), pk=speaker_id)
    chart = statements_chart(profile.speaker, profile, facts_of(profile))
    return chart_file(chart, ending, name=f"speaker-{speaker_id}-statements")


def _about(speaker: Speaker, people: Mapping[int, Speaker]) -> dict[str, object]:
    """What stands around the quotes."""
    appearances = Appearance.objects.shown_last(speaker).current().with_article().defer("version__body")
    withheld = WithheldName.objects.of_speaker(speaker).current().with_article().defer("version__body")
    aliases = SpeakerAlias.objects.of_speaker(speaker).select_related("first_version__article__outlet")
    return {
        "aliases": aliases.defer("first_version__body"),
        "roles": roles_of(speaker),
        "appearances": list(appearances.newest_first()[:MOST_DESCRIPTIONS]),
        "withheld_names": [] if speaker.kind == Speaker.Kind.NAMED else withheld,
        "portrait": portrait_of(speaker, speaker.profile, people) if hasattr(speaker, "profile") else None,
    }
