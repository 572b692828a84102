"""Texts that are checked before publication and forgotten again."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from articles.models import Outlet
from quotes.querysets import DraftCheckQuerySet


class DraftCheck(models.Model):
    """A draft that somebody has checked: kept for them alone, and deleted with its report when it expires.

    Nothing of it enters the archive unless they store it.
    """

    class State(models.TextChoices):
        QUEUED = "queued"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="draft_checks")
    outlet = models.ForeignKey(
        Outlet, models.CASCADE, null=True, blank=True, related_name="+", help_text="Whose policy it is checked by."
    )
    headline = models.CharField(max_length=500, blank=True)
    byline = models.CharField(max_length=500, blank=True)
    text = models.TextField()
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    message = models.TextField(blank=True, help_text="Why it failed, for a person.")
    report = models.JSONField(null=True, help_text="See `quotes.checking.Report`.")
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(db_index=True)

    objects = DraftCheckQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(state="done") | Q(report__isnull=False), name="check_done_has_report"),
            models.CheckConstraint(condition=~Q(state="failed") | ~Q(message=""), name="check_says_why"),
        ]

    def __str__(self) -> str:
        return f"check {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("check_detail", args=[self.pk])

    @property
    def is_active(self) -> bool:
        return self.state in (self.State.QUEUED, self.State.RUNNING)
