"""Reads over speakers and how articles present them."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F

if TYPE_CHECKING:
    from quotes.models import Appearance, Speaker  # noqa: F401  # in bases


class SpeakerQuerySet(models.QuerySet["Speaker"]):
    def standing(self) -> Self:
        """All but those that were merged into another."""
        return self.filter(merged_into=None)

    def unused(self) -> Self:
        """Those that no article shows, no quote refers to and no person decided about."""
        standing = self.standing().filter(merged=None, decisions=None)
        return standing.filter(quotes=None, appearances=None, withheld_names=None)


class AppearanceQuerySet(models.QuerySet["Appearance"]):
    def current(self) -> Self:
        return self.filter(version__current_of__isnull=False)

    def of_speaker(self, speaker: "Speaker") -> Self:
        return self.filter(speaker=speaker)

    def with_article(self) -> Self:
        return self.select_related("version__article__outlet")

    def newest_first(self) -> Self:
        return self.order_by(F("version__article__published_at").desc(nulls_last=True), "-version__article")
