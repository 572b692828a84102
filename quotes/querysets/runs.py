"""Reads over the machine's runs."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from articles.models import Article
    from quotes.models import AttributionRun


class RunQuerySet(models.QuerySet["AttributionRun"]):
    def latest_of(self, articles: "Iterable[Article]") -> Self:
        """The newest run of each article's current version."""
        return self.filter(version__current_of__in=articles).order_by("version_id", "-pk").distinct("version_id")

    def before(self, run: "AttributionRun") -> Self:
        """Those that will be read before a queued one."""
        return self.active().filter(pk__lt=run.pk)

    def active(self) -> Self:
        """Queued or running."""
        return self.filter(state__in=["queued", "running"])
