"""Reads over quotes, speakers, withheld names and runs."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Count, F, Max, Q

if TYPE_CHECKING:
    from articles.models import Article
    from quotes.models import AttributionRun, Quote, Speaker, WithheldName


class QuoteQuerySet(models.QuerySet["Quote"]):
    def current(self) -> Self:
        """Those of the version of each article that is published now."""
        return self.filter(version__current_of__isnull=False)

    def standing(self) -> Self:
        """All but those that a person rejected."""
        return self.exclude(status="rejected")

    def undecided(self) -> Self:
        return self.filter(decision__isnull=True)

    def statements(self) -> Self:
        return self.filter(stance="statement")

    def of_speaker(self, speaker: "Speaker") -> Self:
        return self.filter(speaker=speaker)

    def with_article(self) -> Self:
        return self.select_related("version__article__outlet", "speaker")

    def in_text_order(self) -> Self:
        return self.order_by("content_spans", "pk")

    def newest_first(self) -> Self:
        return self.order_by(
            F("version__article__published_at").desc(nulls_last=True), "-version__article", "content_spans", "pk"
        )


class SpeakerQuerySet(models.QuerySet["Speaker"]):
    def quoted(self) -> Self:
        """Those with at least one standing quote in a current version, with `quote_count` and `article_count`."""
        standing = Q(quotes__version__current_of__isnull=False) & ~Q(quotes__status="rejected")
        return self.annotate(
            quote_count=Count("quotes", filter=standing),
            article_count=Count("quotes__version__article", filter=standing, distinct=True),
            last_quoted=Max("quotes__version__article__published_at", filter=standing),
        ).filter(quote_count__gt=0)


    def unused(self) -> Self:
        """Those that no article shows and no quote refers to."""
        return self.filter(quotes=None, appearances=None, withheld_names=None)


class WithheldNameQuerySet(models.QuerySet["WithheldName"]):
    def current(self) -> Self:
        return self.filter(version__current_of__isnull=False)

    def explained(self) -> Self:
        return self.exclude(reason="none_stated")


class RunQuerySet(models.QuerySet["AttributionRun"]):
    def latest_of(self, articles: "models.QuerySet[Article]") -> Self:
        """The newest run of each article's current version."""
        return (
            self.filter(version__current_of__in=articles)
            .order_by("version_id", "-pk")
            .distinct("version_id")
        )

    def active(self) -> Self:
        """Queued or running."""
        return self.filter(state__in=["queued", "running"])

    def failed(self) -> Self:
        return self.filter(state="failed")
