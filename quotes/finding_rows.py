"""Findings as a page, a spreadsheet or a program gets them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from articles.models import ArticleVersion
from quotes.models import Finding
from quotes.policy.rulebook import RULES
from quotes.querysets import FindingQuerySet

COLUMNS = ("finding", "rule", "severity", "state", "sentence", "advice", "evidence", "article", "headline", "outlet",
           "published", "found_at", "decided_by", "note")  # fmt: skip


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How many findings of a rule there are, and how many of them are errors."""

    code: str
    label: str
    findings: int
    errors: int


class OpenFindings:
    """The open findings of a version, read when a page first asks for them."""

    def __init__(self, version: ArticleVersion) -> None:
        self._version = version

    def about(self, speaker_id: int) -> Sequence[Finding]:
        return self._by_speaker[speaker_id]

    @property
    def on_the_article(self) -> Sequence[Finding]:
        """Those on the article as a whole."""
        return self._by_speaker[None]

    @cached_property
    def _by_speaker(self) -> defaultdict[int | None, list[Finding]]:
        found: defaultdict[int | None, list[Finding]] = defaultdict(list)
        for finding in Finding.objects.open().of_version(self._version).worst_first():
            found[finding.speaker_id].append(finding)
        return found


def counts_by_rule(rows: Iterable[Mapping[str, Any]]) -> list[RuleCount]:
    """The rules that have findings, the most frequent first.

    Args:
        rows: as `FindingQuerySet.by_rule` has them.
    """
    counts = [
        RuleCount(r["rule"], RULES[r["rule"]].label, r["findings"], r["errors"]) for r in rows if r["rule"] in RULES
    ]
    return sorted(counts, key=lambda count: (-count.findings, count.label))


def rows_of(findings: FindingQuerySet) -> Sequence[Mapping[str, Any]]:
    """A row for each finding; keys are `COLUMNS`."""
    return [_row(finding) for finding in findings.with_article()]


def _row(finding: Finding) -> Mapping[str, Any]:
    article, decision = finding.version.article, finding.decision
    return {
        "finding": finding.pk,
        "rule": finding.rule,
        "severity": finding.severity,
        "state": finding.state,
        "sentence": finding.sentence,
        "advice": finding.advice,
        "evidence": finding.evidence,
        "article": article.pk,
        "headline": article.headline,
        "outlet": article.outlet.name,
        "published": article.published_at.isoformat() if article.published_at else "",
        "found_at": finding.found_at.isoformat(),
        "decided_by": decision.user.get_username() if decision else "",
        "note": decision.note if decision else "",
    }
