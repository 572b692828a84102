"""Who sources are, under which names, and how articles present them."""

from collections.abc import Callable
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.urls import reverse

from articles.folding import NameOrder, name_vector
from articles.models import Article, ArticleVersion
from quotes import triggers
from quotes.models.spans import spans_field
from quotes.querysets import AliasQuerySet, AppearanceQuerySet, SpeakerQuerySet


def names_field(help_text: str) -> "ArrayField[list[str], list[str]]":
    return ArrayField(models.CharField(max_length=500), default=list, blank=True, editable=False, help_text=help_text)


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
    name_order = models.GeneratedField(
        expression=NameOrder("name", "entity"), output_field=models.TextField(), db_persist=True
    )
    article = models.ForeignKey(Article, models.CASCADE, null=True, blank=True, related_name="own_speakers")
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
        help_text="Who this is, by a person's decision; its names still lead there.",
    )
    apart_from = ArrayField(
        models.BigIntegerField(),
        default=list,
        blank=True,
        editable=False,
        help_text="Keys of speakers who are somebody else, by a person's decision.",
    )
    given_names = names_field("Names that mean this speaker, by a person's decision.")
    given_keys = names_field("These names as they are compared.")
    denied_names = names_field("Printed names that do not mean this speaker, by a person's decision.")

    objects = SpeakerQuerySet.as_manager()

    class Meta:
        ordering = ["name_key", "pk"]
        indexes = [
            models.Index(fields=["name_key"], name="speaker_name_key", opclasses=["text_pattern_ops"]),
            models.Index(fields=["name_order", "id"], name="speaker_in_order"),
            GinIndex(name_vector("name"), name="speaker_words", fastupdate=False),
            # Hardly anybody has such names; of a whole index, the planner would expect many and rather read all rows.
            GinIndex(fields=["given_keys"], name="speaker_of_given_key", fastupdate=False, condition=~Q(given_keys=[])),
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
        triggers = [triggers.merged_with_like(), triggers.take_rows_along()]

    def __str__(self) -> str:
        return self.name or f"unnamed {self.entity}"

    def get_absolute_url(self) -> str:
        return reverse("speaker_detail", args=[self.pk])

    @property
    def current(self) -> "Speaker":
        """Who this speaker is after all merges."""
        speaker = self
        while speaker.merged_into:
            speaker = speaker.merged_into
        return speaker


def merged_from_field(on_delete: Callable[..., Any]) -> "models.ForeignKey[Speaker | None, Speaker | None]":
    """Who a row was read or decided to be about, where that speaker has been merged into the row's `speaker` since.

    The database keeps the two: write `speaker`, and what that one was merged into stands there.
    """
    return models.ForeignKey(Speaker, on_delete, null=True, blank=True, editable=False, related_name="+")


class SpeakerAlias(models.Model):
    """A name under which articles printed a speaker. Those that a person gave or took away stand with the speaker."""

    speaker = models.ForeignKey(Speaker, models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=500)
    name_key = models.CharField(max_length=500, editable=False)
    first_version = models.ForeignKey(ArticleVersion, models.CASCADE, related_name="+")

    objects = AliasQuerySet.as_manager()

    class Meta:
        ordering = ["name_key", "pk"]
        indexes = [
            models.Index(fields=["name_key"], name="alias_name_key", opclasses=["text_pattern_ops"]),
            GinIndex(name_vector("name"), name="alias_words", fastupdate=False),
        ]
        constraints = [models.UniqueConstraint(fields=["speaker", "name"], name="alias_once_per_speaker")]

    def __str__(self) -> str:
        return self.name


class Appearance(models.Model):
    """How one article version presents a speaker: where it is named or described, and with which description."""

    version = models.ForeignKey(ArticleVersion, models.CASCADE, related_name="appearances")
    speaker = models.ForeignKey(Speaker, models.CASCADE, related_name="appearances")
    merged_from = merged_from_field(models.CASCADE)
    description = models.TextField(blank=True)
    description_spans = spans_field("The words of the description; empty or one range.")
    mention_spans = spans_field("Where the speaker is named or described.")
    facts = models.JSONField(
        default=dict, blank=True, help_text="What the text says that tells people apart: sex, age …"
    )
    link_rule = models.CharField(
        max_length=20, blank=True, help_text="Which evidence linked the speaker of the archive."
    )
    link_evidence = models.JSONField(default=list, blank=True, help_text="Rule, weight and words of each piece of it.")

    objects = AppearanceQuerySet.as_manager()

    class Meta:
        ordering = ["version", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "speaker", "merged_from"], name="appearance_once_per_version", nulls_distinct=False
            )
        ]
        indexes = [models.Index(fields=["speaker", "-id"], name="appearance_newest_of_speaker")]
        triggers = [triggers.attach_to_merged(), triggers.spans_inside_body("description_spans", "mention_spans")]

    def __str__(self) -> str:
        return f"{self.speaker} in {self.version}"
