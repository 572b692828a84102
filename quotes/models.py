"""Who said what: speakers, quotes, withheld names, the machine's runs and people's decisions."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from articles.models import Article, ArticleVersion
from quotes import triggers
from quotes.querysets import AppearanceQuerySet, QuoteQuerySet, RunQuerySet, SpeakerQuerySet, WithheldNameQuerySet


def spans_field(help_text: str) -> ArrayField:  # type: ignore[type-arg]  # two levels of element types
    """Character ranges `[[start, end], ...]` of the version's body, half-open, ascending, apart."""
    return ArrayField(ArrayField(models.IntegerField(), size=2), default=list, blank=True, help_text=help_text)


class Reason(models.Model):
    """Why a name is withheld: one code of the vocabulary, from `seeds/reasons.json`."""

    class Strength(models.TextChoices):
        HARM = "harm"
        DUTY = "duty"
        WEAK = "weak"
        NONE = "none", "none given"
        OTHER = "other", "not rated"

    code = models.CharField(max_length=20, primary_key=True)
    label = models.CharField(max_length=60)
    strength = models.CharField(max_length=10, choices=Strength)
    meaning = models.TextField()
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.label


class AttributionRun(models.Model):
    """One reading of one article version by one version of the pipeline: when, how long, what came out."""

    class State(models.TextChoices):
        QUEUED = "queued"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"
        SKIPPED = "skipped"

    version = models.ForeignKey(ArticleVersion, models.CASCADE, related_name="runs")
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    pipeline = models.CharField(max_length=100, blank=True, help_text="Name and version of the pipeline that read it.")
    attempts = models.PositiveSmallIntegerField(default=0)
    message = models.TextField(blank=True, help_text="Why it failed or was skipped, for a person.")
    proposals = models.JSONField(null=True, help_text="What the machine found, as offsets; never changed afterwards.")
    words = models.PositiveIntegerField(null=True)
    queued_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    objects = RunQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version"], condition=Q(state__in=["queued", "running"]), name="run_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(proposals__isnull=False, finished_at__isnull=False),
                name="run_done_has_proposals",
            ),
            models.CheckConstraint(condition=~Q(state__in=["failed", "skipped"]) | ~Q(message=""), name="run_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.version}: {self.state}"

    @property
    def is_active(self) -> bool:
        return self.state in (self.State.QUEUED, self.State.RUNNING)

    @property
    def seconds(self) -> float | None:
        """How long the reading took."""
        return (self.finished_at - self.started_at).total_seconds() if self.finished_at and self.started_at else None


class Speaker(models.Model):
    """Who a source is. The identity behind a withheld name has no place here.

    `article` is set for speakers that belong to one article alone: all anonymous ones, and pseudonymous ones until a
    person says that two articles mean the same.
    """

    class Kind(models.TextChoices):
        NAMED = "named"
        PSEUDONYMOUS = "pseudonymous"
        ANONYMOUS = "anonymous"

    class Entity(models.TextChoices):
        PERSON = "person"
        GROUP = "group"
        ORGANIZATION = "organization"
        DOCUMENT = "document"

    kind = models.CharField(max_length=15, choices=Kind)
    entity = models.CharField(max_length=15, choices=Entity)
    name = models.CharField(max_length=500, blank=True, help_text="The fullest form printed, without titles.")
    name_key = models.CharField(max_length=500, blank=True, editable=False, help_text="The name as it is compared.")
    article = models.ForeignKey(Article, models.CASCADE, null=True, blank=True, related_name="own_speakers")

    objects = SpeakerQuerySet.as_manager()

    class Meta:
        ordering = ["name_key", "pk"]
        indexes = [
            models.Index(fields=["name_key"], name="speaker_name_key", opclasses=["text_pattern_ops"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="anonymous", name="", name_key="")
                | (~Q(kind="anonymous") & ~Q(name="") & ~Q(name_key="")),
                name="speaker_name_unless_anonymous",
            ),
            models.CheckConstraint(
                condition=~Q(kind="anonymous") | Q(article__isnull=False), name="speaker_anonymous_in_one_article"
            ),
            models.CheckConstraint(
                condition=~Q(kind="named") | Q(article__isnull=True), name="speaker_named_in_any_article"
            ),
        ]

    def __str__(self) -> str:
        return self.name or f"unnamed {self.entity}"

    def get_absolute_url(self) -> str:
        return reverse("speaker_detail", args=[self.pk])


class SpeakerAlias(models.Model):
    """A name under which articles printed a speaker."""

    speaker = models.ForeignKey(Speaker, models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=500)
    name_key = models.CharField(max_length=500, editable=False)
    first_version = models.ForeignKey(ArticleVersion, models.CASCADE, related_name="+")

    class Meta:
        ordering = ["name_key"]
        indexes = [models.Index(fields=["name_key"], name="alias_name_key", opclasses=["text_pattern_ops"])]
        constraints = [models.UniqueConstraint(fields=["speaker", "name"], name="alias_once_per_speaker")]

    def __str__(self) -> str:
        return self.name


class Appearance(models.Model):
    """How one article version presents a speaker: where it is named or described, and with which description."""

    version = models.ForeignKey(ArticleVersion, models.CASCADE, related_name="appearances")
    speaker = models.ForeignKey(Speaker, models.CASCADE, related_name="appearances")
    description = models.TextField(blank=True)
    description_spans = spans_field("The words of the description; empty or one range.")
    mention_spans = spans_field("Where the speaker is named or described.")

    objects = AppearanceQuerySet.as_manager()

    class Meta:
        ordering = ["version", "pk"]
        constraints = [models.UniqueConstraint(fields=["version", "speaker"], name="appearance_once_per_version")]
        triggers = [triggers.spans_inside_body("description_spans", "mention_spans")]

    def __str__(self) -> str:
        return f"{self.speaker} in {self.version}"


class Decision(models.Model):
    """What a person decided, as an event: never changed, never deleted, always above the machine's proposal."""

    class Action(models.TextChoices):
        CONFIRM = "confirm", "confirmed"
        REJECT = "reject", "rejected"
        REOPEN = "reopen", "reopened"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="decisions")
    at = models.DateTimeField(auto_now_add=True)
    action = models.CharField(max_length=10, choices=Action)
    quote = models.ForeignKey("Quote", models.PROTECT, related_name="decisions")
    before = models.JSONField()
    after = models.JSONField()

    class Meta:
        ordering = ["pk"]
        triggers = [triggers.append_only()]

    def __str__(self) -> str:
        return f"{self.get_action_display()} by {self.user} at {self.at:%Y-%m-%d %H:%M}"


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
    status = models.CharField(max_length=10, choices=Status, default=Status.PROPOSED)
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, editable=False, related_name="+")

    objects = QuoteQuerySet.as_manager()

    class Meta:
        ordering = ["version", F("content_spans").asc()]
        permissions = [("decide_quote", "Can confirm, reject and correct quotes")]
        indexes = [models.Index(fields=["speaker", "version"], name="quote_of_speaker")]
        constraints = [
            models.CheckConstraint(condition=Q(content_spans__len__gt=0), name="quote_has_content"),
            models.CheckConstraint(condition=Q(confidence__range=(0, 1)), name="quote_confidence_0_to_1"),
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
            triggers.spans_inside_body("content_spans", "source_spans", "cue_spans", "antecedent_spans"),
            triggers.words_from_body(content="content_spans", source="source_spans", cue="cue_spans"),
            triggers.changed_by_decision_only(),
            triggers.decided_stays(),
        ]

    def __str__(self) -> str:
        return self.content[:80]

    def get_absolute_url(self) -> str:
        return f"{self.version.article.get_absolute_url()}?quote={self.pk}#quote-{self.pk}"

    @property
    def antecedent(self) -> str:
        """The words of the mention that the choice of speaker rests on."""
        return " … ".join(self.version.body[start:end] for start, end in self.antecedent_spans)


class WithheldName(models.Model):
    """A name that an article version holds back in whole or part, and why. The name itself has no field."""

    version = models.ForeignKey(ArticleVersion, models.CASCADE, related_name="withheld_names")
    speaker = models.ForeignKey(Speaker, models.CASCADE, related_name="withheld_names")
    run = models.ForeignKey(AttributionRun, models.SET_NULL, null=True, related_name="withheld_names")
    reason = models.ForeignKey(Reason, models.PROTECT, related_name="withheld_names")
    trigger_spans = spans_field("The words that say so; empty or one range.")
    evidence_spans = spans_field("The words that give the reason; empty or one range.")
    trigger = models.TextField(editable=False, help_text="Taken from the body by the database.")
    evidence = models.TextField(editable=False, help_text="Taken from the body by the database.")

    objects = WithheldNameQuerySet.as_manager()

    class Meta:
        ordering = ["version", "pk"]
        constraints = [models.UniqueConstraint(fields=["version", "speaker"], name="withheld_once_per_version")]
        triggers = [
            triggers.spans_inside_body("trigger_spans", "evidence_spans"),
            triggers.words_from_body(trigger="trigger_spans", evidence="evidence_spans"),
        ]

    def __str__(self) -> str:
        return f"{self.speaker}: {self.reason}"
