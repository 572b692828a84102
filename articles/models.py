"""What was published: outlets, authors, articles and the versions of their text."""

import hashlib
from datetime import UTC, date, datetime

import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Value
from django.db.models.functions import Coalesce, Length
from django.urls import reverse
from django.utils import timezone

from articles.querysets import ArticleQuerySet

INDEXED = ("headline", "standfirst", "byline", "published_at", "current_version_id")


def dated() -> Coalesce:
    """When an article was published; the year 1000 if nobody knows."""
    return Coalesce("published_at", Value(datetime(1000, 1, 1, tzinfo=UTC)))


def indexed() -> pgtrigger.Trigger:
    """Keep what a search finds an article by: headline, standfirst, byline, body of the current version, date."""
    return pgtrigger.Trigger(
        name="indexed",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf(*INDEXED),  # type: ignore[no-untyped-call]
        func="""
            INSERT INTO articles_articleindex (article_id, at, words)
            SELECT NEW.id, COALESCE(NEW.published_at, '1000-01-01 00:00+00'),
                   setweight(to_tsvector('english', onrecord_fold(NEW.headline)), 'A')
                   || setweight(to_tsvector('english', onrecord_fold(NEW.standfirst || ' ' || NEW.byline)), 'B')
                   || setweight(to_tsvector('english', onrecord_fold(left(COALESCE(v.body, ''), 250000))), 'D')
            FROM (SELECT NEW.current_version_id AS id) current LEFT JOIN articles_articleversion v USING (id)
            ON CONFLICT (article_id) DO UPDATE SET at = EXCLUDED.at, words = EXCLUDED.words;
            RETURN NEW;
        """,
    )


class Outlet(models.Model):
    """A newspaper, agency or station."""

    name = models.CharField(max_length=200, unique=True)
    country = models.CharField(max_length=100, blank=True, help_text="Where it appears; tells namesakes apart.")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Author(models.Model):
    """Somebody with a byline."""

    name = models.CharField(max_length=200, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Article(models.Model):
    """One published text, whatever its versions. `external_id` is the outlet's own key for it."""

    outlet = models.ForeignKey(Outlet, models.PROTECT, related_name="articles")
    external_id = models.CharField(max_length=500)
    headline = models.CharField(max_length=500)
    standfirst = models.TextField(blank=True)
    section = models.CharField(max_length=100, blank=True)
    byline = models.CharField(max_length=500, blank=True)
    authors = models.ManyToManyField(Author, related_name="articles", blank=True)
    dateline = models.CharField(max_length=200, blank=True)
    url = models.URLField(max_length=2000, blank=True)
    language = models.CharField(max_length=10, help_text="ISO 639-1 code, e.g. en")
    licence = models.CharField(max_length=200, blank=True)
    fiction = models.BooleanField(default=False, help_text="Written for demonstration; nothing in it happened.")
    published_at = models.DateTimeField(null=True, blank=True)
    updated_at = models.DateTimeField(null=True, blank=True)
    current_version = models.OneToOneField(
        "ArticleVersion", models.SET_NULL, null=True, editable=False, related_name="current_of"
    )
    added_at = models.DateTimeField(auto_now_add=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = [models.F("published_at").desc(nulls_last=True), "-pk"]
        indexes = [
            models.Index(models.F("published_at").desc(nulls_last=True), models.F("id").desc(), name="article_newest"),
            models.Index(dated(), "id", name="article_dated"),
            models.Index(fields=["section"], name="article_section"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["outlet", "external_id"], name="article_once_per_outlet"),
            models.CheckConstraint(condition=~models.Q(external_id=""), name="article_has_external_id"),
            models.CheckConstraint(condition=~models.Q(headline=""), name="article_has_headline"),
            models.CheckConstraint(
                condition=models.Q(updated_at__isnull=True)
                | models.Q(published_at__isnull=True)
                | models.Q(updated_at__gte=models.F("published_at")),
                name="article_updated_after_published",
            ),
        ]
        triggers = [indexed()]

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        return reverse("article_detail", args=[self.pk])


class ArticleIndex(models.Model):
    """What a search finds an article by; made and kept by the database."""

    article = models.OneToOneField(Article, models.CASCADE, primary_key=True, related_name="index")
    at = models.DateTimeField(help_text="When it was published; the year 1000 if nobody knows.")
    words = SearchVectorField()

    class Meta:
        indexes = [GinIndex(fields=["words"], name="article_words", fastupdate=False)]

    def __str__(self) -> str:
        return f"words of article {self.article_id}"


class ArticleVersion(models.Model):
    """The body as it stood when it was read. Quotes are anchored to it, so the database refuses to change it."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    body = models.TextField(help_text="Plain text; paragraphs are separated by line breaks.")
    body_hash = models.CharField(max_length=64, editable=False)
    length = models.GeneratedField(
        expression=Length("body"), output_field=models.PositiveIntegerField(), db_persist=True
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["article", "number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="version_number_once"),
            models.CheckConstraint(condition=~models.Q(body=""), name="version_has_body"),
        ]
        triggers = [
            pgtrigger.Protect(name="version_is_immutable", operation=pgtrigger.Update),
        ]

    def __str__(self) -> str:
        return f"{self.article}, version {self.number}"

    @property
    def published_on(self) -> date:
        """The newsroom's day on which its article was published, as far as known, else the day it was stored."""
        return timezone.localdate(self.article.published_at or self.created_at)


class WithdrawnName(models.Model):
    """A name that has to be withheld after publication, wherever it stands. The name itself has no field."""

    articles = models.ManyToManyField(Article, related_name="withdrawn_names", help_text="In which it was covered.")

    def __str__(self) -> str:
        return f"withdrawn name {self.pk}"


class WithdrawnForm(models.Model):
    """One form of a withdrawn name as a keyed hash; see `articles.withdrawn`.

    A whole name is covered in every text; part of one, such as the family name alone, in the articles concerned.
    """

    name = models.ForeignKey(WithdrawnName, models.CASCADE, related_name="forms")
    key = models.CharField(max_length=64)
    words = models.PositiveSmallIntegerField()
    is_whole = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "key"], name="withdrawn_form_once")]

    def __str__(self) -> str:
        return f"form of {self.words} words of {self.name}"


def hash_of(body: str) -> str:
    """SHA-256 of a body, hexadecimal: two texts are the same version exactly when their hashes are."""
    return hashlib.sha256(body.encode()).hexdigest()
