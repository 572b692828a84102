"""Lists as files and feeds, with the same filters and permissions as the pages."""

from collections.abc import Iterable, Iterator, Mapping

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_GET

from onrecord.requests import PageRequest
from quotes.search.files import FEED_LENGTH, as_csv, as_feed, as_json, quote_rows
from quotes.search.found import find
from quotes.search.keyset import Turn
from quotes.search.quotes import Sort
from quotes.search_forms import QuoteSearchForm


@require_GET
@permission_required("quotes.view_quote", raise_exception=True)
def quote_csv(request: PageRequest) -> StreamingHttpResponse:
    form = QuoteSearchForm(request.GET, user=request.user)
    return file_response(as_csv(quote_rows(form.search, reasons="reason" not in form.hidden)), "quotes.csv")


@require_GET
@permission_required("quotes.view_quote", raise_exception=True)
def quote_json(request: PageRequest) -> StreamingHttpResponse:
    form = QuoteSearchForm(request.GET, user=request.user)
    return file_response(as_json(quote_rows(form.search, reasons="reason" not in form.hidden)), "quotes.json")


@require_GET
@permission_required("quotes.view_quote", raise_exception=True)
def quote_feed(request: PageRequest) -> HttpResponse:
    search = QuoteSearchForm(request.GET, user=request.user).search.but(sort=Sort.NEWEST)
    hits, _ = find(search, Turn(), few=False, size=FEED_LENGTH)
    items = (
        {
            "title": f"{quote.speaker or 'speaker not found'}: {quote.content[:80]}",
            "link": request.build_absolute_uri(quote.get_absolute_url()),
            "description": quote.content,
            "author_name": str(quote.version.article.outlet),
            "pubdate": quote.version.article.published_at,
            "updateddate": quote.version.article.published_at or quote.version.article.added_at,
        }
        for quote in (hit.quote for hit in hits)
    )
    return feed_response(request, "Quotes · Onrecord", items)


def file_response(lines: Iterator[str], name: str) -> StreamingHttpResponse:
    """Lines sent as they come, to be kept under a name."""
    kind = {"csv": "text/csv; charset=utf-8", "json": "application/json"}[name.rpartition(".")[2]]
    return StreamingHttpResponse(
        lines, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def feed_response(request: HttpRequest, title: str, items: Iterable[Mapping[str, object]]) -> HttpResponse:
    feed = as_feed(title, request.build_absolute_uri(), items)
    return HttpResponse(feed, content_type="application/atom+xml; charset=utf-8")
