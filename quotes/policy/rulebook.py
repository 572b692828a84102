"""All rules, and an article judged by them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from quotes.policy import approvals, conduct, identification, integrity, labels, pseudonyms, reasons, weight
from quotes.policy.facts import ArticleFacts, Spans
from quotes.policy.rules import Hit, Rule, Severity

# In the order in which an editor reads them: the reason, the words, the newsroom, the article, the archive.
RULES: Mapping[str, Rule] = {
    each.code: each
    for family in (reasons, labels, approvals, weight, conduct, pseudonyms, identification, integrity)
    for each in family.RULES
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What a policy says about one rule."""

    enabled: bool
    severity: Severity
    threshold: float | None


@dataclass(frozen=True, slots=True)
class Found:
    """A breach of a rule as a policy weighs it."""

    rule: Rule
    severity: Severity
    hit: Hit
    spans: Spans
    fingerprint: str


def default_of(rule: Rule) -> Choice:
    """A rule as it is until a newsroom says otherwise."""
    return Choice(enabled=True, severity=rule.severity, threshold=rule.threshold.default if rule.threshold else None)


DEFAULTS: dict[str, Choice] = {code: default_of(rule) for code, rule in RULES.items()}


def evaluate(article: ArticleFacts, policy: Mapping[str, Choice] = DEFAULTS) -> list[Found]:
    """What a policy finds in an article, by rule; the same facts give the same findings.

    Args:
        policy: a choice for each rule that is not as by default.
    """
    found: dict[str, Found] = {}
    for rule in RULES.values():
        choice = policy.get(rule.code, DEFAULTS[rule.code])
        if choice.enabled:
            for hit in rule.check(article, choice.threshold or 0):
                turns = (hit.fingerprint(rule.code, turn) for turn in count())
                fingerprint = next(each for each in turns if each not in found)
                found[fingerprint] = _weighed(article, rule, choice, hit, fingerprint)
    return list(found.values())


def _weighed(article: ArticleFacts, rule: Rule, choice: Choice, hit: Hit, fingerprint: str) -> Found:
    worse = hit.severity if hit.severity == Severity.ERROR else None
    return Found(
        rule=rule,
        severity=worse or choice.severity,
        hit=hit,
        spans=tuple(_apart(hit.spans, len(article.body))),
        fingerprint=fingerprint,
    )


def _apart(spans: Spans, length: int) -> Iterator[tuple[int, int]]:
    """Ascending spans inside the body, without those that overlap an earlier one."""
    last = 0
    for start, end in sorted(set(spans)):
        if last <= start < end <= length:
            last = end
            yield start, end
