"""Reads over findings."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Count, Q

from articles.models import Article

if TYPE_CHECKING:
    from articles.models import ArticleVersion, Outlet
    from quotes.models import Finding, Policy, WithheldName  # noqa: F401  # in bases


class PolicyQuerySet(models.QuerySet["Policy"]):
    def for_outlet(self, outlet: "Outlet | None") -> Self:
        """That of an outlet, if it has one of its own, and that of the house."""
        return self.filter(Q(outlet=outlet) | Q(outlet=None))


class FindingQuerySet(models.QuerySet["Finding"]):
    def current(self) -> Self:
        """Those of the version of each article that is published now."""
        published = Article.objects.filter(current_version__isnull=False)
        return self.filter(version__in=published.values("current_version"))

    def standing(self) -> Self:
        """Those that the last evaluation found (again)."""
        return self.filter(gone_at__isnull=True)

    def open(self) -> Self:
        """Those that stand and that nobody has accepted or overruled."""
        return self.standing().filter(state="open")

    def in_state(self, state: str) -> Self:
        """Those that stand in a state; all that stand for no state."""
        return self.standing().filter(state=state) if state else self.standing()

    def of_version(self, version: "ArticleVersion") -> Self:
        return self.filter(version=version)

    def about(self, name: "WithheldName") -> Self:
        """Those on the speaker of a withheld name, in its version."""
        return self.filter(version=name.version_id, speaker=name.speaker_id)

    def of_rule(self, rule: str) -> Self:
        return self.filter(rule=rule) if rule else self

    def of_severity(self, severity: str) -> Self:
        return self.filter(severity=severity) if severity else self

    def with_article(self) -> Self:
        return self.select_related("version__article__outlet", "speaker", "quote", "decision__user")

    def by_rule(self) -> Iterable[Mapping[str, Any]]:
        """A row for each rule: `rule`, `findings`, `errors`."""
        counts = self.order_by().values("rule")
        return counts.annotate(findings=Count("pk"), errors=Count("pk", filter=Q(severity="error"))).order_by("rule")

    def worst_first(self) -> Self:
        """Errors before warnings (as in the alphabet), and of each the newest texts first."""
        return self.order_by("severity", "-version_id", "pk")
