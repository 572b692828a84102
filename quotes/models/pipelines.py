"""Which pipeline reads, and how good it is on our own articles."""

from django.conf import settings
from django.db import models

from articles.models import Outlet
from quotes import triggers


class PipelineChoice(models.Model):
    """A pipeline that somebody put into use, as an event; the newest counts, the shipped one if there is none."""

    folder = models.CharField(max_length=1000, help_text="Where every worker finds it; empty for the shipped one.")
    name = models.CharField(max_length=100, help_text="Its name and version, as runs keep them.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        permissions = [("promote_pipeline", "Can put another pipeline into use")]
        triggers = [triggers.append_only()]

    def __str__(self) -> str:
        return self.name


class Quality(models.Model):
    """How well the last readings of an outlet's decided articles of a month agree with what people decided.

    Shares are 0 to 1; `speakers` is of the quotes that were found, None if there were none.
    """

    outlet = models.ForeignKey(Outlet, models.CASCADE, related_name="+")
    month = models.DateField(null=True, help_text="The first of the month of publication.")
    articles = models.PositiveIntegerField()
    quotes = models.PositiveIntegerField(help_text="As people decided.")
    found = models.PositiveIntegerField(help_text="As the pipeline proposed.")
    precision = models.FloatField()
    recall = models.FloatField()
    speakers = models.FloatField(null=True)
    measured_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = [models.F("month").desc(nulls_last=True), "outlet__name"]
        verbose_name_plural = "quality"
        constraints = [
            models.UniqueConstraint(fields=["outlet", "month"], name="quality_once_a_month", nulls_distinct=False)
        ]

    def __str__(self) -> str:
        return f"{self.outlet}, {self.month:%B %Y}" if self.month else str(self.outlet)
