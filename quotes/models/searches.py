"""Searches that people keep."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from quotes.querysets import SavedSearchQuerySet


class SavedSearch(models.Model):
    """A search over quotes that a person keeps under a name. Nobody else sees it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_searches")
    name = models.CharField(max_length=100)
    name_looked_like_name = models.BooleanField(default=False, help_text="Kept by its writer after being asked.")
    query = models.CharField(max_length=3000, blank=True, help_text="As it stands in the address of the list.")
    digest = models.BooleanField(
        default=False, verbose_name="E-mail me new quotes", help_text="Once a day, when there are any."
    )
    told_at = models.DateTimeField(default=timezone.now, editable=False, help_text="New is what came after this.")
    told_quote = models.BigIntegerField(default=0, editable=False, help_text="The newest quote that was there then.")

    objects = SavedSearchQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["user", "name"], name="saved_search_once_per_name")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"{reverse('quote_list')}?{self.query}".rstrip("?")
