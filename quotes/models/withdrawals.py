"""That names were withheld after publication."""

from django.conf import settings
from django.db import models

from articles.models import WithdrawnName
from quotes import triggers
from quotes.models.reasons import Reason


class Withdrawal(models.Model):
    """That an administrator had a name withheld everywhere, after publication. Never changed, never deleted.

    It says who, when, why and how much was covered; not which name.
    """

    name = models.OneToOneField(WithdrawnName, models.PROTECT, related_name="withdrawal")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="withdrawals")
    at = models.DateTimeField(auto_now_add=True)
    reason = models.ForeignKey(Reason, models.PROTECT, related_name="withdrawals")
    articles = models.PositiveIntegerField()
    versions = models.PositiveIntegerField()
    quotes = models.PositiveIntegerField()
    records = models.PositiveIntegerField(help_text="Rows of all tables in which the name was covered.")

    class Meta:
        ordering = ["-pk"]
        permissions = [("withdraw_name", "Can have a name withheld everywhere, for good")]
        triggers = [triggers.append_only()]

    def __str__(self) -> str:
        return f"name withheld by {self.by}, {self.at:%Y-%m-%d %H:%M}"
