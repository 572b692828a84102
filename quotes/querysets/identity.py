"""Reads over roles and proposed merges."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Self

from django.contrib.postgres.aggregates import ArrayAgg
from django.db import models
from django.db.models import Count, F, Max, Min, Q
from django.db.models.functions import Coalesce

if TYPE_CHECKING:
    from quotes.models import Speaker
    from quotes.models.identity import MergeProposal, SpeakerRole  # noqa: F401  # in bases


class SpeakerRoleQuerySet(models.QuerySet["SpeakerRole"]):
    def of_speaker(self, speaker: "Speaker") -> Self:
        return self.filter(appearance__speaker=speaker)

    def over_time(self) -> Iterable[Mapping[str, Any]]:
        """A row for each role, the latest first.

        `title` and `affiliation` as the newest article prints them, `first_at`, `last_at`, `first_article`,
        `last_article`, `articles` (how many), `is_former` (the newest article says that it is over).
        """
        at = Coalesce("appearance__version__article__published_at", "appearance__version__created_at")
        newest_first = ["-at", "-appearance_id"]

        def newest(column: str) -> Any:
            return ArrayAgg(column, order_by=newest_first)

        article = "appearance__version__article"
        rows = (
            self.filter(appearance__version__current_of__isnull=False)
            .order_by()
            .annotate(at=at)
            .values("role_key")
            .annotate(
                first_at=Min("at"),
                last_at=Max("at"),
                articles=Count(article, distinct=True),
                titles=newest("title"),
                affiliations=newest("affiliation"),
                formers=newest("former"),
                article_ids=newest(f"{article}_id"),
            )
            .order_by("-last_at", "-first_at", "role_key")
        )
        return [
            {
                "title": row["titles"][0],
                "affiliation": row["affiliations"][0],
                "is_former": row["formers"][0],
                "first_at": row["first_at"],
                "last_at": row["last_at"],
                "first_article": row["article_ids"][-1],
                "last_article": row["article_ids"][0],
                "articles": row["articles"],
            }
            for row in rows
        ]


class MergeProposalQuerySet(models.QuerySet["MergeProposal"]):
    def open(self) -> Self:
        """Those between speakers of one kind who still stand and whom nobody keeps apart."""
        standing = self.filter(first__merged_into=None, second__merged_into=None, first__kind=F("second__kind"))
        kept_apart = Q(first__apart_from__contains=[F("second")]) | Q(second__apart_from__contains=[F("first")])
        return standing.exclude(kept_apart)

    def about(self, speaker: "Speaker") -> Self:
        return self.filter(Q(first=speaker) | Q(second=speaker))

    def with_speakers(self) -> Self:
        return self.select_related("first", "second")
