"""Reads over the listing of quotes."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from quotes.models import QuoteListing  # noqa: F401  # in bases


class QuoteListingQuerySet(models.QuerySet["QuoteListing"]):
    def tagged(self, facet: str, values: Iterable[str]) -> Self:
        """Those that have one of these values of a facet."""
        return self.filter(tags__overlap=[f"{facet}={value}" for value in values])
