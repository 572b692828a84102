"""The article reader, and a reviewer's decisions about its quotes."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_POST

from articles.models import Article, ArticleVersion
from onrecord.pages import render_page
from onrecord.requests import PageRequest
from quotes import services
from quotes.forms import ReaderChoices
from quotes.margin import ArticleReading
from quotes.models import Decision, Quote


@require_GET
@permission_required(["articles.view_article", "quotes.view_quote"], raise_exception=True)
def article_detail(request: PageRequest, article_id: int) -> HttpResponse:
    article = get_object_or_404(Article.objects.with_outlet(), pk=article_id)
    return render_page(request, "quotes/article_detail.html", reading_context(article, request.GET))


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
    decide(quote, by=request.user)
    article = quote.version.article
    choices = {"version": str(quote.version.number), "beliefs": request.POST.get("beliefs", "")}
    if request.htmx:
        context = reading_context(article, choices) | {"decided": quote}
        return render_page(request, "partials/reader.html", context)
    asked = urlencode({name: value for name, value in choices.items() if value})
    return redirect(f"{article.get_absolute_url()}?{asked}#quote-{quote.pk}")


def reading_context(article: Article, asked: Mapping[str, Any]) -> dict[str, Any]:
    """What the reader needs to show a version of an article.

    Raises:
        Http404: there is no such version.
    """
    choices = ReaderChoices(asked)
    if not choices.is_valid():
        raise Http404("No such version")
    versions = list(ArticleVersion.objects.filter(article=article).defer("body"))
    number = choices.cleaned_data["version"]
    chosen = [v for v in versions if v.number == number or (number is None and v.pk == article.current_version_id)]
    if not chosen:
        raise Http404("No such version")
    beliefs = choices.cleaned_data["beliefs"]
    return {
        "article": article,
        "versions": versions,
        "version": chosen[0],
        "run": chosen[0].runs.first(),
        "beliefs": beliefs,
        "reading": ArticleReading(chosen[0], beliefs=beliefs),
    }
