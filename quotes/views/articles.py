"""Articles: the list, adding one, how far its reading is."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect, push_url

from articles.models import Article, Outlet
from onrecord.pages import render_page
from onrecord.requests import PageRequest
from quotes.catalogue import entries
from quotes.forms import ArticleFilter, ArticleForm
from quotes.models import AttributionRun
from quotes.search.articles import find_articles
from quotes.search_forms import turn_in
from quotes.services.articles import CannotRetry, retry_run, submit_article


@require_GET
@permission_required("articles.view_article", raise_exception=True)
def article_list(request: PageRequest) -> HttpResponse:
    form = ArticleFilter(request.GET, user=request.user)
    hits, leaf = find_articles(form.among(), form.words, turn_in(request.GET), best=form.best_first)
    may_count = request.user.has_perm("quotes.view_withheldname")
    shown = entries([hit.article for hit in hits], count_withheld=may_count)
    context = {"form": form, "rows": list(zip(shown, hits, strict=True)), "leaf": leaf, "query": form.query}
    page = render_page(request, "quotes/article_list.html", context, fragment="partials/article_results.html")
    return push_url(page, f"{request.path}?{form.query}".rstrip("?"))


@require_http_methods(["GET", "POST"])
@permission_required("articles.add_article", raise_exception=True)
def article_add(request: PageRequest) -> HttpResponse:
    form = ArticleForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        run = submit_article(form.details(), form.cleaned_data["text"])
        return redirect(run.version.article)
    return render_page(request, "quotes/article_add.html", {"form": form, "outlets": Outlet.objects.all()})


@require_GET
@permission_required("articles.view_article", raise_exception=True)
def run_progress(request: PageRequest, article_id: int) -> HttpResponse:
    article = get_object_or_404(Article.objects.with_outlet(), pk=article_id)
    run = AttributionRun.objects.latest_of([article]).first()
    if run is None or not run.is_active:
        return HttpResponseClientRedirect(article.get_absolute_url()) if request.htmx else redirect(article)
    context = {"article": article, "run": run, "waiting": AttributionRun.objects.before(run).count()}
    return render_page(request, "quotes/run_progress.html", context, fragment="partials/progress.html")


@require_POST
@permission_required("quotes.add_attributionrun", raise_exception=True)
def run_retry(request: PageRequest, run_id: int) -> HttpResponse:
    run = get_object_or_404(AttributionRun.objects.select_related("version__article"), pk=run_id)
    try:
        retry_run(run)
    except CannotRetry as error:
        messages.warning(request, str(error))
    return redirect(run.version.article)
