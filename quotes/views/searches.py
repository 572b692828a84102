"""The searches that a person keeps."""

from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from onrecord.pages import render_page
from onrecord.requests import PageRequest
from quotes.models import SavedSearch
from quotes.search_forms import SaveForm
from quotes.services.searches import forget_search, save_search, switch_digest


@require_http_methods(["GET", "POST"])
@permission_required("quotes.view_quote", raise_exception=True)
def saved_search_list(request: PageRequest) -> HttpResponse:
    form = SaveForm(request.POST or None, initial={"query": request.GET.get("query", "")})
    if request.method == "POST" and form.is_valid():
        save_search(by=request.user, **form.cleaned_data)
        return redirect("saved_search_list")
    context = {"form": form, "adding": "query" in request.GET or form.is_bound}
    context["searches"] = SavedSearch.objects.of_user(request.user)
    return render_page(request, "quotes/saved_search_list.html", context)


@require_POST
@permission_required("quotes.view_quote", raise_exception=True)
def saved_search_change(request: PageRequest) -> HttpResponse:
    search = SavedSearch.objects.of_user(request.user).filter(name=request.POST.get("name", "")).first()
    if search and "forget" in request.POST:
        forget_search(search)
    elif search:
        switch_digest(search, on=request.POST.get("digest") == "on")
    return redirect("saved_search_list")
