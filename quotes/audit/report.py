"""Reports that an editor files: the use of unnamed sources in a period, and in one article."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from articles.models import Article
from quotes.audit.figures import Figures
from quotes.audit.listing import Entry, entries_of, newest_names
from quotes.audit.selection import Selection
from quotes.mix import SourceMix
from quotes.models import Approval, Finding, Quote, Reason, WithheldName
from quotes.policy.rulebook import RULES

EXAMPLES = 5
PERIOD_COLUMNS = ("by", "group", "withheld", "unexplained", "share_unexplained", "articles", "per_article")
ARTICLE_COLUMNS = ("id", "label", "kind", "reason", "strength", "trigger", "evidence", "sentence", "ground_rule",
                   "approved_by", "approved_as", "known_to_an_editor", "corroborated", "findings")  # fmt: skip


@dataclass(frozen=True, slots=True)
class RuleLine:
    """How many open findings there are of one rule."""

    label: str
    findings: int
    errors: int


class PeriodReport:
    """The use of unnamed sources in the articles of a selection."""

    def __init__(self, selection: Selection) -> None:
        self.selection = selection
        self.figures = Figures(selection)

    @property
    def rules(self) -> list[RuleLine]:
        """The rules with open findings, the most frequent first."""
        rows = (row for row in self.selection.findings.by_rule() if row["rule"] in RULES)
        lines = [RuleLine(RULES[row["rule"]].label, row["findings"], row["errors"]) for row in rows]
        return sorted(lines, key=lambda line: (-line.findings, line.label))

    @property
    def worst(self) -> list[Entry]:
        """The withheld names with the most open errors, then warnings."""
        names = _judged(self.selection).filter(errors__gt=0).order_by("-errors", "-warnings", "-pk")
        return list(entries_of(names[:EXAMPLES]))

    @property
    def best(self) -> list[Entry]:
        """Names withheld for a weighty reason that the article gives in words, without an open error."""
        weighty = Q(reason__strength__in=[Reason.Strength.HARM, Reason.Strength.DUTY]) & ~Q(evidence="")
        names = _judged(self.selection).filter(weighty, errors=0).order_by("warnings", "-pk")
        return list(entries_of(names[:EXAMPLES]))

    @property
    def rows(self) -> Iterator[Mapping[str, Any]]:
        """Every breakdown as lines for a file; keys are `PERIOD_COLUMNS`."""
        for code, breakdown in self.figures.breakdowns.items():
            for row in breakdown.rows:
                rate = "" if row.per_article is None else round(row.per_article, 2)
                values = (code, row.label, row.names, row.unexplained, row.share_unexplained, row.articles, rate)
                yield dict(zip(PERIOD_COLUMNS, ("" if v is None else v for v in values), strict=True))


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One unnamed source in the report on its article."""

    entry: Entry
    approvals: Sequence[Approval]
    findings: Sequence[Finding]

    @property
    def ground_rule(self) -> str:
        return next((a.get_ground_rule_display() for a in reversed(self.approvals) if a.ground_rule), "")

    @property
    def approved(self) -> Approval | None:
        return next((a for a in reversed(self.approvals) if a.approves), None)

    @property
    def is_known(self) -> bool:
        return any(a.knows_identity for a in self.approvals)

    @property
    def is_corroborated(self) -> bool:
        return any(a.corroborated for a in self.approvals)

    @property
    def plain(self) -> Mapping[str, Any]:
        """The same for files; keys are `ARTICLE_COLUMNS`."""
        signed = {
            "ground_rule": self.ground_rule,
            "approved_by": self.approved.by.get_username() if self.approved else "",
            "approved_as": self.approved.get_role_display() if self.approved else "",
            "known_to_an_editor": self.is_known,
            "corroborated": self.is_corroborated,
            "findings": "; ".join(finding.sentence for finding in self.findings),
        }
        known = self.entry.plain | signed
        return {column: known[column] for column in ARTICLE_COLUMNS}


@dataclass(frozen=True)
class ArticleReport:
    """The unnamed sources of an article as it is published now, what was signed, what is found wanting."""

    article: Article
    mix: SourceMix
    sources: Sequence[SourceLine]
    findings: Sequence[Finding]


def report_on_article(article: Article) -> ArticleReport:
    """The report on an article, in four queries."""
    names = newest_names(WithheldName.objects.current().filter(version__article=article)).order_by("pk")
    entries = list(entries_of(names))
    findings = list(Finding.objects.current().open().filter(version__article=article).worst_first())
    signed: dict[int, list[Approval]] = {}
    for approval in Approval.objects.standing().of_article(article).select_related("by"):
        signed.setdefault(approval.unnamed_source_id, []).append(approval)
    lines = []
    for entry in entries:
        name = entry.name
        wanting = [finding for finding in findings if finding.speaker_id == name.speaker_id]
        lines.append(SourceLine(entry, signed.get(name.unnamed_source_id or 0, []), wanting))
    theirs = {finding.pk for line in lines for finding in line.findings}
    said = Quote.objects.standing().statements().by_version_and_kind([article.current_version_id or 0])
    mix = SourceMix({row["kind"]: row["words"] for row in said})
    return ArticleReport(article, mix, lines, [finding for finding in findings if finding.pk not in theirs])


def _judged(selection: Selection) -> Any:
    """The names of a selection with their numbers of open `errors` and `warnings`."""
    about = Finding.objects.open().filter(version=OuterRef("version"), speaker=OuterRef("speaker")).order_by()
    counted = about.values("speaker").annotate(times=Count("pk"))

    def number(severity: str) -> Coalesce:
        return Coalesce(Subquery(counted.filter(severity=severity).values("times")), 0)

    return newest_names(selection.names).annotate(errors=number("error"), warnings=number("warning"))
