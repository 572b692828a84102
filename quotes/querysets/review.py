"""Reads over reservations."""

from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import User
from django.db import models
from django.utils import timezone

if TYPE_CHECKING:
    from quotes.models import Reservation  # noqa: F401  # in bases


class ReservationQuerySet(models.QuerySet["Reservation"]):
    def active(self) -> Self:
        return self.filter(until__gt=timezone.now())

    def of_others(self, user: User) -> Self:
        return self.exclude(user=user)
