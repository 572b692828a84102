"""Reads over checks of drafts."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import User
from django.db import models

if TYPE_CHECKING:
    from quotes.models import DraftCheck  # noqa: F401  # in bases


class DraftCheckQuerySet(models.QuerySet["DraftCheck"]):
    def kept_for(self, user: User, *, at: datetime) -> Self:
        """Those of a person that have not expired."""
        return self.filter(user=user, expires_at__gt=at).select_related("outlet")

    def expired(self, *, at: datetime) -> Self:
        return self.filter(expires_at__lte=at)
