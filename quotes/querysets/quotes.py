"""Reads over quotes."""

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.contrib.auth.models import User
from django.db import models
from django.db.models import Count, Exists, F, Func, IntegerField, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

if TYPE_CHECKING:
    from articles.models import Article, ArticleVersion
    from quotes.models import Quote, Speaker  # in bases


class QuoteQuerySet(models.QuerySet["Quote"]):
    def current(self) -> Self:
        """Those of the version of each article that is published now."""
        return self.filter(version__current_of__isnull=False)

    def standing(self) -> Self:
        """All but those that a person rejected."""
        return self.exclude(status="rejected")

    def counted_once(self) -> Self:
        """Without those that only reprint another article's text: wire copy counts where it stood first."""
        copies = self.model.objects.filter(wording__copy_of__isnull=False, pk=OuterRef("pk"))
        return self.filter(~Exists(copies))

    def decided(self) -> Self:
        """Those that a person ever decided about."""
        return self.filter(decision__isnull=False)

    def decided_before(self, version: "ArticleVersion") -> Self:
        """The decided ones of earlier versions of the same article, the newest version first."""
        earlier = self.decided().filter(version__article=version.article_id, version__number__lt=version.number)
        return earlier.select_related("version", "decision").order_by("-version__number", "pk")

    def undecided(self) -> Self:
        return self.filter(decision__isnull=True)

    def to_review(self) -> Self:
        """Those that wait for a person, also again."""
        return self.filter(status="proposed")

    def by_worth(self) -> Self:
        """In the order in which a person's look at them pays."""
        return self.order_by("-worth", "pk")

    def after(self, quote: "Quote") -> Self:
        """Those that come after a quote in the order of their worth."""
        return self.filter(Q(worth__lt=quote.worth) | Q(worth=quote.worth, pk__gt=quote.pk))

    def free_for(self, user: User) -> Self:
        """Those on which nobody else works at the moment."""
        return self.filter(Q(reservation=None) | Q(reservation__user=user) | Q(reservation__until__lte=timezone.now()))

    def for_second_look(self, user: User, share: float) -> Self:
        """Those of the sample that somebody else decided and that this person never did, still without a second look.

        Args:
            share: how many quotes are in the sample, 0 to 1. Keys in a row are spread over it evenly, whatever the
                quotes say, by steps of the golden section.
        """
        drawn = self.alias(lot=F("pk") * 61_803 % 100_000).filter(lot__lt=round(share * 100_000))
        first = {"decision__quote": F("pk"), "decision__before__status": "proposed", "decision__second_opinion": None}
        return drawn.filter(**first, status__in=["confirmed", "rejected"]).exclude(
            Exists(User.objects.filter(pk=user.pk, decisions__quote=OuterRef("pk")))
        )

    def hold(self) -> None:
        """Nobody else changes these until the transaction ends. Who locks several at once does it by their keys."""
        list(self.only("pk").order_by("pk").select_for_update(of=("self",)))

    def statements(self) -> Self:
        return self.filter(stance="statement")

    def of_speaker(self, speaker: "Speaker") -> Self:
        return self.filter(speaker=speaker)

    def of_version(self, version: "ArticleVersion") -> Self:
        return self.filter(version=version)

    def of_versions(self, versions: Collection[int]) -> Self:
        return self.filter(version__in=versions)

    def of_article(self, article: "Article") -> Self:
        return self.filter(version__article=article)

    def with_article(self) -> Self:
        return self.select_related("version__article__outlet", "speaker")

    def described(self) -> Self:
        """With how their article describes the speaker there, as `description`."""
        appearances = apps.get_model("quotes", "Appearance").objects
        here = appearances.filter(version=OuterRef("version"), speaker=OuterRef("speaker"))
        return self.annotate(description=Subquery(here.values("description")[:1]))

    def for_review(self) -> Self:
        """With all that a reviewer's page says about them."""
        return self.select_related("version__article__outlet", "speaker", "decision__user", "reservation__user")

    def with_decision(self) -> Self:
        """With the last decision and who took it."""
        return self.select_related("speaker", "decision__user")

    def by_version_and_kind(self, versions: Collection[int]) -> Iterable[Mapping[str, Any]]:
        """A row for each version and kind of speaker: `version_id`, `kind`, `words`, `quotes`, `speakers`."""
        return (
            self.filter(version__in=versions)
            .order_by()
            .values("version_id", kind=Coalesce("speaker__kind", Value("unknown")))
            .annotate(words=Sum(words_in("content")), quotes=Count("pk"), speakers=Count("speaker", distinct=True))
        )

    def in_text_order(self) -> Self:
        return self.order_by("content_spans", "pk")

    def oldest_first(self) -> Self:
        return self.order_by(F("version__article__published_at").asc(nulls_last=True), "version__article", "pk")

    def newest_first(self) -> Self:
        return self.order_by(
            F("version__article__published_at").desc(nulls_last=True), "-version__article", "content_spans", "pk"
        )


def words_in(column: str) -> Func:
    """How many words a text column has."""
    return Func(F(column), Value(r"\S+"), function="regexp_count", output_field=IntegerField())
