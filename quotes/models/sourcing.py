"""What the anonymity pages count, in rows of its own; the database makes and keeps it."""

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from articles.models import Article, Outlet
from quotes.models.approvals import Approval
from quotes.models.policy import Finding
from quotes.models.quotes import Quote
from quotes.models.reasons import Reason
from quotes.models.runs import AttributionRun
from quotes.models.speakers import Speaker
from quotes.models.withheld import WithheldName
from quotes.models.wordings import Wording
from quotes.querysets import WithheldListingQuerySet
from quotes.sourcing_triggers import accounted_by

BEST = Q(strength__in=["harm", "duty"], has_evidence=True, errors=0)
KIND = "(SELECT kind FROM quotes_speaker WHERE id = {}speaker_id)"  # a merge within a kind changes no number
WITHHELD = ("speaker_id", "status", "reason_id", "trigger", "evidence", "unnamed_source_id")
IS_COPY = "changed.copy_of_id IS NOT NULL"
BOTH = (pgtrigger.Insert, pgtrigger.Delete)
OF_VERSION = "v.article_id FROM {} changed JOIN articles_articleversion v ON v.id = changed.version_id WHERE {when}"
OF_QUOTE = (
    "v.article_id FROM {} changed JOIN quotes_quote q ON q.id = changed.quote_id"
    " JOIN articles_articleversion v ON v.id = q.version_id WHERE {when}"
)
OF_SOURCE = "s.article_id FROM {} changed JOIN quotes_unnamedsource s ON s.id = changed.unnamed_source_id WHERE {when}"
OF_SPEAKER = (
    "v.article_id FROM {} changed JOIN (SELECT speaker_id, version_id FROM quotes_quote UNION ALL"
    " SELECT speaker_id, version_id FROM quotes_withheldname) shown ON shown.speaker_id = changed.id"
    " JOIN articles_articleversion v ON v.id = shown.version_id WHERE {when}"
)


class ArticleSourcing(models.Model):
    """How an article that was read is sourced as it is published now.

    `named` to `unknown` count the words that it attributes to speakers of each kind, reprinted ones left out. An
    article is `reprinted` if it has words of another's; it is `alone` if an unnamed source says something and no named
    one does.
    """

    article = models.OneToOneField(
        Article, models.DO_NOTHING, primary_key=True, related_name="sourcing", db_constraint=False
    )
    outlet = models.ForeignKey(Outlet, models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False)
    section = models.CharField(max_length=100, blank=True)
    published_at = models.DateTimeField(null=True)
    month = models.DateField(null=True, help_text="Its first day, in UTC.")
    authors = ArrayField(models.BigIntegerField())
    reprinted = models.BooleanField()
    alone = models.BooleanField()
    named = models.PositiveIntegerField()
    pseudonymous = models.PositiveIntegerField()
    anonymous = models.PositiveIntegerField()
    unknown = models.PositiveIntegerField()

    class Meta:
        indexes = [
            models.Index(fields=["published_at"], name="sourcing_by_day"),
            models.Index(
                F("published_at").desc(nulls_last=True),
                F("article").desc(),
                name="sourcing_alone",
                condition=Q(alone=True, reprinted=False),
            ),
        ]

    def __str__(self) -> str:
        return f"sourcing of article {self.article_id}"


class WithheldListing(models.Model):
    """A withheld name of an article as it is published now, unless the article reprints another.

    `phrase` is the words that give the reason or else say that the name is withheld: the stock phrase that they are a
    variant of, else they themselves without case and small words. `approver` approved the use last and did not withdraw
    it; `errors` and `warnings` count the open findings about it.
    """

    withheld = models.OneToOneField(
        WithheldName, models.DO_NOTHING, primary_key=True, related_name="listing", db_constraint=False
    )
    article = models.ForeignKey(Article, models.DO_NOTHING, related_name="+", db_constraint=False)
    outlet = models.ForeignKey(Outlet, models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False)
    section = models.CharField(max_length=100, blank=True)
    published_at = models.DateTimeField(null=True)
    month = models.DateField(null=True, help_text="Its first day, in UTC.")
    authors = ArrayField(models.BigIntegerField())
    reason = models.ForeignKey(Reason, models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False)
    strength = models.CharField(max_length=10)
    kind = models.CharField(max_length=15)
    approver = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.DO_NOTHING, null=True, related_name="+", db_constraint=False, db_index=False
    )
    phrase = models.TextField(blank=True)
    alone = models.BooleanField()
    has_evidence = models.BooleanField()
    errors = models.PositiveIntegerField()
    warnings = models.PositiveIntegerField()

    objects = WithheldListingQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                F("published_at").desc(nulls_last=True), F("article").desc(), "withheld", name="withheld_newest"
            ),
            models.Index(
                F("published_at").desc(nulls_last=True),
                F("article").desc(),
                "withheld",
                name="withheld_unexplained",
                condition=Q(strength="none"),
            ),
            models.Index(fields=["-errors", "-warnings", "-withheld"], name="withheld_worst"),
            models.Index(fields=["warnings", "-withheld"], name="withheld_best", condition=BEST),
        ]

    def __str__(self) -> str:
        return f"listing of withheld name {self.withheld_id}"


class AccountedQuote(Quote):
    """What happens to quotes, for what is counted."""

    class Meta:
        proxy = True
        triggers = accounted_by(OF_VERSION, KIND, "{}status", "{}stance", "{}content", also=BOTH)


class AccountedWithheldName(WithheldName):
    """What happens to withheld names, for what is counted."""

    class Meta:
        proxy = True
        triggers = accounted_by(OF_VERSION, *(f"{{}}{column}" for column in WITHHELD), also=BOTH)


class AccountedSpeaker(Speaker):
    """What happens to speakers, for what is counted."""

    class Meta:
        proxy = True
        triggers = accounted_by(OF_SPEAKER, "{}kind")


class AccountedArticle(Article):
    """What happens to articles, for what is counted."""

    class Meta:
        proxy = True
        triggers = accounted_by(
            "changed.id FROM {} changed WHERE {when}",
            *("{}outlet_id", "{}section", "{}published_at", "{}current_version_id"),
            also=(pgtrigger.Delete,),
        )


class AccountedAuthorship(Article.authors.through):  # type: ignore[name-defined,misc]  # Django makes it
    """What happens to bylines, for what is counted."""

    class Meta:
        proxy = True
        triggers = accounted_by(
            "changed.article_id FROM {} changed WHERE {when}", "{}article_id", "{}author_id", also=BOTH
        )


class AccountedApproval(Approval):
    """What people sign, for what is counted."""

    class Meta:
        proxy = True
        triggers = accounted_by(OF_SOURCE, "{}withdraws_id", also=(pgtrigger.Insert,))


class AccountedFinding(Finding):
    """What is found wanting, for what is counted."""

    class Meta:
        proxy = True
        triggers = accounted_by(OF_VERSION, "{}state", "{}gone_at", "{}severity", "{}speaker_id", also=BOTH)


class AccountedRun(AttributionRun):
    """That articles were read, for what is counted."""

    class Meta:
        proxy = True
        triggers = accounted_by(OF_VERSION, "{}state", also=BOTH)


class AccountedWording(Wording):
    """Which words are reprinted, for what is counted."""

    class Meta:
        proxy = True
        triggers = accounted_by(OF_QUOTE, "{}copy_of_id", when=IS_COPY, also=BOTH, key="quote_id")
