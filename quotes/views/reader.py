"""The article reader, and a reviewer's decisions about its quotes."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_POST

from articles.models import Article
from onrecord.pages import render_page
from onrecord.requests import PageRequest
from quotes.forms import ReaderChoices, SeenDecision
from quotes.margin import ArticleReading
from quotes.models import Decision, Quote
from quotes.services import quotes as services
from quotes.services.events import StaleDecision
from quotes.services.review import count_view


@require_GET
@permission_required(["articles.view_article", "quotes.view_quote"], raise_exception=True)
def article_detail(request: PageRequest, article_id: int) -> HttpResponse:
    article = get_object_or_404(Article.objects.with_text(), pk=article_id)
    return render_page(request, "quotes/article_detail.html", reading_context(article, request.GET))


@require_POST
@permission_required("articles.view_article", raise_exception=True)
def article_viewed(request: PageRequest, article_id: int) -> HttpResponse:
    """The page of an article stayed open for a moment."""
    count_view(get_object_or_404(Article, pk=article_id))
    return HttpResponse(status=204)


@require_POST
@permission_required("quotes.decide_quote", raise_exception=True)
def quote_confirm(request: PageRequest, quote_id: int) -> HttpResponse:
    return _decide(request, quote_id, services.confirm_quote)


@require_POST
@permission_required("quotes.decide_quote", raise_exception=True)
def quote_reject(request: PageRequest, quote_id: int) -> HttpResponse:
    return _decide(request, quote_id, services.reject_quote)


@require_POST
@permission_required("quotes.decide_quote", raise_exception=True)
def quote_reopen(request: PageRequest, quote_id: int) -> HttpResponse:
    return _decide(request, quote_id, services.reopen_quote)


def _decide(request: PageRequest, quote_id: int, decide: Callable[..., Decision]) -> HttpResponse:
    quote = get_object_or_404(Quote.objects.with_article(), pk=quote_id)
    article = quote.version.article
    try:
        seen = SeenDecision(request.POST).last(quote)
        decide(quote, by=request.user, seen=seen, page=article.get_absolute_url())
    except StaleDecision as stale:
        messages.warning(request, f"Not saved. While you looked: {str(stale).rstrip('.')}.")
    asked = {"quote": str(quote.pk), "beliefs": request.POST.get("beliefs", "")}
    if request.htmx:
        return render_page(request, "partials/reader.html", reading_context(article, asked) | {"decided": quote})
    return redirect(quote)


def reading_context(article: Article, asked: Mapping[str, Any]) -> dict[str, Any]:
    """What the reader needs to show a version of an article, or the part of it that has a quote.

    Raises:
        Http404: there is no such version, part or quote.
    """
    choices = ReaderChoices(asked, article=article)
    if not choices.is_valid():
        raise Http404("No such version, part or quote")
    version, quote = choices.cleaned_data["version"], choices.cleaned_data["quote"]
    beliefs = choices.cleaned_data["beliefs"] or bool(quote and quote.stance == Quote.Stance.BELIEF)
    reading = ArticleReading(version, beliefs=beliefs)
    part = reading.part_of(quote) if quote else choices.cleaned_data["part"] or 1
    if part not in reading.parts:
        raise Http404("No such part")
    return {
        "article": article,
        "versions": choices.versions,
        "version": version,
        "run": version.runs.defer("proposals").first(),
        "beliefs": beliefs,
        "reading": reading,
        "part": part,
        "blocks": reading.blocks(part),
    }
