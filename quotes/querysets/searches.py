"""Reads over saved searches."""

from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import User
from django.db import models

if TYPE_CHECKING:
    from quotes.models import SavedSearch  # noqa: F401  # in bases


class SavedSearchQuerySet(models.QuerySet["SavedSearch"]):
    def of_user(self, user: User) -> Self:
        return self.filter(user=user)

    def to_send(self) -> Self:
        """Those whose owners want to be told of new quotes and can be."""
        return self.filter(digest=True, user__is_active=True).exclude(user__email="").select_related("user")
