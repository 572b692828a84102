"""Reads over conflicts between decisions and readings."""

from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from articles.models import ArticleVersion
    from quotes.models import Conflict  # noqa: F401  # in bases


class ConflictQuerySet(models.QuerySet["Conflict"]):
    def open(self) -> Self:
        return self.filter(resolved_at=None)

    def settled(self) -> Self:
        return self.filter(resolved_at__isnull=False)

    def of_version(self, version: "ArticleVersion") -> Self:
        return self.filter(version=version)

    def of_kind(self, kind: str) -> Self:
        """Those of one kind; all for none."""
        return self.filter(kind=kind) if kind else self

    def with_words(self) -> Self:
        """With everything that their page shows."""
        return self.select_related(
            "version__article__outlet",
            "run",
            "quote__version",
            "quote__speaker",
            "quote__decision__user",
            "withheld__version",
            "withheld__speaker",
            "withheld__reason",
            "withheld__decision__user",
        )
