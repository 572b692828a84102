"""Attributions as they are stored and browsed."""

from django.db import models
from django.db.models import F, Q

from articles.models import ArticleVersion
from quotes import triggers
from quotes.models.decisions import Decision
from quotes.models.runs import AttributionRun
from quotes.models.spans import spans_field
from quotes.models.speakers import Speaker, merged_from_field
from quotes.querysets import QuoteQuerySet

# What of a quote changes by a decision alone, once there was one.
DECIDED = ("version_id", "content_spans", "source_spans", "cue_spans", "form", "stance", "channel", "via",
           "printed_label", "status")  # fmt: skip


class Quote(models.Model):
    """An attribution as stored and browsed: a proposal of the machine until a person decides."""

    class Form(models.TextChoices):
        DIRECT = "direct"
        MIXED = "mixed"
        INDIRECT = "indirect"

    class Stance(models.TextChoices):
        STATEMENT = "statement"
        BELIEF = "belief"

    class Status(models.TextChoices):
        PROPOSED = "proposed"
        CONFIRMED = "confirmed"
        REJECTED = "rejected"

    version = models.ForeignKey(ArticleVersion, models.CASCADE, related_name="quotes")
    run = models.ForeignKey(
        AttributionRun, models.SET_NULL, null=True, related_name="quotes", help_text="Empty if made by a person."
    )
    speaker = models.ForeignKey(Speaker, models.PROTECT, null=True, blank=True, related_name="quotes")
    merged_from = merged_from_field(models.PROTECT)
    content_spans = spans_field("The words reported.")
    source_spans = spans_field("The noun phrase that speaks.")
    cue_spans = spans_field("The words that attribute.")
    content = models.TextField(editable=False, help_text="Taken from the body by the database.")
    source = models.TextField(editable=False, help_text="Taken from the body by the database.")
    cue = models.TextField(editable=False, help_text="Taken from the body by the database.")
    form = models.CharField(max_length=10, choices=Form)
    stance = models.CharField(max_length=10, choices=Stance, default=Stance.STATEMENT)
    channel = models.CharField(max_length=30, blank=True)
    via = models.CharField(max_length=500, blank=True)
    printed_label = models.CharField(max_length=500, blank=True, help_text="The speaker as this article prints it.")
    confidence = models.FloatField(help_text="That source, cue and content are right, 0 to 1.")
    speaker_confidence = models.FloatField(null=True, blank=True)
    speaker_rule = models.CharField(max_length=60, blank=True, help_text="Which evidence decided who speaks.")
    antecedent_spans = spans_field("The mention that the choice of speaker rests on; empty or one range.")
    worth = models.FloatField(default=0, editable=False, help_text="What a person's look at it is worth; see worth.py.")
    status = models.CharField(max_length=10, choices=Status, default=Status.PROPOSED)
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, editable=False, related_name="+")
    origin = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="carried",
        help_text="The quote of an earlier version that this one carries on, with what was decided about it.",
    )

    objects = QuoteQuerySet.as_manager()

    class Meta:
        ordering = ["version", F("content_spans").asc()]
        permissions = [("decide_quote", "Can confirm, reject and correct quotes")]
        indexes = [
            models.Index(fields=["speaker", "version"], name="quote_of_speaker"),
            models.Index(fields=["printed_label"], name="quote_printed_label", opclasses=["text_pattern_ops"]),
            models.Index(fields=["-worth", "id"], name="quote_to_review", condition=Q(status="proposed")),
            models.Index(fields=["-worth", "id"], name="quote_decided", condition=~Q(status="proposed")),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(content_spans__len__gt=0), name="quote_has_content"),
            models.CheckConstraint(condition=Q(confidence__range=(0, 1)), name="quote_confidence_0_to_1"),
            models.UniqueConstraint(fields=["origin", "version"], name="quote_carried_once_per_version"),
            models.CheckConstraint(
                condition=Q(speaker_confidence__isnull=True) | Q(speaker_confidence__range=(0, 1)),
                name="quote_speaker_confidence_0_to_1",
            ),
            models.CheckConstraint(
                condition=Q(status="proposed") | Q(decision__isnull=False),
                name="quote_decided_by_a_decision",
            ),
        ]
        triggers = [
            triggers.attach_to_merged(),
            triggers.spans_inside_body("content_spans", "source_spans", "cue_spans", "antecedent_spans"),
            triggers.words_from_body(content="content_spans", source="source_spans", cue="cue_spans"),
            triggers.changed_by_decision_only(*DECIDED),
            triggers.decided_stays(),
            triggers.outdates_what_was_worked_out(
                "speaker_id", "content", "content_spans", "status", "stance", "channel"
            ),
        ]

    def __str__(self) -> str:
        return self.content[:80]

    def get_absolute_url(self) -> str:
        return f"{self.version.article.get_absolute_url()}?quote={self.pk}#quote-{self.pk}"

    @property
    def antecedent(self) -> str:
        """The words of the mention that the choice of speaker rests on."""
        return " … ".join(self.version.body[start:end] for start, end in self.antecedent_spans)
