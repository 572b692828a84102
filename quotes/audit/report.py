"""Reports that an editor files: the use of unnamed sources in a period, and in one article."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import Any
from urllib.parse import urlencode

from articles.models import Article
from quotes.audit.figures import Figures
from quotes.audit.kept import count_by_rule, open_by_rule
from quotes.audit.listing import Entry, entries_of, newest_names
from quotes.audit.selection import Selection
from quotes.mix import SourceMix
from quotes.models import Approval, Finding, Quote, WithheldListing, WithheldName
from quotes.policy.rulebook import RULES

EXAMPLES = 5
OF_ARTICLE = ("outlet", "section", "author", "since", "until")
PERIOD_COLUMNS = ("by", "group", "withheld", "unexplained", "share_unexplained", "articles", "per_article",
                  "findings", "errors", "article", "sentence")  # fmt: skip
ARTICLE_COLUMNS = ("id", "label", "kind", "reason", "strength", "trigger", "evidence", "sentence", "ground_rule",
                   "approved_by", "approved_as", "known_to_an_editor", "corroborated", "findings")  # fmt: skip


@dataclass(frozen=True, slots=True)
class RuleLine:
    """How many open findings there are of one rule; `query` finds them in their list."""

    label: str
    findings: int
    errors: int
    query: str


class PeriodReport:
    """The use of unnamed sources in the articles of a selection."""

    def __init__(self, selection: Selection) -> None:
        self.selection = selection
        self.figures = Figures(selection)

    @property
    def rules(self) -> list[RuleLine]:
        """The rules with open findings, the most frequent first."""
        count = open_by_rule if self.figures.counted_at else count_by_rule  # kept together, or not at all
        rows = (row for row in count(self.selection) if row["rule"] in RULES)
        asked = {name: getattr(self.selection, name) for name in self.selection.asked if name in OF_ARTICLE}
        lines = [
            RuleLine(RULES[row["rule"]].label, row["findings"], row["errors"], urlencode(asked | {"rule": row["rule"]}))
            for row in rows
        ]
        return sorted(lines, key=lambda line: (-line.findings, line.label))

    @property
    def worst(self) -> list[Entry]:
        """The withheld names with the most open errors, then warnings."""
        return [self._examples[each.pk] for each in self._worst]

    @property
    def best(self) -> list[Entry]:
        """Names withheld for a weighty reason that the article gives in words, without an open error."""
        return [self._examples[each.pk] for each in self._best]

    @cached_property
    def _worst(self) -> Sequence[WithheldListing]:
        return list(self.selection.listed.worst_first()[:EXAMPLES])

    @cached_property
    def _best(self) -> Sequence[WithheldListing]:
        return list(self.selection.listed.best_first()[:EXAMPLES])

    @cached_property
    def _examples(self) -> Mapping[int, Entry]:
        """Of both, by the keys of their listings, with what is found wanting."""
        chosen = {each.pk: each for each in (*self._worst, *self._best)}
        entries = entries_of(newest_names(WithheldName.objects.filter(pk__in=chosen)))
        wanting = ((entry, chosen[entry.name.pk]) for entry in entries)
        return {each.pk: replace(entry, errors=each.errors, warnings=each.warnings) for entry, each in wanting}

    def rows(self, *, findings: bool) -> Iterator[Mapping[str, Any]]:
        """Everything in it as lines for a file; keys are `PERIOD_COLUMNS`, empty where a line has nothing to say.

        Args:
            findings: also the open ones by rule, and worst and best practice with their sentences.
        """
        found = [self._breakdown_rows(), *([self._finding_rows()] if findings else [])]
        yield from ({**dict.fromkeys(PERIOD_COLUMNS, ""), **row} for row in chain.from_iterable(found))

    def _finding_rows(self) -> Iterator[Mapping[str, Any]]:
        for rule in self.rules:
            yield {"by": "rule", "group": rule.label, "findings": rule.findings, "errors": rule.errors}
        for by, entries in (("worst practice", self.worst), ("best practice", self.best)):
            for entry in entries:
                yield {"by": by, **_example_row(entry)}

    def _breakdown_rows(self) -> Iterator[Mapping[str, Any]]:
        for code, breakdown in self.figures.breakdowns.items():
            for row in breakdown.rows:
                rate = "" if row.per_article is None else round(row.per_article, 2)
                yield {
                    "by": code,
                    "group": row.label,
                    "withheld": row.names,
                    "unexplained": row.unexplained,
                    "share_unexplained": row.share_unexplained,
                    "articles": "" if row.articles is None else row.articles,
                    "per_article": rate,
                }


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
            "findings": _sentences(self.findings),
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

    def rows(self, *, findings: bool) -> Iterator[Mapping[str, Any]]:
        """A line for each source, and one for what is found wanting in the article as a whole; for files."""
        without = {} if findings else {"findings": ""}
        for line in self.sources:
            yield {**line.plain, **without}
        if findings and self.findings:
            empty = dict.fromkeys(ARTICLE_COLUMNS, "")
            yield empty | {"label": "the article as a whole", "findings": _sentences(self.findings)}


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


def _sentences(findings: Sequence[Finding]) -> str:
    return "; ".join(finding.sentence for finding in findings)


def _example_row(entry: Entry) -> Mapping[str, Any]:
    return {
        "group": entry.label,
        "findings": entry.errors + entry.warnings,
        "errors": entry.errors,
        "article": entry.name.version.article.headline,
        "sentence": entry.sentence,
    }
