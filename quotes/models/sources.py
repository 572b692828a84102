"""Sources whose name an article withholds, as records that outlive every reading."""

from typing import TYPE_CHECKING

from django.db import models
from django.urls import reverse

from articles.models import Article, ArticleVersion
from quotes.models.spans import spans_field
from quotes.querysets import UnnamedSourceQuerySet

if TYPE_CHECKING:
    from quotes.models.withheld import WithheldName


class UnnamedSource(models.Model):
    """A source whose name one article withholds: what approvals, looks and the page's address hang on.

    Speakers without a name and withheld names are written anew by every reading; this row is found again by the
    words that it is anchored to (`quotes.anchors`) and never deleted.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="unnamed_sources")
    version = models.ForeignKey(
        ArticleVersion, models.CASCADE, related_name="unnamed_sources", help_text="In which it was seen last."
    )
    anchor_spans = spans_field("Where that version names or describes the source.")

    objects = UnnamedSourceQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["article"], name="unnamed_source_of_article")]

    def __str__(self) -> str:
        return f"unnamed source {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("unnamed_source_detail", args=[self.pk])

    @property
    def current(self) -> "WithheldName | None":
        """What the article as it is published now says about the source; None if it says nothing any more."""
        return self.withheld_names.current().with_article().select_related("speaker").first()
