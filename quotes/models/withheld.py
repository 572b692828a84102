"""Names that articles hold back."""

from django.db import models
from django.db.models import Q

from articles.models import ArticleVersion
from quotes import triggers
from quotes.models.decisions import Decision
from quotes.models.reasons import Reason
from quotes.models.runs import AttributionRun
from quotes.models.sources import UnnamedSource
from quotes.models.spans import spans_field
from quotes.models.speakers import Speaker, merged_from_field
from quotes.querysets import WithheldNameQuerySet


class StandingManager(models.Manager["WithheldName"]):
    """All but those that a person rejected."""

    def get_queryset(self) -> WithheldNameQuerySet:
        return WithheldNameQuerySet(self.model, using=self._db).exclude(status=WithheldName.Status.REJECTED)


class WithheldName(models.Model):
    """A name that an article version holds back in whole or part, and why. The name itself has no field.

    `objects`, and the sets that start from an article or a speaker, leave out what a person rejected; `every` has all.
    """

    class Status(models.TextChoices):
        PROPOSED = "proposed"
        CONFIRMED = "confirmed"
        REJECTED = "rejected"

    version = models.ForeignKey(ArticleVersion, models.CASCADE, related_name="withheld_names")
    speaker = models.ForeignKey(Speaker, models.CASCADE, related_name="withheld_names")
    merged_from = merged_from_field(models.CASCADE)
    run = models.ForeignKey(AttributionRun, models.SET_NULL, null=True, related_name="withheld_names")
    unnamed_source = models.ForeignKey(
        UnnamedSource,
        models.RESTRICT,
        null=True,
        related_name="withheld_names",
        help_text="The lasting record of this source; set by `quotes.anchors` in the transaction that stores the row.",
    )
    reason = models.ForeignKey(Reason, models.PROTECT, related_name="withheld_names")
    trigger_spans = spans_field("The words that say so; empty or one range.")
    evidence_spans = spans_field("The words that give the reason; empty or one range.")
    trigger = models.TextField(editable=False, help_text="Taken from the body by the database.")
    evidence = models.TextField(editable=False, help_text="Taken from the body by the database.")

    status = models.CharField(max_length=10, choices=Status, default=Status.PROPOSED)
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, editable=False, related_name="+")
    origin = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="carried",
        help_text="That of an earlier version which this one carries on, with what was decided about it.",
    )

    objects = StandingManager.from_queryset(WithheldNameQuerySet)()
    every = WithheldNameQuerySet.as_manager()

    class Meta:
        ordering = ["version", "pk"]
        indexes = [
            models.Index(fields=["reason", "version"], name="withheld_for_reason", condition=~Q(status="rejected"))
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "speaker", "merged_from"], name="withheld_once_per_version", nulls_distinct=False
            ),
            models.UniqueConstraint(fields=["version", "unnamed_source"], name="withheld_source_once_per_version"),
            models.UniqueConstraint(fields=["origin", "version"], name="withheld_carried_once_per_version"),
            models.CheckConstraint(
                condition=Q(status="proposed") | Q(decision__isnull=False), name="withheld_decided_by_a_decision"
            ),
        ]
        triggers = [
            triggers.attach_to_merged(),
            triggers.spans_inside_body("trigger_spans", "evidence_spans"),
            triggers.words_from_body(trigger="trigger_spans", evidence="evidence_spans"),
            triggers.changed_by_decision_only("version_id", "status", "reason_id", "trigger_spans", "evidence_spans"),
            triggers.decided_stays(),
        ]

    def __str__(self) -> str:
        return f"{self.speaker}: {self.reason}"
