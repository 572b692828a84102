"""Which withheld names the anonymity pages are about: what their addresses say, as one value."""

from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, time
from typing import Any, Self
from urllib.parse import urlencode

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Q
from django.db.models.query import QuerySet
from django.utils import timezone

from articles.models import Author
from quotes.models import Approval, ArticleSourcing, WithheldListing, WithheldName
from quotes.querysets import FindingQuerySet, WithheldListingQuerySet, WithheldNameQuerySet

NO_SECTION = "-"
NOBODY = "-"


@dataclass(frozen=True, kw_only=True)
class Selection:
    """A choice of withheld names in articles as they are published now; what is empty is not asked.

    Args:
        since, until: days of publication in UTC, both inclusive.
        phrase: the words of the reason as listings have them.
        alone: only in articles in which no named source says anything.
        due: only sources that have to be asked again for the record by today.
        approver: who approved the use last and did not withdraw it; `NOBODY` for sources without approval.
    """

    reason: str = ""
    strength: str = ""
    kind: str = ""
    outlet: str = ""
    section: str = ""
    author: str = ""
    since: date | None = None
    until: date | None = None
    phrase: str = ""
    alone: bool = False
    due: bool = False
    approver: str = ""

    @property
    def listed(self) -> WithheldListingQuerySet:
        """The withheld names asked for; an article that reprints another's text does not count."""
        asked = {
            "reason": self.reason,
            "strength": self.strength,
            "kind": self.kind,
            "phrase": self.phrase,
            "alone": self.alone,
            "approver__username": self.approver.removeprefix(NOBODY),
        }
        listed = WithheldListing.objects.filter(self._of_articles())
        listed = listed.filter(**{column: value for column, value in asked.items() if value})
        if self.due:
            due = Approval.objects.due(timezone.localdate()).order_by().values("unnamed_source")
            listed = listed.filter(withheld__unnamed_source__in=due)
        return listed.filter(approver=None) if self.approver == NOBODY else listed

    @property
    def names(self) -> WithheldNameQuerySet:
        """The same names as their articles have them."""
        return WithheldName.objects.filter(pk__in=self.listed.order_by().values("pk"))

    @property
    def articles(self) -> "QuerySet[ArticleSourcing]":
        """The articles that the same outlet, section, author and days allow, as far as they have been read."""
        return ArticleSourcing.objects.filter(self._of_articles())

    def among(self, findings: FindingQuerySet) -> FindingQuerySet:
        """Those of some findings that are in these articles."""
        asked = self._of_articles()
        return findings.filter(version__article__in=self.articles.values("pk")) if asked else findings

    @property
    def query(self) -> str:
        """The choice as the query of an address, with its question mark; empty if nothing is asked."""
        asked = {name: getattr(self, name) for name in self.asked}
        return (
            "?" + urlencode({name: "on" if value is True else value for name, value in asked.items()}) if asked else ""
        )

    def but(self, **changes: Any) -> Self:
        """The same choice with changes."""
        return replace(self, **changes)

    @property
    def asked(self) -> list[str]:
        """Names of what is asked for."""
        return [field.name for field in fields(self) if getattr(self, field.name) not in ("", None, False)]

    def _of_articles(self) -> Q:
        asked = Q()
        if self.outlet:
            asked &= Q(outlet__name=self.outlet)
        if self.section:
            asked &= Q(section="" if self.section == NO_SECTION else self.section)
        if self.author:
            asked &= Q(authors__overlap=ArraySubquery(Author.objects.filter(name=self.author).values("pk")))
        if self.since:
            asked &= Q(published_at__gte=_midnight(self.since))
        if self.until:
            asked &= Q(published_at__lte=datetime.combine(self.until, time.max, UTC))
        return asked


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
