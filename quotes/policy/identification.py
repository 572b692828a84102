"""The rule on descriptions that lead to the person."""

from collections.abc import Iterator, Sequence

from quotes.policy.facts import ArticleFacts, Span
from quotes.policy.identifying.analysis import analyse
from quotes.policy.identifying.phrases import Phrase
from quotes.policy.labels import core
from quotes.policy.rules import Hit, Severity, Threshold, rule


def identifying_description(article: ArticleFacts, most_people: float) -> Iterator[Hit]:
    """The description, with what other articles add to it, fits no more than so many people.

    Source: BBC Editorial Guidelines, section 7, on jigsaw identification.
    """
    for speaker in article.unnamed:
        description = core(speaker.description)
        analysis = analyse(description, speaker.elsewhere)
        if not analysis.phrases or analysis.crowd > most_people:
            continue
        words = ", ".join(f"“{description[slice(*span)].strip()}”" for span in _widest(analysis.phrases))
        adding = " together with what other articles say" if analysis.elsewhere else ""
        yield Hit(
            f"“{description}”{adding} fits {analysis.people}; it is narrowed by {words}.",
            f"Consider a coarser wording, such as “{analysis.coarser}”, unless the source has agreed to be found.",
            speaker.spans,
            speaker,
            about="jigsaw" if analysis.elsewhere else "",
            severity=Severity.ERROR if analysis.crowd == 1 else None,
        )


def _widest(phrases: Sequence[Phrase]) -> list[Span]:
    """Their places, each once, without those that lie in another."""
    spans = list(dict.fromkeys(phrase.span for phrase in phrases))
    return [s for s in spans if not any(other != s and other[0] <= s[0] and s[1] <= other[1] for other in spans)]


RULES = (rule("identifying-description", identifying_description, Threshold(12, 1, 200, "people, at most")),)
