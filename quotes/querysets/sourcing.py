"""Reads over withheld names as the anonymity pages count them."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F

if TYPE_CHECKING:
    from quotes.models import WithheldListing  # noqa: F401  # in bases


class WithheldListingQuerySet(models.QuerySet["WithheldListing"]):
    def unexplained(self) -> Self:
        """Those for which the article gives no reason at all."""
        return self.filter(strength="none")

    def best_first(self) -> Self:
        """Those withheld for harm or duty, by words that the article gives, without an open error."""
        found = self.filter(strength__in=["harm", "duty"], has_evidence=True, errors=0)
        return found.order_by("warnings", "-pk")

    def newest_first(self) -> Self:
        return self.order_by(F("published_at").desc(nulls_last=True), F("article").desc(), "pk")

    def worst_first(self) -> Self:
        """Those with open errors, the most first, then warnings."""
        return self.filter(errors__gt=0).order_by("-errors", "-warnings", "-pk")
