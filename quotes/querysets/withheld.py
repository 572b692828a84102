"""Reads over withheld names."""

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Count, Q

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from articles.models import Article, ArticleVersion
    from quotes.models import Speaker, WithheldName  # noqa: F401  # in bases


class WithheldNameQuerySet(models.QuerySet["WithheldName"]):
    def current(self) -> Self:
        return self.filter(version__current_of__isnull=False)

    def unexplained(self) -> Self:
        """Those for which the article gives no reason at all."""
        return self.filter(reason__strength="none")

    def decided(self) -> Self:
        """Those that a person ever decided about."""
        return self.filter(decision__isnull=False)

    def decided_before(self, version: "ArticleVersion") -> Self:
        """The decided ones of earlier versions of the same article, the newest version first."""
        earlier = self.decided().filter(version__article=version.article_id, version__number__lt=version.number)
        return earlier.select_related("version", "decision").order_by("-version__number", "pk")

    def for_second_look(self, user: "User") -> Self:
        """Those about which somebody else decided, and that nobody judged once more."""
        decided = self.decided().exclude(status="proposed").exclude(decision__user=user)
        return decided.filter(decision__second_opinion_on_name=None).select_related("decision")

    def undecided(self) -> Self:
        return self.filter(decision__isnull=True)

    def hold(self) -> None:
        """Nobody else changes these until the transaction ends. Who locks several at once does it by their keys."""
        list(self.only("pk").order_by("pk").select_for_update(of=("self",)))

    def of_article(self, article: "Article") -> Self:
        return self.filter(version__article=article)

    def of_version(self, version: "ArticleVersion") -> Self:
        return self.filter(version=version)

    def of_speaker(self, speaker: "Speaker") -> Self:
        return self.filter(speaker=speaker)

    def with_article(self) -> Self:
        return self.select_related("reason", "version__article__outlet")

    def by_version(self, versions: Collection[int]) -> Iterable[Mapping[str, Any]]:
        """A row for each version: `version_id`, `names`, `unexplained`."""
        return (
            self.filter(version__in=versions)
            .order_by()
            .values("version_id")
            .annotate(names=Count("pk"), unexplained=Count("pk", filter=Q(reason__strength="none")))
        )
