"""What people decided."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from quotes import triggers
from quotes.models.speakers import Speaker


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
        UNDO = "undo", "undone"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="decisions")
    at = models.DateTimeField(auto_now_add=True)
    action = models.CharField(max_length=20, choices=Action)
    quote = models.ForeignKey("Quote", models.PROTECT, null=True, blank=True, related_name="decisions")
    speaker = models.ForeignKey(Speaker, models.PROTECT, null=True, blank=True, related_name="decisions")
    before = models.JSONField()
    after = models.JSONField()
    why = models.CharField(max_length=500, blank=True)
    page = models.CharField(max_length=200, blank=True, help_text="The path of the page it was taken on.")
    undoes = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="undone_by")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(quote__isnull=False, speaker__isnull=True) | Q(quote__isnull=True, speaker__isnull=False),
                name="decision_about_one_thing",
            )
        ]
        triggers = [triggers.append_only()]

    def __str__(self) -> str:
        return f"{self.get_action_display()} by {self.user} at {self.at:%Y-%m-%d %H:%M}"
