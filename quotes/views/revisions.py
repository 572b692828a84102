"""What changed between two versions of an article."""

from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from articles.models import Article
from onrecord.pages import render_page
from onrecord.requests import PageRequest
from quotes.forms import RevisionChoices
from quotes.revisions import Revision


@require_GET
@permission_required(["articles.view_article", "quotes.view_quote"], raise_exception=True)
def article_changes(request: PageRequest, article_id: int) -> HttpResponse:
    article = get_object_or_404(Article.objects.with_outlet(), pk=article_id)
    choices = RevisionChoices(request.GET, article=article)
    if not choices.is_valid():
        raise Http404("No such versions")
    revision = Revision(choices.cleaned_data["before"], choices.cleaned_data["after"])
    context = {"article": article, "versions": choices.versions, "revision": revision}
    return render_page(request, "quotes/article_changes.html", context)
