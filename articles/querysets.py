"""Reads over articles."""

from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from articles.models import Article, Outlet  # noqa: F401  # in bases


class ArticleQuerySet(models.QuerySet["Article"]):
    def newest_first(self) -> Self:
        return self.order_by(models.F("published_at").desc(nulls_last=True), "-pk")

    def with_outlet(self) -> Self:
        return self.select_related("outlet")

    def of_outlet(self, outlet: "Outlet | None") -> Self:
        return self.filter(outlet=outlet) if outlet else self

    def in_section(self, section: str) -> Self:
        return self.filter(section=section) if section else self

    def sections(self) -> list[str]:
        """Every section that has articles, in alphabetical order."""
        named = self.exclude(section="").order_by("section")
        return list(named.values_list("section", flat=True).distinct())
