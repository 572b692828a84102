"""Rules on how much of an article rests on unnamed sources."""

import re
from collections.abc import Iterator

from quotes.policy.facts import ANONYMOUS, NAMED, PSEUDONYMOUS, ArticleFacts, QuoteFacts, SpeakerFacts
from quotes.policy.rules import Hit, Threshold, rule
from quotes.policy.wording import content_words, counted, overlap

_SOURCED_HEADLINE = re.compile(
    r"\b(?:sources?|officials?|insiders?|aides?)(?: (?:say|said|tell|claim|warn)s?\b|:|$)", re.IGNORECASE
)
_BORNE_OUT = re.compile(
    r"\b(?:documents?|records?|e-?mails?|messages?|minutes|recordings?|videos?|photographs?) (?:\w+ )?(?:seen|reviewed"
    r"|obtained|examined|shown)|independently|corroborat\w+|was confirmed by|confirmed (?:the|his|her|that) account"
    r"|a second (?:official|person|source|aide|officer|diplomat)",
    re.IGNORECASE,
)
# So much of a headline's meaning is in one source's words and no other's.
_HEADLINE_RESTS = 0.6
# So much of a claim's meaning is in another speaker's words: they bear it out.
_SAME_CLAIM = 0.5


def _is_unnamed(article: ArticleFacts, quote: QuoteFacts) -> bool:
    speaker = article.speaker_of(quote)
    return bool(speaker) and speaker in article.unnamed


def lead_rests_on_unnamed(article: ArticleFacts, sentences: float) -> Iterator[Hit]:
    """The headline, or one of so many first sentences, rests on an unnamed source and no named one."""
    yield from _headline(article)
    for number, (start, end) in enumerate(article.sentences[: int(sentences)], 1):
        within = [quote for quote in article.statements if any(s < end and e > start for s, e in quote.spans)]
        if any(speaker.kind == NAMED for quote in within if (speaker := article.speaker_of(quote))):
            continue
        for quote in [quote for quote in within if _is_unnamed(article, quote)][:1]:
            yield Hit(
                f"Sentence {number} of the article rests on “{_label(article, quote)}”.",
                "Open with what named sources or documents bear out, or say in the lead why this source is enough.",
                ((start, end),),
                article.speaker_of(quote),
                about=f"sentence {number}",
            )


def _headline(article: ArticleFacts) -> Iterator[Hit]:
    unnamed = [quote for quote in article.statements if _is_unnamed(article, quote)]
    named = [q for q in article.statements if q not in unnamed and article.speaker_of(q)]
    resting = [
        q for q in unnamed if _rests(article.headline, q) and not any(_rests(article.headline, n) for n in named)
    ]
    if not resting and _SOURCED_HEADLINE.search(article.headline):
        resting = unnamed
    for quote in resting[:1]:
        yield Hit(
            f"The headline rests on “{_label(article, quote)}”.",
            "Let the headline say no more than what named sources or documents bear out.",
            quote.spans,
            article.speaker_of(quote),
            about="headline",
        )


def _rests(headline: str, quote: QuoteFacts) -> bool:
    return len(content_words(headline)) > 1 and overlap(headline, quote.content) >= _HEADLINE_RESTS


def _label(article: ArticleFacts, quote: QuoteFacts) -> str:
    speaker = article.speaker_of(quote)
    return speaker.label if speaker else ""


def _by_kind(article: ArticleFacts) -> tuple[list[QuoteFacts], list[QuoteFacts]]:
    """The statements of named sources, and those of people without a full name; those of nobody known are left out."""
    named, unnamed = [], []
    for quote in article.statements:
        speaker = article.speaker_of(quote)
        if speaker and speaker.kind == NAMED:
            named.append(quote)
        elif speaker and speaker.kind in (ANONYMOUS, PSEUDONYMOUS) and speaker.entity in ("person", "group"):
            unnamed.append(quote)
    return named, unnamed


def only_unnamed(article: ArticleFacts, _: float) -> Iterator[Hit]:
    """Somebody is quoted, and nobody who is quoted has a name."""
    named, unnamed = _by_kind(article)
    if unnamed and not named:
        yield Hit(
            _all_of(len(unnamed)) + " from people without a name.",
            "Find somebody who speaks on the record, or a document that bears it out.",
            tuple(quote.spans[0] for quote in unnamed[:5]),
        )


def _all_of(statements: int) -> str:
    return f"All {statements} statements in this article come" if statements > 1 else "The one statement here comes"


def mostly_unnamed(article: ArticleFacts, least_percent: float) -> Iterator[Hit]:
    """The share of statements from named sources is below the threshold."""
    named, unnamed = _by_kind(article)
    total = len(named) + len(unnamed)
    share = 100 * len(named) / total if total else 100
    if share < least_percent:
        yield Hit(
            f"{len(named)} of {total} statements ({share:.0f}%) come from named sources; "
            f"at least {least_percent:.0f}% are asked for.",
            "Find more sources on the record.",
            tuple(quote.spans[0] for quote in unnamed[:5]),
        )


def single_source(article: ArticleFacts, _: float) -> Iterator[Hit]:
    """One unnamed person alone carries claims that nobody else in the article bears out."""
    for speaker in article.unnamed:
        if speaker.entity != "person" or (speaker.persons or 1) > 1 or speaker.corroborated:
            continue
        alone = [quote for quote in article.statements_of(speaker) if not _borne_out(article, speaker, quote)]
        if alone:
            yield Hit(
                f"“{speaker.label}” alone carries {counted(len(alone), 'claim')} in this article.",
                "Find a second source or a document, and note the corroboration with the approval.",
                tuple(quote.spans[0] for quote in alone[:5]),
                speaker,
            )


def _borne_out(article: ArticleFacts, speaker: SpeakerFacts, quote: QuoteFacts) -> bool:
    start, end = article.sentences[article.sentence_at(quote.start)]
    others = (q for q in article.statements if q.speaker != speaker.key and q.speaker is not None)
    return bool(_BORNE_OUT.search(article.body, start, end)) or any(
        overlap(quote.content, other.content) >= _SAME_CLAIM for other in others
    )


def byline_missing(article: ArticleFacts, _: float) -> Iterator[Hit]:
    """The article uses unnamed sources and names no author."""
    if article.unnamed and not article.byline.strip():
        yield Hit(
            f"The article uses {counted(len(article.unnamed), 'unnamed source')} and has no byline.",
            "Say who wrote it.",
            tuple(span for speaker in article.unnamed[:5] for span in speaker.spans[:1]),
        )


RULES = (
    rule("lead-rests-on-unnamed", lead_rests_on_unnamed, Threshold(2, 1, 5, "first sentences")),
    rule("only-unnamed", only_unnamed),
    rule("mostly-unnamed", mostly_unnamed, Threshold(50, 1, 100, "% of statements from named sources, at least")),
    rule("single-source", single_source),
    rule("byline-missing", byline_missing),
)
