"""What the words, marks and keys of the pages mean."""

from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse

from onrecord.pages import render_page
from onrecord.requests import PageRequest
from quotes.models import Reason


@permission_required("articles.view_article", raise_exception=True)
def vocabulary(request: PageRequest) -> HttpResponse:
    return render_page(request, "quotes/vocabulary.html", {"reasons": Reason.objects.all()})
