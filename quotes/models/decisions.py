"""What people decided."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from quotes import triggers
from quotes.models.speakers import Speaker
from quotes.querysets import DecisionQuerySet


class Decision(models.Model):
    """What a person decided, as an event: never changed, never deleted, always above the machine's proposal."""

    class Action(models.TextChoices):
        CONFIRM = "confirm", "confirmed"
        REJECT = "reject", "rejected"
        REOPEN = "reopen", "reopened"
        MERGE = "merge", "merged"
        SPLIT = "split", "split"
        RENAME = "rename", "renamed"
        CHANGE_KIND = "kind", "changed the kind"
        ADD_ALIAS = "add_alias", "added a name"
        REMOVE_ALIAS = "remove_alias", "removed a name"
        KEEP_APART = "keep_apart", "kept apart"
        CORRECT = "correct", "corrected"
        ADD = "add", "added"
        SPLIT_QUOTE = "split_quote", "split in two"
        JOIN_QUOTES = "join_quotes", "joined with others"
        UNDO = "undo", "undone"
        REDO = "redo", "redone"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="decisions")
    at = models.DateTimeField(auto_now_add=True)
    action = models.CharField(max_length=20, choices=Action)
    quote = models.ForeignKey("Quote", models.PROTECT, null=True, blank=True, related_name="decisions")
    speaker = models.ForeignKey(Speaker, models.PROTECT, null=True, blank=True, related_name="decisions")
    withheld = models.ForeignKey("WithheldName", models.PROTECT, null=True, blank=True, related_name="decisions")
    before = models.JSONField(help_text="What it changes, as it stood; empty for what was not there.")
    after = models.JSONField()
    why = models.CharField(max_length=500, blank=True)
    why_looked_like_name = models.BooleanField(default=False, help_text="Kept by its writer after being asked.")
    page = models.CharField(max_length=200, blank=True, help_text="The path of the page it was taken on.")
    undoes = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="undone_by")
    part_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        help_text="The first decision of those that were taken, and are undone, in one step.",
    )

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(quote__isnull=False, speaker__isnull=True, withheld__isnull=True)
                | Q(quote__isnull=True, speaker__isnull=False, withheld__isnull=True)
                | Q(quote__isnull=True, speaker__isnull=True, withheld__isnull=False),
                name="decision_about_one_thing",
            )
        ]
        indexes = [models.Index(fields=["user", "-id"], name="decision_of_user")]
        triggers = [triggers.append_only()]

    def __str__(self) -> str:
        return f"{self.get_action_display()} by {self.user} at {self.at:%Y-%m-%d %H:%M}"
