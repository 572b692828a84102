"""What is known of who is who across articles: keys to find speakers by, roles, learned names, proposed merges."""

from django.db import models
from django.db.models import F, Q

from articles.models import Outlet
from quotes.models.quotes import Quote
from quotes.models.spans import spans_field
from quotes.models.speakers import Appearance, Speaker
from quotes.querysets.identity import MergeProposalQuerySet, SpeakerRoleQuerySet


class SpeakerKey(models.Model):
    """A key under which a speaker is looked for as perhaps the same as another, however large the archive is."""

    speaker = models.ForeignKey(Speaker, models.CASCADE, related_name="keys", db_index=False)
    key = models.CharField(max_length=500)

    class Meta:
        ordering = ["speaker", "key"]
        constraints = [models.UniqueConstraint(fields=["speaker", "key"], name="key_once_per_speaker")]
        indexes = [models.Index(fields=["key", "speaker"], name="speaker_by_key")]

    def __str__(self) -> str:
        return self.key


class SpeakerRole(models.Model):
    """A title and affiliation that an article version gives a speaker.

    Roles over time are read from these rows, so that merges, splits and new readings need no bookkeeping.
    """

    appearance = models.ForeignKey(Appearance, models.CASCADE, related_name="roles")
    title = models.CharField(max_length=200, help_text="As printed: Foreign Minister.")
    affiliation = models.CharField(max_length=200, blank=True, help_text="As printed: the Harbor Board.")
    role_key = models.CharField(max_length=400, editable=False, help_text="One form for a role however it is printed.")
    former = models.BooleanField(default=False, help_text="The words say that it is over.")
    spans = spans_field("The words that say so.")

    objects = SpeakerRoleQuerySet.as_manager()

    class Meta:
        ordering = ["appearance", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["appearance", "role_key"], name="role_once_per_appearance"),
            models.CheckConstraint(condition=~Q(title=""), name="role_has_title"),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.affiliation}" if self.affiliation else self.title


class LearnedName(models.Model):
    """Whom an outlet means by a name, as a corrected quote shows; it stands and falls with that correction."""

    quote = models.OneToOneField(Quote, models.CASCADE, primary_key=True, related_name="learned_name")
    outlet = models.ForeignKey(Outlet, models.CASCADE, related_name="+", db_index=False)
    entity = models.CharField(max_length=15, choices=Speaker.Entity)
    name_key = models.CharField(max_length=500)
    speaker = models.ForeignKey(Speaker, models.CASCADE, related_name="learned_names")

    class Meta:
        ordering = ["name_key", "pk"]
        indexes = [models.Index(fields=["name_key", "outlet"], name="learned_by_name_and_outlet")]

    def __str__(self) -> str:
        return f"{self.name_key} in {self.outlet}: {self.speaker}"


class MergeProposal(models.Model):
    """Two speakers who may be the same, with what speaks for it and what against it.

    The older speaker is the first. `evidence` is a list of {"rule", "weight", "words"}: above 0 for, below 0 against.
    """

    first = models.ForeignKey(Speaker, models.CASCADE, related_name="+", db_index=False)
    second = models.ForeignKey(Speaker, models.CASCADE, related_name="+")
    score = models.FloatField(help_text="How likely they are the same, 0 to 1; an estimate.")
    evidence = models.JSONField()
    made_at = models.DateTimeField(auto_now_add=True)
    postponed_at = models.DateTimeField(null=True, blank=True, help_text="Put off by a person, behind all others.")

    objects = MergeProposalQuerySet.as_manager()

    class Meta:
        ordering = [F("postponed_at").asc(nulls_first=True), "-score", "pk"]
        permissions = [("decide_speaker", "Can merge, split and rename speakers")]
        indexes = [
            models.Index(F("postponed_at").asc(nulls_first=True), F("score").desc(), "id", name="proposal_order")
        ]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="proposed_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="proposal_older_first"),
            models.CheckConstraint(condition=Q(score__range=(0, 1)), name="proposal_score_0_to_1"),
        ]

    def __str__(self) -> str:
        return f"{self.first} and {self.second}: {self.score:.2f}"
