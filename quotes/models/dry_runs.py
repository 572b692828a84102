"""What reading articles anew would change, before anybody has them read anew."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from articles.models import Article, Outlet
from quotes.querysets import DryRunQuerySet


class DryRun(models.Model):
    """The newest articles read by the pipeline in use, and compared with their last readings; no reading is stored."""

    class State(models.TextChoices):
        QUEUED = "queued"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"

    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    outlet = models.ForeignKey(Outlet, models.CASCADE, null=True, related_name="+", help_text="Whose; all for none.")
    newest = models.PositiveIntegerField(help_text="How many of the newest articles.")
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    message = models.TextField(blank=True, help_text="Why it failed, for a person.")
    pipeline = models.CharField(
        max_length=100, blank=True, help_text="Name and version of the pipeline that read them."
    )
    total = models.PositiveIntegerField(default=0, help_text="Articles to compare.")
    articles = ArrayField(models.BigIntegerField(), default=list, help_text="Keys of those compared so far.")
    changed = models.PositiveIntegerField(default=0, help_text="In how many of them something would change.")
    counts = models.JSONField(default=dict, help_text="How many changes of each sort.")
    conflicts = models.PositiveIntegerField(default=0, help_text="Decisions that would newly be in doubt.")
    finished_at = models.DateTimeField(null=True)

    objects = DryRunQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["done", "failed"]) | Q(finished_at__isnull=False), name="dry_run_has_an_end"
            ),
            models.CheckConstraint(condition=~Q(state="failed") | ~Q(message=""), name="dry_run_says_why"),
        ]

    def __str__(self) -> str:
        return f"dry run {self.pk}: {self.state}"

    @property
    def is_active(self) -> bool:
        return self.state in (self.State.QUEUED, self.State.RUNNING)


class DryRunChange(models.Model):
    """One example of what would change in an article."""

    dry_run = models.ForeignKey(DryRun, models.CASCADE, related_name="examples")
    article = models.ForeignKey(Article, models.CASCADE, related_name="+")
    sort = models.CharField(max_length=40, help_text="What it is about and what happens to it, as “quote appears”.")
    words = models.TextField()
    before = models.TextField(blank=True, help_text="Empty for what appears.")
    after = models.TextField(blank=True, help_text="Empty for what vanishes.")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.sort}: {self.words}"
