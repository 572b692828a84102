"""Reads over unnamed sources and what people signed about them."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

if TYPE_CHECKING:
    from articles.models import Article
    from quotes.models import Approval, UnnamedSource  # noqa: F401  # in bases


class UnnamedSourceQuerySet(models.QuerySet["UnnamedSource"]):
    def of_article(self, article: "Article") -> Self:
        return self.filter(article=article)


class ApprovalQuerySet(models.QuerySet["Approval"]):
    def standing(self) -> Self:
        """What people signed and did not withdraw."""
        return self.filter(withdraws__isnull=True, withdrawn_by__isnull=True)

    def of_source(self, source: "UnnamedSource") -> Self:
        return self.filter(unnamed_source=source)

    def of_article(self, article: "Article") -> Self:
        return self.filter(unnamed_source__article=article)

    def with_people(self) -> Self:
        return self.select_related("by", "withdraws__by", "withdrawn_by__by")

    def with_article(self) -> Self:
        return self.select_related("unnamed_source__article__outlet", "by")

    def due(self, on: date) -> Self:
        """Those whose source has to be asked again for the record by a day, the longest due first.

        A later record with a day of its own, or with the source on the record, has answered an earlier one.
        """
        later = type(self)(self.model).standing()
        later = later.filter(unnamed_source=OuterRef("unnamed_source"), pk__gt=OuterRef("pk"))
        answered = later.filter(Q(ask_again_on__isnull=False) | Q(ground_rule="on_record"))
        return self.standing().filter(~Exists(answered), ask_again_on__lte=on).order_by("ask_again_on", "pk")
