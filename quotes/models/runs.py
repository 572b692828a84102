"""The machine's readings."""

from django.db import models
from django.db.models import Q

from articles.models import ArticleVersion
from quotes.querysets import RunQuerySet


class AttributionRun(models.Model):
    """One reading of one article version by one version of the pipeline: when, how long, what came out."""

    class State(models.TextChoices):
        QUEUED = "queued"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"
        SKIPPED = "skipped"

    version = models.ForeignKey(ArticleVersion, models.CASCADE, related_name="runs")
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    pipeline = models.CharField(max_length=100, blank=True, help_text="Name and version of the pipeline that read it.")
    attempts = models.PositiveSmallIntegerField(default=0)
    message = models.TextField(blank=True, help_text="Why it failed or was skipped, for a person.")
    proposals = models.JSONField(null=True, help_text="What the machine found, as offsets; never changed afterwards.")
    restores = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="restored_by",
        help_text="The earlier run whose proposals this one brought back.",
    )
    words = models.PositiveIntegerField(null=True)
    queued_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    objects = RunQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state"], name="run_not_read", condition=Q(state__in=["failed", "skipped"]))]
        constraints = [
            models.UniqueConstraint(
                fields=["version"], condition=Q(state__in=["queued", "running"]), name="run_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(proposals__isnull=False, finished_at__isnull=False),
                name="run_done_has_proposals",
            ),
            models.CheckConstraint(condition=~Q(state__in=["failed", "skipped"]) | ~Q(message=""), name="run_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.version}: {self.state}"

    @property
    def is_active(self) -> bool:
        return self.state in (self.State.QUEUED, self.State.RUNNING)

    @property
    def seconds(self) -> float | None:
        """How long the reading took."""
        return (self.finished_at - self.started_at).total_seconds() if self.finished_at and self.started_at else None
