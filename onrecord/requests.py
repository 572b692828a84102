"""The request as our views get it."""

from urllib.parse import urlsplit

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.urls import is_valid_path
from django_htmx.middleware import HtmxDetails


class PageRequest(HttpRequest):
    """A request of somebody who has logged in, with htmx's details."""

    htmx: HtmxDetails
    user: User


def page_of(request: PageRequest) -> str:
    """The path of the page on which somebody did this, without its query; that of the request if it is not known."""
    page = urlsplit((request.htmx and request.htmx.current_url) or request.headers.get("Referer", ""))
    return page.path if page.netloc == request.get_host() and is_valid_path(page.path) else request.path
