"""Reads over people's decisions."""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.contrib.auth.models import User
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Q

from articles.querysets import IsAnyOf
from quotes.querysets.speakers import members_of

if TYPE_CHECKING:
    from articles.models import Article
    from quotes.models import Decision, Quote, Speaker  # noqa: F401  # in bases


class DecisionQuerySet(models.QuerySet["Decision"]):
    def by(self, user: User | None) -> Self:
        """Those of a person; of everybody for None."""
        return self.filter(user=user) if user else self

    def steps(self) -> Self:
        """The first of each group that was taken in one step."""
        return self.filter(part_of=None)

    def standing(self) -> Self:
        """Those that nobody undid."""
        return self.filter(undone_by=None)

    def speakers_of(self, article: "Article") -> set[int]:
        """Keys of the speakers that decisions about an article's quotes speak of, before or after."""
        states = self.filter(quote__version__article=article).values_list("before__speaker", "after__speaker")
        return {speaker for pair in states for speaker in pair if speaker}

    def of_quote(self, quote: "Quote") -> Self:
        """Those about a quote, also as it stands in other versions."""
        return self.about_any_of([quote.origin_id or quote.pk])

    def about_any_of(self, roots: Collection[int]) -> Self:
        """Those about quotes with these keys, and about what carries them on."""
        quotes = apps.get_model("quotes", "Quote")._default_manager  # noqa: SLF001
        found = quotes.filter(Q(pk__in=roots) | Q(origin__in=roots)).order_by().values("pk")
        return self.filter(IsAnyOf("quote", ArraySubquery(found)))

    def of_speaker(self, speaker: "Speaker", *, withheld: bool) -> Self:
        """Those about a speaker and those merged into it; `withheld` also those about their withheld names."""
        about = Q(speaker__in=members_of(speaker))
        return self.filter(about | Q(withheld__speaker=speaker) if withheld else about)

    def about_members(self, speaker: "Speaker") -> Self:
        """Those about a speaker and all that were merged into it."""
        return self.filter(speaker__in=members_of(speaker))

    def with_action(self, action: str) -> Self:
        """Those of one kind; all for none."""
        return self.filter(action=action) if action else self

    def between(self, first: date | None, last: date | None) -> Self:
        """From one day to another, both included; open where there is None."""
        found = self.filter(at__date__gte=first) if first else self
        return found.filter(at__date__lte=last) if last else found

    def with_words(self) -> Self:
        """With everything that a history shows."""
        return self.select_related(
            "user", "undone_by__user", "speaker", "quote__version__article", "withheld__version__article"
        )

    def newest_first(self) -> Self:
        return self.order_by("-pk")
