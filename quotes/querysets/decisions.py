"""Reads over people's decisions."""

from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import User
from django.db import models

if TYPE_CHECKING:
    from quotes.models import Decision  # noqa: F401  # in bases


class DecisionQuerySet(models.QuerySet["Decision"]):
    def by(self, user: User) -> Self:
        return self.filter(user=user)

    def steps(self) -> Self:
        """The first of each group that was taken in one step."""
        return self.filter(part_of=None)

    def standing(self) -> Self:
        """Those that nobody undid."""
        return self.filter(undone_by=None)

    def newest_first(self) -> Self:
        return self.order_by("-pk")
