"""Lists of quotes and speakers that one searches, and one search over everything."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.views.decorators.http import require_GET
from django_htmx.http import push_url

from onrecord.pages import render_page
from onrecord.requests import PageRequest
from quotes.models import Speaker
from quotes.search.articles import find_articles
from quotes.search.found import find
from quotes.search.kept import counts_of
from quotes.search.keyset import Turn
from quotes.search.panels import Panels
from quotes.search.quotes import QuoteSearch
from quotes.search.speakers import find_speakers, nearest, similar, speaker_entries
from quotes.search_forms import QuoteSearchForm, SpeakerSearchForm, turn_in

FEW = 6


@require_GET
@permission_required("quotes.view_quote", raise_exception=True)
def quote_list(request: PageRequest) -> HttpResponse:
    form = QuoteSearchForm(request.GET, user=request.user)
    search = form.search
    counts, counted_at = counts_of(search)
    hits, leaf = find(search, turn_in(request.GET), few=counts.total.is_exact)
    panels = Panels(search, counts, hidden=form.hidden)
    context = {"form": form, "search": search, "hits": hits, "leaf": leaf, "beside": panels}
    context |= {"counts": counts, "counted_at": counted_at}
    page = render_page(request, "quotes/quote_list.html", context, fragment="partials/quotes_found.html")
    return push_url(page, f"{request.path}?{search.query}".rstrip("?"))


@require_GET
@permission_required(["quotes.view_speaker", "quotes.view_quote"], raise_exception=True)
def speaker_list(request: PageRequest) -> HttpResponse:
    form = SpeakerSearchForm(request.GET)
    search = form.search
    entries, leaf = find_speakers(search, turn_in(request.GET))
    near = [] if entries or not search.name else speaker_entries(nearest(search.of_kind, search.name))
    context = {"form": form, "search": search, "entries": entries, "leaf": leaf, "near": near}
    page = render_page(request, "quotes/speaker_list.html", context, fragment="partials/speakers_found.html")
    return push_url(page, f"{request.path}?{search.query}".rstrip("?"))


@require_GET
@permission_required(["articles.view_article", "quotes.view_quote", "quotes.view_speaker"], raise_exception=True)
def search(request: PageRequest) -> HttpResponse:
    words = QuoteSearchForm(request.GET, user=request.user).search.words
    hits = find(QuoteSearch(words=words), Turn(), few=False, size=FEW)[0] if words else []
    speakers = list(Speaker.objects.called(words).by_name()[:FEW])
    near = similar(words) if words and not (hits or speakers) else []
    articles = find_articles(None, words, Turn(), best=True, size=FEW)[0] if words else []
    context = {"words": words, "hits": hits, "speakers": speakers, "near": near, "articles": articles}
    page = render_page(request, "quotes/search.html", context, fragment="partials/search_found.html")
    return push_url(page, f"{request.path}?{urlencode({'q': words})}")
