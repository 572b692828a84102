"""A new quote, selected in the text of an article."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from articles.models import Article, ArticleVersion
from onrecord.requests import PageRequest
from quotes.models import Decision, Quote
from quotes.review.desk import try_on
from quotes.review.forms import CorrectionForm
from quotes.review.item import ReviewItem
from quotes.services.quotes import add_quote
from quotes.views.review import may_review
from quotes.views.review_more import attempt, done, how, read_or_write, show_more


@read_or_write
@may_review
def quote_add(request: PageRequest, article_id: int) -> HttpResponse:
    quote = Quote(version=_current_version(article_id), form=Quote.Form.INDIRECT)
    form = CorrectionForm(request.POST or None, quote=quote)
    if request.method == "POST" and form.is_valid():
        added = _add_or_try_on(request, quote, form)
        if added and added.quote:
            return done(request, added.quote, "The quote is added.")
    return show_more(request, "quote_add", ReviewItem(quote, whole=True), form)


def _add_or_try_on(request: PageRequest, quote: Quote, form: CorrectionForm) -> Decision | None:
    if "preview" not in request.POST:
        return attempt(form, lambda: add_quote(quote.version, form.change(), **how(request, form)))
    for line in try_on(quote, form):
        form.add_error(None, line)
    return None


def _current_version(article_id: int) -> ArticleVersion:
    article = get_object_or_404(Article.objects.with_outlet().select_related("current_version"), pk=article_id)
    if article.current_version is None:
        raise Http404("No text")
    article.current_version.article = article  # at hand already
    return article.current_version
