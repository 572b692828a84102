"""The same words in several articles."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from articles.models import ArticleVersion
from quotes.models.quotes import Quote


class Wording(models.Model):
    """The words of a quote as they are found again: worked out by a job, never shown.

    Quotes of one `group` report the same words; it is the number of the quote that was first found to have company.
    """

    quote = models.OneToOneField(Quote, models.CASCADE, primary_key=True, related_name="wording")
    signature = ArrayField(models.IntegerField(), help_text="Hashes of its runs of words.")
    group = models.BigIntegerField(null=True, db_index=True)
    copy_of = models.ForeignKey(
        Quote,
        models.SET_NULL,
        null=True,
        related_name="copies",
        help_text="The quote of an earlier article whose text this article reprints; statistics count that one alone.",
    )

    class Meta:
        indexes = [
            GinIndex(fields=["signature"], name="wording_signature"),
            models.Index(fields=["quote"], condition=Q(copy_of__isnull=False), name="wording_copies"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(copy_of__isnull=True) | Q(group__isnull=False), name="wording_copy_has_the_same_words"
            )
        ]

    def __str__(self) -> str:
        return f"words of quote {self.quote_id}"


class TextSignature(models.Model):
    """The text of an article's current version as its reprints are found."""

    version = models.OneToOneField(ArticleVersion, models.CASCADE, primary_key=True, related_name="signature")
    signature = ArrayField(models.IntegerField(), help_text="A sample of the hashes of its runs of words.")

    class Meta:
        indexes = [GinIndex(fields=["signature"], name="text_signature")]

    def __str__(self) -> str:
        return f"text of version {self.version_id}"
