"""Quotes as lists find, count and sort them."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from articles.models import Article
from quotes import listing_triggers
from quotes.models.quotes import Quote
from quotes.models.speakers import Speaker
from quotes.models.withheld import WithheldName
from quotes.querysets import STATEMENTS, QuoteListingQuerySet


class QuoteListing(models.Model):
    """A quote of an article's current version, in one row for all that lists ask. The database makes and keeps it.

    Rejected quotes are here too, under that status. `tags` hold one value of a facet each, the speaker's kind first, as
    "kind=anonymous", "outlet=7", "month=2016-11" (in UTC). Every 97th quote is `sampled`: what is too much to count is
    estimated from those.
    """

    quote = models.OneToOneField(Quote, models.DO_NOTHING, primary_key=True, related_name="listing")
    article = models.ForeignKey(
        Article, models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False, editable=False
    )
    speaker = models.ForeignKey(
        Speaker, models.DO_NOTHING, null=True, related_name="+", db_constraint=False, db_index=False, editable=False
    )
    published_at = models.DateTimeField(help_text="The year 1000 for articles without a date.")
    confidence = models.FloatField()
    sampled = models.BooleanField()
    tags = ArrayField(models.TextField())
    words = SearchVectorField()

    objects = QuoteListingQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["-published_at", "-quote"], name="listing_newest"),
            models.Index(fields=["-confidence", "-quote"], name="listing_surest"),
            models.Index(fields=["speaker", "-published_at"], name="listing_of_speaker", include=["article"]),
            models.Index(fields=["speaker", "-published_at", "quote"], name="listing_said_by", condition=STATEMENTS),
            models.Index(
                fields=["quote"], name="listing_sample", include=["published_at", "tags"], condition=Q(sampled=True)
            ),
            GinIndex(fields=["tags"], name="listing_tags", fastupdate=False),
            GinIndex(fields=["words"], name="listing_words", fastupdate=False),
        ]

    def __str__(self) -> str:
        return f"listing of quote {self.quote_id}"


class ListedQuote(Quote):
    """What happens to quotes, for the listing."""

    class Meta:
        proxy = True
        triggers = [
            *listing_triggers.relisted("id", "version_id", "speaker_id", "merged_from_id", "content", "source",
                                       "printed_label", "form", "stance", "channel", "confidence", "status"),
            listing_triggers.unlisted(),
        ]  # fmt: skip


class ListedSpeaker(Speaker):
    """What happens to speakers, for the listing."""

    class Meta:
        proxy = True
        triggers = [listing_triggers.relisted_by("quotes_quote.speaker_id = changed.id", "kind", "entity", "name")]


class ListedWithheldName(WithheldName):
    """What happens to withheld names, for the listing."""

    class Meta:
        proxy = True
        triggers = listing_triggers.relisted_by_all(
            "quotes_quote.version_id = changed.version_id AND quotes_quote.speaker_id = changed.speaker_id"
        )


class ListedArticle(Article):
    """What happens to articles, for the listing."""

    class Meta:
        proxy = True
        triggers = [
            listing_triggers.relisted_by(
                "quotes_quote.version_id IN (SELECT id FROM articles_articleversion WHERE article_id = changed.id)",
                "outlet_id",
                "section",
                "published_at",
                "current_version_id",
            )
        ]


class ListedAuthorship(Article.authors.through):  # type: ignore[name-defined,misc]  # Django makes it
    """What happens to bylines, for the listing."""

    class Meta:
        proxy = True
        triggers = listing_triggers.relisted_by_all(
            "quotes_quote.version_id IN (SELECT current_version_id FROM articles_article WHERE id = changed.article_id)"
        )
