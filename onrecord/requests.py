"""The request as our views get it."""

from django.contrib.auth.models import User
from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails


class PageRequest(HttpRequest):
    """A request of somebody who has logged in, with htmx's details."""

    htmx: HtmxDetails
    user: User
