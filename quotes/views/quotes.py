"""One quote: its permanent page."""

from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from onrecord.pages import render_page
from onrecord.requests import PageRequest
from quotes.models import Quote
from quotes.quote_page import QuotePage


@require_GET
@permission_required(["articles.view_article", "quotes.view_quote"], raise_exception=True)
def quote_detail(request: PageRequest, quote_id: int) -> HttpResponse:
    quotes = Quote.objects.with_article().select_related(
        "wording__copy_of", "decision__user", "version__article__current_version"
    )
    quotes = quotes.defer("version__article__current_version__body")
    quote = get_object_or_404(quotes, pk=quote_id)
    page = QuotePage(quote, request.build_absolute_uri(request.path))
    return render_page(request, "quotes/quote_detail.html", {"page": page, "quote": quote})
