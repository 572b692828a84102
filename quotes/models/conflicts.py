"""Where what a person decided and what the machine reads now do not go together."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models import ArticleVersion
from quotes.models.decisions import Decision
from quotes.models.quotes import Quote
from quotes.models.runs import AttributionRun
from quotes.models.withheld import WithheldName
from quotes.querysets import ConflictQuerySet


class Conflict(models.Model):
    """What a person decided and a later reading or version of the article puts in doubt. The decision stands on."""

    class Kind(models.TextChoices):
        DIFFERS = "differs", "the pipeline reads it otherwise now"
        MISSED = "missed", "the pipeline no longer finds it"
        GONE = "gone", "its words are no longer in the text"

    class Outcome(models.TextChoices):
        KEPT = "kept", "the decision stands"
        TAKEN = "taken", "the new proposal was taken over"
        MOVED = "moved", "the decision was given to another quote"
        DECIDED = "decided", "it was decided anew"

    kind = models.CharField(max_length=10, choices=Kind)
    quote = models.ForeignKey(Quote, models.CASCADE, null=True, related_name="conflicts")
    withheld = models.ForeignKey(WithheldName, models.CASCADE, null=True, related_name="conflicts")
    version = models.ForeignKey(ArticleVersion, models.CASCADE, related_name="conflicts")
    run = models.ForeignKey(AttributionRun, models.CASCADE, related_name="conflicts")
    proposal = models.JSONField(default=dict, help_text="The state that the machine proposes now; or nothing.")
    raised_at = models.DateTimeField(auto_now_add=True)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True, editable=False)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    resolved_at = models.DateTimeField(null=True, editable=False)
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, editable=False, related_name="+", help_text="By which it was resolved."
    )

    objects = ConflictQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["quote", "version"], condition=Q(resolved_at=None), name="conflict_of_quote_open_once"
            ),
            models.UniqueConstraint(
                fields=["withheld", "version"], condition=Q(resolved_at=None), name="conflict_of_name_open_once"
            ),
            models.CheckConstraint(
                condition=Q(quote__isnull=False, withheld__isnull=True) | Q(quote__isnull=True, withheld__isnull=False),
                name="conflict_about_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", resolved_by=None, resolved_at=None)
                | (~Q(outcome="") & Q(resolved_by__isnull=False, resolved_at__isnull=False)),
                name="conflict_resolved_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quote or self.withheld}: {self.get_kind_display()}"

    @property
    def subject(self) -> Quote | WithheldName:
        """What was decided."""
        subject = self.quote or self.withheld
        if subject is None:
            raise ValueError("a conflict about nothing")  # the database refuses such
        return subject
