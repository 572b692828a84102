"""Reads over dry runs."""

from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from quotes.models import DryRun  # noqa: F401  # in bases


class DryRunQuerySet(models.QuerySet["DryRun"]):
    def active(self) -> Self:
        """Queued or running."""
        return self.filter(state__in=["queued", "running"])

    def with_asker(self) -> Self:
        """Newest first, with the outlet and who asked."""
        return self.select_related("outlet", "asked_by").order_by("-pk")
