"""Reads over articles."""

from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from articles.models import Article


class ArticleQuerySet(models.QuerySet["Article"]):
    def newest_first(self) -> Self:
        return self.order_by(models.F("published_at").desc(nulls_last=True), "-pk")

    def with_publication(self) -> Self:
        """With outlet and authors, as a list of articles shows them."""
        return self.select_related("outlet").prefetch_related("authors")

    def of_outlet(self, outlet_id: int | None) -> Self:
        return self.filter(outlet=outlet_id) if outlet_id else self
