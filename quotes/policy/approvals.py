"""Rules on who in the newsroom approved an unnamed source, and who knows it."""

from collections.abc import Iterator

from quotes.policy.facts import ApprovalFacts, ArticleFacts, SpeakerFacts
from quotes.policy.rules import Hit, Threshold, rule

QUOTED_WORDS = ("direct", "mixed")


def _in_time(article: ArticleFacts, speaker: SpeakerFacts) -> list[ApprovalFacts]:
    """Approvals given before publication; of a draft, all."""
    return [a for a in speaker.approvals if article.published is None or a.at <= article.published]


def approval_missing(article: ArticleFacts, least_rank: float) -> Iterator[Hit]:
    """Nobody with so high a role approved the source before publication."""
    for speaker in article.unnamed:
        given = _in_time(article, speaker)
        if any(approval.rank >= least_rank for approval in given):
            continue
        if given:
            what = f"was approved by a {given[-1].role} alone; somebody with a higher role has to"
        elif speaker.approvals:
            what = f"was approved only after publication, on {speaker.approvals[0].at:%-d %b %Y at %H:%M}"
        else:
            what = "has no approval on record"
        yield Hit(
            f"The use of “{speaker.label}” {what}.",
            "Have an editor who may approve it do so before publication, in the record and not in passing.",
            speaker.spans,
            speaker,
        )


def editor_does_not_know(article: ArticleFacts, _: float) -> Iterator[Hit]:
    """No editor has attested to knowing who the source is."""
    for speaker in article.unnamed:
        if not speaker.attested:
            yield Hit(
                f"No editor has attested to knowing who “{speaker.label}” is.",
                "Have an editor learn who it is and attest to that; the identity itself is not recorded here.",
                speaker.spans,
                speaker,
            )


def unnamed_direct_quote(article: ArticleFacts, _: float) -> Iterator[Hit]:
    """An unnamed source is quoted word for word, and no approval covers direct quotes."""
    for speaker in article.unnamed:
        if any(approval.direct_quotes for approval in _in_time(article, speaker)):
            continue
        for quote in article.quotes_of(speaker):
            if quote.form in QUOTED_WORDS:
                yield Hit(
                    f"“{speaker.label}” is quoted word for word without an approval for that.",
                    "Paraphrase it, or have the direct quote approved.",
                    quote.spans,
                    speaker,
                    quote,
                )


RULES = (
    rule("approval-missing", approval_missing, Threshold(2, 1, 3, "role at least: 1 reporter, 2 editor, 3 standards")),
    rule("editor-does-not-know", editor_does_not_know),
    rule("unnamed-direct-quote", unnamed_direct_quote),
)
