"""Lists of quotes, speakers and articles that one searches."""

from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.views.decorators.http import require_GET
from django_htmx.http import push_url

from onrecord.pages import render_page
from onrecord.requests import PageRequest
from quotes.search.facets import count_facets
from quotes.search.found import find
from quotes.search.panels import Panels
from quotes.search_forms import QuoteSearchForm


@require_GET
@permission_required("quotes.view_quote", raise_exception=True)
def quote_list(request: PageRequest) -> HttpResponse:
    form = QuoteSearchForm(request.GET, user=request.user)
    search = form.search
    counts = count_facets(search)
    hits, leaf = find(search, form.turn, few=counts.total.is_exact)
    panels = Panels(search, counts, hidden=form.hidden)
    context = {"form": form, "search": search, "counts": counts, "hits": hits, "leaf": leaf, "beside": panels}
    page = render_page(request, "quotes/quote_list.html", context, fragment="partials/quotes_found.html")
    return push_url(page, f"{request.path}?{search.query}".rstrip("?"))
