"""Facts of articles, written down by their words: the marks say what is a quote, a source, a reason."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from quotes.policy.facts import ApprovalFacts, ArticleFacts, QuoteFacts, Span, SpeakerFacts, WithheldFacts
from quotes.policy.rulebook import DEFAULTS, Found, evaluate

PUBLISHED = datetime(2026, 3, 1, 9, tzinfo=UTC)
APPROVED = ApprovalFacts(at=datetime(2026, 3, 1, 8, tzinfo=UTC), role="news editor")


def span_in(body: str, words: str) -> Span:
    start = body.index(words)
    return start, start + len(words)


class Draft:
    """An article to be judged, put together a speaker and a quote at a time."""

    def __init__(self, body: str, *, headline: str = "A headline", byline: str = "Ann Author", **more: Any) -> None:
        self.facts = ArticleFacts(headline=headline, body=body, byline=byline, published=PUBLISHED, **more)

    def source(
        self,
        description: str,
        *,
        kind: str = "anonymous",
        reason: str = "none_stated",
        strength: str = "none",
        because: str = "",
        trigger: str = "",
        **more: Any,
    ) -> "Draft":
        """A person whose name is held back, unless `kind` says otherwise."""
        body = self.facts.body
        name = more.get("name", "")
        first = description or name
        facts = SpeakerFacts(
            key=more.pop("key", len(self.facts.speakers) + 1),
            kind=kind,
            entity=more.pop("entity", "person"),
            description=description,
            description_span=span_in(body, description) if description else None,
            mentions=(span_in(body, name if name in body and name else first),) if first in body else (),
            withheld=WithheldFacts(
                reason,
                strength,
                span_in(body, trigger) if trigger else None,
                span_in(body, because) if because else None,
            )
            if kind != "named"
            else None,
            **more,
        )
        self.facts = replace(self.facts, speakers=(*self.facts.speakers, facts))
        return self

    def named(self, name: str, **more: Any) -> "Draft":
        return self.source("", kind="named", name=name, **more)

    def says(self, words: str, *, source: str = "", speaker: int | None = None, **more: Any) -> "Draft":
        """A quote of the speaker added last, or of the one with that key."""
        body = self.facts.body
        quote = QuoteFacts(
            key=len(self.facts.quotes) + 1,
            spans=(span_in(body, words),),
            content=more.pop("content", words),
            speaker=self.facts.speakers[-1].key if speaker is None else speaker,
            source=span_in(body, source) if source else None,
            **more,
        )
        self.facts = replace(self.facts, quotes=(*self.facts.quotes, quote))
        return self

    def found(self, rule: str, threshold: float | None = None) -> list[Found]:
        """What one rule finds, at its own threshold or another."""
        policy = {code: replace(choice, enabled=code == rule) for code, choice in DEFAULTS.items()}
        if threshold is not None:
            policy[rule] = replace(policy[rule], threshold=threshold)
        return evaluate(self.facts, policy)

    def evidence(self, rule: str, threshold: float | None = None) -> list[list[str]]:
        """The words that show each breach of a rule."""
        return [[self.facts.words(span) for span in each.spans] for each in self.found(rule, threshold)]
