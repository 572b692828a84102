"""Page or fragment, decided in one place."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from onrecord.requests import PageRequest


def render_page(
    request: PageRequest, page: str, context: dict[str, Any], *, fragment: str | None = None
) -> HttpResponse:
    """Answer with the whole page, or with `fragment` alone when htmx asks for a part.

    htmx's history restore gets the whole page. The answer varies by the header, so caches keep the two apart.
    """
    response = render(request, fragment if fragment and wants_fragment(request) else page, context)
    patch_vary_headers(response, ("HX-Request",))
    return response


def wants_fragment(request: PageRequest) -> bool:
    """Whether htmx asks for a part of a page."""
    return bool(request.htmx) and not request.htmx.history_restore_request
