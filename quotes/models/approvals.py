"""What a newsroom's people sign about the use of unnamed sources."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from quotes import triggers
from quotes.models.sources import UnnamedSource
from quotes.querysets import ApprovalQuerySet


class Approval(models.Model):
    """One person's word on the use of an unnamed source: approval, ground rule, attestation, or a withdrawal.

    Never changed, never deleted; a withdrawal is a further record. Who the source is has no field: that an editor
    knows it is stored, what they know is not.
    """

    class Role(models.TextChoices):
        """In which role somebody signs, the lowest first."""

        REPORTER = "reporter", "reporter"
        EDITOR = "editor", "editor"
        STANDARDS = "standards", "standards editor"

    class GroundRule(models.TextChoices):
        ON_RECORD = "on_record", "on the record"
        BACKGROUND = "background", "background"
        DEEP_BACKGROUND = "deep_background", "deep background"
        OFF_RECORD = "off_record", "off the record"

    unnamed_source = models.ForeignKey(UnnamedSource, models.PROTECT, related_name="approvals")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="approvals")
    at = models.DateTimeField(auto_now_add=True)
    role = models.CharField(max_length=10, choices=Role, help_text="In which they signed.")
    ground_rule = models.CharField(max_length=20, choices=GroundRule, blank=True)
    approves = models.BooleanField(default=False, help_text="The use of the source without a name.")
    approves_direct_quotes = models.BooleanField(default=False)
    knows_identity = models.BooleanField(default=False, help_text="The signer knows who the source is.")
    corroborated = models.BooleanField(default=False, help_text="What the source says is borne out by something else.")
    persons = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="How many people stand behind the words that name the source."
    )
    ask_again_on = models.DateField(null=True, blank=True, help_text="When to ask again for the record.")
    note = models.CharField(max_length=500, blank=True)
    note_looked_like_name = models.BooleanField(
        default=False, help_text="The signer kept the note although it was questioned as a name."
    )
    withdraws = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="withdrawn_by")

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        permissions = [
            ("sign_as_reporter", "Can sign about unnamed sources as a reporter"),
            ("sign_as_editor", "Can approve unnamed sources as an editor"),
            ("sign_as_standards", "Can approve unnamed sources as standards editor"),
        ]
        indexes = [
            models.Index(fields=["ask_again_on", "id"], name="approval_due", condition=Q(ask_again_on__isnull=False))
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(withdraws__isnull=False)
                | Q(approves=True)
                | Q(knows_identity=True)
                | Q(corroborated=True)
                | Q(persons__isnull=False)
                | ~Q(ground_rule=""),
                name="approval_says_something",
            ),
            models.CheckConstraint(
                condition=Q(withdraws__isnull=True)
                | Q(
                    ground_rule="",
                    approves=False,
                    approves_direct_quotes=False,
                    knows_identity=False,
                    corroborated=False,
                    persons__isnull=True,
                    ask_again_on__isnull=True,
                ),
                name="approval_withdrawal_says_no_more",
            ),
            models.CheckConstraint(condition=~Q(persons=0), name="approval_of_somebody"),
            models.CheckConstraint(
                condition=~Q(ground_rule="off_record") | Q(approves=False), name="approval_never_of_off_record"
            ),
            models.CheckConstraint(
                condition=Q(approves_direct_quotes=False) | (Q(approves=True) & ~Q(ground_rule="deep_background")),
                name="approval_of_direct_quotes",
            ),
            models.CheckConstraint(
                condition=Q(knows_identity=False) | ~Q(role="reporter"), name="approval_attested_by_editor"
            ),
        ]
        triggers = [triggers.append_only()]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.by} on {self.unnamed_source}, {self.at:%Y-%m-%d %H:%M}"


class Look(models.Model):
    """That somebody read the page of an unnamed source. Never changed, never deleted; holds no words of the page."""

    unnamed_source = models.ForeignKey(UnnamedSource, models.PROTECT, related_name="looks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="looks")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        permissions = [("view_every_look", "Can see who looked at any unnamed source")]
        triggers = [triggers.append_only()]

    def __str__(self) -> str:
        return f"{self.by} looked at {self.unnamed_source}, {self.at:%Y-%m-%d %H:%M}"
