"""One speaker: names, descriptions, quotes."""

from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET

from onrecord.pages import render_page
from onrecord.requests import PageRequest
from quotes.models import Appearance, Quote, Speaker, WithheldName

QUOTES_PER_PAGE = 25


@require_GET
@permission_required(["quotes.view_speaker", "quotes.view_quote"], raise_exception=True)
def speaker_detail(request: PageRequest, speaker_id: int) -> HttpResponse:
    speaker = get_object_or_404(Speaker, pk=speaker_id)
    if speaker.merged_into:
        return redirect(speaker.current)
    quotes = Quote.objects.of_speaker(speaker).current().standing().statements()
    context = {
        "speaker": speaker,
        "aliases": speaker.aliases.select_related("first_version__article__outlet"),
        "appearances": list(Appearance.objects.of_speaker(speaker).current().with_article().newest_first()),
        "withheld_names": WithheldName.objects.of_speaker(speaker).current().with_article(),
        "channels": quotes.by_channel(),
        "page": Paginator(quotes.with_article().newest_first(), QUOTES_PER_PAGE).get_page(request.GET.get("page")),
    }
    return render_page(request, "quotes/speaker_detail.html", context, fragment="partials/speaker_quotes.html")
