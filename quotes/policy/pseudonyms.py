"""Rules on assumed names."""

from collections.abc import Iterator

from quotes.policy.facts import PSEUDONYMOUS, ArticleFacts, SpeakerFacts
from quotes.policy.rules import Hit, Threshold, rule


def pseudonym_undisclosed(article: ArticleFacts, sentences: float) -> Iterator[Hit]:
    """The article does not say, within so many sentences of the first use, that a name is assumed, and why."""
    for speaker in article.speakers:
        if speaker.kind != PSEUDONYMOUS or speaker.entity != "person":
            continue
        said = speaker.withheld and speaker.withheld.trigger
        why = speaker.withheld and speaker.withheld.evidence
        near = {name: _near(article, speaker, span, sentences) for name, span in (("said", said), ("why", why)) if span}
        if not near.get("said") and not near.get("why"):
            what = "later only" if said or why else "nowhere"
            missing = f"{what} that the name is not the full real one"
        elif not why:
            missing = "nowhere why"
        elif not near.get("why"):
            missing = "later only why"
        else:
            continue
        yield Hit(
            f"“{speaker.name}” is not a full real name, and the article says {missing}.",
            "Say so where the name is first used, with the reason.",
            speaker.mentions[:1] or speaker.spans,
            speaker,
        )


def _near(article: ArticleFacts, speaker: SpeakerFacts, span: tuple[int, int], sentences: float) -> bool:
    return abs(article.sentence_at(span[0]) - article.sentence_at(speaker.start)) <= sentences


def pseudonym_collision(article: ArticleFacts, _: float) -> Iterator[Hit]:
    """An assumed name is the name of somebody else, in this article or in the archive."""
    for speaker in article.speakers:
        if speaker.kind != PSEUDONYMOUS or speaker.entity != "person":
            continue
        here = [f"{s.name}, in this article" for s in article.named if s.entity == "person" and _same(s, speaker)]
        for namesake in [*here, *speaker.namesakes][:1]:
            yield Hit(
                f"The assumed name “{speaker.name}” is that of somebody else: {namesake}.",
                "Choose another name; readers could take the one for the other.",
                speaker.mentions[:1] or speaker.spans,
                speaker,
            )


def _same(speaker: SpeakerFacts, other: SpeakerFacts) -> bool:
    return speaker.name.casefold() == other.name.casefold()


RULES = (
    rule("pseudonym-undisclosed", pseudonym_undisclosed, Threshold(2, 0, 10, "sentences after the first use, at most")),
    rule("pseudonym-collision", pseudonym_collision),
)
