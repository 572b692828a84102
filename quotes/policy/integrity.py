"""The rule that keeps quotes true to the text."""

from collections.abc import Iterator

from quotes.policy.facts import ArticleFacts
from quotes.policy.rules import Hit, rule

BETWEEN_SPANS = " … "


def quote_not_in_text(article: ArticleFacts, _: float) -> Iterator[Hit]:
    """A stored quote is not, character for character, what stands in the body at its place."""
    for quote in article.quotes:
        inside = all(0 <= start < end <= len(article.body) for start, end in quote.spans)
        if inside and quote.content == BETWEEN_SPANS.join(article.words(span) for span in quote.spans):
            continue
        yield Hit(
            f"The stored quote “{quote.content[:80]}” does not stand in the text.",
            "Have the article read again; if that does not help, correct the quote.",
            quote.spans if inside else (),
            article.speaker_of(quote),
            quote,
        )


RULES = (rule("quote-not-in-text", quote_not_in_text),)
