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
    partial = fragment and request.htmx and not request.htmx.history_restore_request
    response = render(request, fragment if fragment and partial else page, context)
    patch_vary_headers(response, ("HX-Request",))
    return response
