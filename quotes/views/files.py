"""Lists as files and feeds, with the same filters and permissions as the pages."""

from collections.abc import Iterable, Mapping

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.views.decorators.http import require_GET

from onrecord.requests import PageRequest
from quotes.forms import ArticleFilter
from quotes.search.files import (
    ARTICLE_COLUMNS,
    FEED_LENGTH,
    PERMANENT,
    QUOTE_COLUMNS,
    SPEAKER_COLUMNS,
    article_rows,
    as_feed,
    quote_rows,
    speaker_rows,
)
from quotes.search.found import find
from quotes.search.keyset import Turn
from quotes.search.quotes import Sort
from quotes.search.speakers import speaker_entries
from quotes.search_forms import QuoteSearchForm, SpeakerSearchForm
from quotes.views.figures import table_file


@require_GET
@permission_required("quotes.view_quote", raise_exception=True)
def quote_file(request: PageRequest, ending: str) -> StreamingHttpResponse:
    form = QuoteSearchForm(request.GET, user=request.user)
    columns = [*QUOTE_COLUMNS, PERMANENT, *(() if "reason" in form.hidden else ("reason",))]
    return table_file(quote_rows(form.search, address=_list(request, "quote_list")), columns, ending, name="quotes")


@require_GET
@permission_required(["quotes.view_speaker", "quotes.view_quote"], raise_exception=True)
def speaker_file(request: PageRequest, ending: str) -> StreamingHttpResponse:
    rows = speaker_rows(SpeakerSearchForm(request.GET).search, address=_list(request, "speaker_list"))
    return table_file(rows, SPEAKER_COLUMNS, ending, name="speakers")


@require_GET
@permission_required("articles.view_article", raise_exception=True)
def article_file(request: PageRequest, ending: str) -> StreamingHttpResponse:
    form = ArticleFilter(request.GET, user=request.user)
    rows = article_rows(form.articles().newest_first(), address=_list(request, "article_list"))
    return table_file(rows, [*ARTICLE_COLUMNS, PERMANENT], ending, name="articles")


@require_GET
@permission_required("quotes.view_quote", raise_exception=True)
def quote_feed(request: PageRequest) -> HttpResponse:
    search = QuoteSearchForm(request.GET, user=request.user).search.but(sort=Sort.NEWEST)
    hits, _ = find(search, Turn(), few=False, size=FEED_LENGTH)
    items = (
        {
            "title": f"{quote.speaker or 'speaker not found'}: {Truncator(quote.content).chars(80)}",
            "link": request.build_absolute_uri(quote.get_absolute_url()),
            "description": quote.content,
            "author_name": str(quote.version.article.outlet),
            "pubdate": quote.version.article.published_at,
            "updateddate": quote.version.article.published_at or quote.version.article.added_at,
        }
        for quote in (hit.quote for hit in hits)
    )
    return feed_response(request, "Quotes · Onrecord", "quote_list", items)


@require_GET
@permission_required(["quotes.view_speaker", "quotes.view_quote"], raise_exception=True)
def speaker_feed(request: PageRequest) -> HttpResponse:
    newest = SpeakerSearchForm(request.GET).search.speakers.order_by("-pk").values_list("pk", flat=True)[:FEED_LENGTH]
    items = (
        {
            "title": str(entry.speaker),
            "link": request.build_absolute_uri(entry.speaker.get_absolute_url()),
            "description": entry.description,
            "updateddate": entry.last or timezone.now(),
        }
        for entry in speaker_entries(list(newest))
    )
    return feed_response(request, "Speakers · Onrecord", "speaker_list", items)


@require_GET
@permission_required("articles.view_article", raise_exception=True)
def article_feed(request: PageRequest) -> HttpResponse:
    articles = ArticleFilter(request.GET, user=request.user).articles().newest_first()[:FEED_LENGTH]
    items = (
        {
            "title": article.headline,
            "link": request.build_absolute_uri(article.get_absolute_url()),
            "description": article.standfirst,
            "author_name": str(article.outlet),
            "pubdate": article.published_at,
            "updateddate": article.updated_at or article.published_at or article.added_at,
        }
        for article in articles
    )
    return feed_response(request, "Articles · Onrecord", "article_list", items)


def feed_response(request: HttpRequest, title: str, page: str, items: Iterable[Mapping[str, object]]) -> HttpResponse:
    """What a list shows as a feed; `page` names the list, which the feed leads to with the same filters."""
    address = f"{reverse(page)}?{request.META['QUERY_STRING']}".rstrip("?")
    feed = as_feed(title, request.build_absolute_uri(address), items, feed_url=request.build_absolute_uri())
    return HttpResponse(feed, content_type="application/atom+xml; charset=utf-8")


def _list(request: HttpRequest, page: str) -> str:
    return request.build_absolute_uri(reverse(page))
