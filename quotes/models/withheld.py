"""Names that articles hold back."""

from django.db import models

from articles.models import ArticleVersion
from quotes import triggers
from quotes.models.reasons import Reason
from quotes.models.runs import AttributionRun
from quotes.models.sources import UnnamedSource
from quotes.models.spans import spans_field
from quotes.models.speakers import Speaker, merged_from_field
from quotes.querysets import WithheldNameQuerySet


class WithheldName(models.Model):
    """A name that an article version holds back in whole or part, and why. The name itself has no field."""

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

    objects = WithheldNameQuerySet.as_manager()

    class Meta:
        ordering = ["version", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "speaker", "merged_from"], name="withheld_once_per_version", nulls_distinct=False
            ),
            models.UniqueConstraint(fields=["version", "unnamed_source"], name="withheld_source_once_per_version"),
        ]
        triggers = [
            triggers.attach_to_merged(),
            triggers.spans_inside_body("trigger_spans", "evidence_spans"),
            triggers.words_from_body(trigger="trigger_spans", evidence="evidence_spans"),
        ]

    def __str__(self) -> str:
        return f"{self.speaker}: {self.reason}"
