"""What a second reviewer says, without having seen what the first one decided."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from quotes import triggers
from quotes.models.decisions import Decision
from quotes.models.quotes import Quote
from quotes.models.reasons import Reason
from quotes.models.spans import spans_field
from quotes.models.speakers import Speaker
from quotes.querysets import SecondOpinionQuerySet


class SecondOpinion(models.Model):
    """How another person judges what the first decision about a quote was about. It changes nothing in the quote."""

    class Who(models.TextChoices):
        KNOWN = "known", "a speaker we know"
        NOBODY = "nobody", "nobody can tell"
        OTHER = "other", "somebody who is not listed"

    class Status(models.TextChoices):
        CONFIRMED = "confirmed", "a quote"
        REJECTED = "rejected", "no quote"

    decision = models.OneToOneField(Decision, models.PROTECT, related_name="second_opinion")
    quote = models.ForeignKey(Quote, models.PROTECT, related_name="second_opinions")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="second_opinions")
    at = models.DateTimeField(auto_now_add=True)
    status = models.CharField(max_length=10, choices=Status)
    who = models.CharField(max_length=10, choices=Who, blank=True, help_text="Empty for what is no quote.")
    speaker = models.ForeignKey(Speaker, models.PROTECT, null=True, blank=True, related_name="second_opinions")
    content_spans = spans_field("The words reported, as the second person selects them.")
    source_spans = spans_field("Who is named as speaking; empty for nobody, null where it was not asked.", null=True)
    cue_spans = spans_field("The words that say that they speak; null where it was not asked.", null=True)
    name_decision = models.OneToOneField(
        Decision,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="second_opinion_on_name",
        help_text="What was decided about the speaker's withheld name, where that is judged once more too.",
    )
    reason = models.ForeignKey(
        Reason,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Of that name; null: none is withheld.",
    )

    objects = SecondOpinionQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        permissions = [("settle_disagreement", "Can say what holds where two reviewers disagree")]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="rejected", who="", content_spans__len=0)
                | (Q(status="confirmed", content_spans__len__gt=0) & ~Q(who="")),
                name="second_opinion_whole",
            ),
            models.CheckConstraint(
                condition=Q(who="known", speaker__isnull=False) | (~Q(who="known") & Q(speaker__isnull=True)),
                name="second_opinion_speaker_if_known",
            ),
            models.CheckConstraint(
                condition=Q(reason=None) | Q(name_decision__isnull=False), name="second_opinion_reason_if_asked"
            ),
        ]
        triggers = [triggers.append_only()]

    def __str__(self) -> str:
        return f"{self.get_status_display()}, says {self.user}"
