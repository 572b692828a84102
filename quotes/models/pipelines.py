"""Which pipeline reads, and how good it is on our own articles."""

from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models import Outlet
from quotes import triggers

SHOWN = (("attribution", "p"), ("attribution", "r"), ("speaker", "accuracy"))


@dataclass(frozen=True, slots=True)
class ComparedFigure:
    """One figure of two pipelines, in per cent."""

    group: str
    key: str
    in_use: float
    candidate: float

    @property
    def label(self) -> str:
        return f"{self.group} {self.key}"

    @property
    def difference(self) -> str:
        return f"{self.candidate - self.in_use:+.1f}"


class PipelineComparison(models.Model):
    """Another pipeline beside the one in use, both scored on decided articles that were held out of training.

    Hashes say which two they were: a pipeline trained anew under the same name is another one.
    """

    candidate = models.CharField(max_length=100, help_text="Its name and version.")
    candidate_hash = models.CharField(max_length=64)
    in_use = models.CharField(max_length=100, help_text="Name and version of the pipeline that was in use.")
    in_use_hash = models.CharField(max_length=64)
    articles = models.PositiveIntegerField(help_text="How many were read.")
    candidate_figures = models.JSONField(help_text="In per cent, as make evaluate prints them.")
    in_use_figures = models.JSONField(help_text="The same of the pipeline that was in use.")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["candidate_hash", "in_use_hash"], name="comparison_of_two")]
        constraints = [models.CheckConstraint(condition=Q(articles__gt=0), name="comparison_on_articles")]
        triggers = [triggers.append_only()]

    def __str__(self) -> str:
        return f"{self.candidate} beside {self.in_use}"

    @property
    def lines(self) -> list[ComparedFigure]:
        """Each figure of both."""
        return [
            ComparedFigure(group, key, values[key], self.candidate_figures[group][key])
            for group, values in self.in_use_figures.items()
            for key in values
            if key != "n"
        ]

    @property
    def shown(self) -> list[ComparedFigure | None]:
        """Right of the proposed, found of the quotes, right speaker; None of what was not measured."""
        lines = {(line.group, line.key): line for line in self.lines}
        return [lines.get(key) for key in SHOWN]


class PipelineChoice(models.Model):
    """A pipeline that somebody put into use, as an event; the newest counts, the shipped one if there is none.

    It was compared before with the one that was in use then, or it says why not.
    """

    folder = models.CharField(max_length=1000, help_text="Where every worker finds it; empty for the shipped one.")
    name = models.CharField(max_length=100, help_text="Its name and version, as runs keep them.")
    comparison = models.ForeignKey(PipelineComparison, models.PROTECT, null=True, related_name="choices")
    why = models.CharField(max_length=500, blank=True, help_text="Why it was put into use without a comparison.")
    why_looked_like_name = models.BooleanField(default=False, help_text="Kept by its writer after being asked.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        permissions = [("promote_pipeline", "Can put another pipeline into use")]
        constraints = [
            models.CheckConstraint(
                condition=Q(comparison__isnull=False, why="") | (Q(comparison=None) & ~Q(why="")),
                name="pipeline_compared_or_says_why",
            )
        ]
        triggers = [triggers.append_only()]

    def __str__(self) -> str:
        return self.name


class Quality(models.Model):
    """How well the last readings of an outlet's decided articles of a month agree with what people decided.

    Shares are 0 to 1; `speakers` is of the quotes that were found, None if there were none. Withheld names are counted
    in articles about whose every withheld name a person has decided too; F1 is None where there is none.
    """

    outlet = models.ForeignKey(Outlet, models.CASCADE, related_name="+")
    month = models.DateField(null=True, help_text="The first of the month of publication.")
    articles = models.PositiveIntegerField()
    quotes = models.PositiveIntegerField(help_text="As people decided.")
    found = models.PositiveIntegerField(help_text="As the pipeline proposed.")
    precision = models.FloatField()
    recall = models.FloatField()
    speakers = models.FloatField(null=True)
    withheld_names = models.PositiveIntegerField(default=0, help_text="With a reason or without, as people decided.")
    withheld = models.FloatField(null=True, help_text="F1 of names that an article says to withhold.")
    reasons = models.FloatField(null=True, help_text="Right reasons, of those found.")
    unexplained = models.FloatField(null=True, help_text="F1 of unnamed sources about whose name nothing is said.")
    measured_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = [models.F("month").desc(nulls_last=True), "outlet__name"]
        verbose_name_plural = "quality"
        constraints = [
            models.UniqueConstraint(fields=["outlet", "month"], name="quality_once_a_month", nulls_distinct=False)
        ]

    def __str__(self) -> str:
        return f"{self.outlet}, {self.month:%B %Y}" if self.month else str(self.outlet)
