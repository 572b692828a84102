"""The first page: the newest articles, and what waits for whom."""

from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse

from articles.models import Article
from onrecord.pages import render_page
from onrecord.requests import PageRequest
from quotes.catalogue import entries
from quotes.desk import desk_of
from quotes.trend import trend

NEWEST = 8


@permission_required("articles.view_article", raise_exception=True)
def home(request: PageRequest) -> HttpResponse:
    newest = Article.objects.with_outlet().newest_first()[:NEWEST]
    context = {
        "entries": entries(list(newest), count_withheld=request.user.has_perm("quotes.view_withheldname")),
        "desk": desk_of(request.user),
        "trend": trend(),
    }
    return render_page(request, "quotes/home.html", context)
