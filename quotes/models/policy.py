"""The newsroom's policy on unnamed sources, and where articles depart from it."""

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models import ArticleVersion, Outlet
from quotes import triggers
from quotes.models.quotes import Quote
from quotes.models.spans import spans_field
from quotes.models.speakers import Speaker
from quotes.policy.rulebook import RULES
from quotes.policy.rules import Rule, Severity
from quotes.querysets import FindingQuerySet, PolicyQuerySet

OPEN = Q(state="open", gone_at__isnull=True)
SEVERITIES = [(severity.value, severity.value) for severity in Severity]


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), append_only=True)
class Policy(models.Model):
    """The policy of one outlet or, without one, of the house: that of all outlets that have none of their own."""

    outlet = models.OneToOneField(Outlet, models.CASCADE, null=True, blank=True, related_name="policy")
    preset = models.CharField(max_length=20, blank=True, help_text="The preset that was applied last.")

    objects = PolicyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "policies"
        constraints = [
            models.UniqueConstraint(fields=["outlet"], name="policy_once_per_outlet", nulls_distinct=False),
        ]

    def __str__(self) -> str:
        return f"Policy of {self.outlet}" if self.outlet else "House policy"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), append_only=True)
class RuleSetting(models.Model):
    """What a policy says about one rule; a rule without a setting is as the rulebook has it."""

    policy = models.ForeignKey(Policy, models.CASCADE, related_name="settings")
    rule = models.CharField(max_length=40)
    enabled = models.BooleanField(default=True)
    severity = models.CharField(max_length=10, choices=SEVERITIES)
    threshold = models.FloatField(null=True, blank=True)

    class Meta:
        ordering = ["policy", "rule"]
        constraints = [models.UniqueConstraint(fields=["policy", "rule"], name="rule_once_per_policy")]

    def __str__(self) -> str:
        return f"{self.policy}: {self.rule}"


class Finding(models.Model):
    """Where an article version departs from the policy. The machine finds, people decide; it never changes a quote.

    Nothing is deleted: what a later evaluation does not find again is `gone_at` that time. `fingerprint` tells the
    same finding after another reading, when the rows that it is about may be others.
    """

    class State(models.TextChoices):
        OPEN = "open"
        ACCEPTED = "accepted"
        OVERRULED = "overruled"

    version = models.ForeignKey(ArticleVersion, models.CASCADE, related_name="findings")
    rule = models.CharField(max_length=40)
    severity = models.CharField(max_length=10, choices=SEVERITIES)
    speaker = models.ForeignKey(Speaker, models.SET_NULL, null=True, blank=True, related_name="findings")
    quote = models.ForeignKey(Quote, models.SET_NULL, null=True, blank=True, related_name="findings")
    fingerprint = models.CharField(max_length=64, editable=False)
    sentence = models.TextField(help_text="What is wrong, in plain words.")
    advice = models.TextField(help_text="What to do about it, in plain words.")
    evidence_spans = spans_field("The words that show it; empty where words are missing.")
    evidence = models.TextField(editable=False, help_text="Taken from the body by the database.")
    found_at = models.DateTimeField(auto_now_add=True)
    gone_at = models.DateTimeField(null=True, blank=True, help_text="Since when evaluations no longer find it.")
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    decision = models.ForeignKey("FindingDecision", models.PROTECT, null=True, editable=False, related_name="+")

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["version", "pk"]
        permissions = [
            ("decide_finding", "Can accept findings with a note"),
            ("overrule_finding", "Can overrule findings"),
            ("view_fitting_people", "Can see named people whom the description of an unnamed source fits"),
        ]
        indexes = [
            models.Index(fields=["state", "rule"], name="finding_state_rule"),
            models.Index(fields=["severity", "-version", "id"], name="finding_open_worst", condition=OPEN),
            models.Index(fields=["rule", "severity", "version"], name="finding_open_by_rule", condition=OPEN),
        ]
        constraints = [
            models.UniqueConstraint(fields=["version", "fingerprint"], name="finding_once_per_version"),
            models.CheckConstraint(
                condition=Q(state="open") | Q(decision__isnull=False), name="finding_decided_by_a_decision"
            ),
        ]
        triggers = [
            triggers.spans_inside_body("evidence_spans"),
            triggers.words_from_body(evidence="evidence_spans"),
            pgtrigger.Protect(
                name="state_changed_by_decision_only",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.state IS DISTINCT FROM NEW.state AND OLD.decision_id IS NOT DISTINCT FROM NEW.decision_id"
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.sentence

    def get_absolute_url(self) -> str:
        """Where the article shows what it is about."""
        address = self.version.article.get_absolute_url()
        if self.quote_id:
            return f"{address}?quote={self.quote_id}#quote-{self.quote_id}"
        return f"{address}#description-{self.speaker_id}" if self.speaker_id else address

    @property
    def definition(self) -> Rule:
        return RULES[self.rule]


class FindingDecision(models.Model):
    """What a person decided about a finding, as an event: never changed, never deleted."""

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="decisions")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="finding_decisions")
    at = models.DateTimeField(auto_now_add=True)
    before = models.CharField(max_length=10, choices=Finding.State)
    after = models.CharField(max_length=10, choices=Finding.State)
    note = models.CharField(max_length=500, blank=True, help_text="Why; never who an unnamed source is.")
    note_looked_like_name = models.BooleanField(
        default=False, help_text="It was kept although it was questioned as a name."
    )
    undoes = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="undone_by")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(after="open") | Q(undoes__isnull=False) | ~Q(note=""), name="finding_decided_with_a_note"
            )
        ]
        triggers = [triggers.append_only()]

    def __str__(self) -> str:
        return f"{self.get_after_display()} by {self.user} at {self.at:%Y-%m-%d %H:%M}"
