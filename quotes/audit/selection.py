"""Which withheld names the anonymity pages are about: what their addresses say, as one value."""

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Self
from urllib.parse import urlencode

from django.db.models import Exists, F, Func, OuterRef, Q, Subquery, TextField, Value
from django.db.models.functions import Coalesce, Lower, NullIf
from django.db.models.query import QuerySet

from articles.models import Article
from quotes.models import Approval, AttributionRun, Finding, Quote, Speaker, WithheldName
from quotes.querysets import FindingQuerySet, QuoteQuerySet, WithheldNameQuerySet

NO_SECTION = "-"
NOBODY = "-"


@dataclass(frozen=True, kw_only=True)
class Selection:
    """A choice of withheld names in articles as they are published now; what is empty is not asked.

    Args:
        since, until: days of publication, both inclusive.
        phrase: the words of the reason as `phrase_of` has them.
        alone: only in articles in which no named source says anything.
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
    approver: str = ""

    @property
    def names(self) -> WithheldNameQuerySet:
        """The withheld names asked for; an article that reprints another's text does not count."""
        asked = {"reason": self.reason, "reason__strength": self.strength, "speaker__kind": self.kind}
        names = WithheldName.objects.current().filter(self._of_articles("version__article__"), ~reprinted("version"))
        names = names.filter(**{column: value for column, value in asked.items() if value})
        if self.phrase:
            names = names.alias(phrase=phrase_of()).filter(phrase=self.phrase)
        if self.approver:
            names = names.alias(approver=approver_of()).filter(approver=self.approver.removeprefix(NOBODY))
        if self.alone:
            names = names.filter(Exists(resting_on_unnamed().filter(pk=OuterRef("version__article"))))
        return names

    @property
    def articles(self) -> "QuerySet[Article]":
        """The articles that the same outlet, section, author and days allow, as far as they have been read."""
        read = AttributionRun.objects.filter(version=OuterRef("current_version"), state=AttributionRun.State.DONE)
        return Article.objects.filter(Exists(read), ~reprinted("current_version")).filter(self._of_articles(""))

    @property
    def statements(self) -> QuoteQuerySet:
        """What those articles attribute to anybody."""
        said = Quote.objects.current().standing().statements().counted_once()
        return said.filter(self._of_articles("version__article__"))

    @property
    def findings(self) -> FindingQuerySet:
        """The open findings in those articles."""
        return Finding.objects.current().open().filter(self._of_articles("version__article__"))

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

    def _of_articles(self, path: str) -> Q:
        section = "" if self.section == NO_SECTION else self.section
        wanted = {
            "outlet__name": self.outlet or None,
            "section": section if self.section else None,
            "authors__name": self.author or None,
            "published_at__date__gte": self.since,
            "published_at__date__lte": self.until,
        }
        return Q(**{f"{path}{column}": value for column, value in wanted.items() if value is not None})


def resting_on_unnamed() -> "QuerySet[Article]":
    """Articles whose statements all come from unnamed or pseudonymous sources."""
    said = Quote.objects.standing().statements().filter(version=OuterRef("current_version"))
    named = said.filter(speaker__kind=Speaker.Kind.NAMED)
    unnamed = said.filter(speaker__kind__in=[Speaker.Kind.ANONYMOUS, Speaker.Kind.PSEUDONYMOUS])
    return Article.objects.filter(Exists(unnamed), ~Exists(named))


def reprinted(version: str) -> Exists:
    """Whether the text of a version is another article's: wire copy counts where it stood first."""
    return Exists(Quote.objects.filter(version=OuterRef(version), wording__copy_of__isnull=False))


def approver_of() -> Coalesce:
    """For withheld names: who approved the use of the source last and did not withdraw it; empty if nobody did."""
    approvals = Approval.objects.standing().filter(approves=True, unnamed_source=OuterRef("unnamed_source"))
    return Coalesce(Subquery(approvals.order_by("-pk").values("by__username")[:1]), Value(""))


def phrase_of() -> Func:
    """The words that give the reason or else say that the name is withheld, without case and small words."""
    words = Coalesce(NullIf(F("evidence"), Value("", output_field=TextField())), F("trigger"))
    small = Value(r"\m(the|a|an|his|her|their)\s+")
    return Func(Lower(words), small, Value(""), Value("g"), function="regexp_replace", output_field=TextField())
