"""What a person's look at a quote is worth: how unsure the machine is, times what a mistake would cost.

The costs are the desk's judgement, not measured: a name given or withheld wrongly and an accusation put into the wrong
mouth harm people; what stands in the headline or the lead is read by most; words in quotation marks are cited as they
are; and whatever is opened often is read often.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import log2

from articles.models import ArticleVersion
from quotes.attribution.lexicon_accusations import accuses
from quotes.models import ArticleViews, Quote, Speaker

UNNAMED = 2.0
ACCUSATION = 1.5
UNNAMED_ACCUSATION = 1.5
PROMINENT = 1.0
DIRECT = 0.5
NOBODY_SURE = 0.5
LEAST_UNCERTAINTY = 0.02

_HEADLINE_WORD = re.compile(r"[^\W\d_]{4,}")
_LEAD = re.compile(r"\s*\S[^\n]*")


@dataclass(frozen=True, slots=True)
class Stakes:
    """What a mistake about a quote would touch."""

    unnamed: bool
    accuses: bool
    prominent: bool
    direct: bool
    views: int = 0

    @property
    def consequence(self) -> float:
        """1 for an ordinary quote of a named speaker; more for each thing at stake, and with the views."""
        cost = 1.0
        cost += UNNAMED * self.unnamed + ACCUSATION * self.accuses + PROMINENT * self.prominent + DIRECT * self.direct
        cost += UNNAMED_ACCUSATION * (self.unnamed and self.accuses)
        return cost * (1 + log2(1 + self.views) / 4)


def worth_of(confidence: float, speaker_confidence: float | None, stakes: Stakes) -> float:
    """Uncertainty times consequence; where nothing says how sure the speaker is, a coin's toss is assumed."""
    sure = confidence * (NOBODY_SURE if speaker_confidence is None else speaker_confidence)
    return max(LEAST_UNCERTAINTY, 1 - sure) * stakes.consequence


def weigh(quotes: Iterable[Quote], version: ArticleVersion) -> None:
    """Fill in what each of these quotes of a version is worth; saves nothing."""
    views = ArticleViews.objects.filter(article=version.article_id).values_list("views", flat=True).first() or 0
    lead = _LEAD.match(version.body)
    lead_end = lead.end() if lead else 0
    headline = {word.lower() for word in _HEADLINE_WORD.findall(version.article.headline)}
    for quote in quotes:
        content = _words(version.body, quote.content_spans)
        stakes = Stakes(
            unnamed=quote.speaker is None or quote.speaker.kind != Speaker.Kind.NAMED,
            accuses=accuses(_words(version.body, quote.cue_spans), content),
            prominent=quote.content_spans[0][0] < lead_end or _in_headline(headline, content),
            direct=quote.form == Quote.Form.DIRECT,
            views=views,
        )
        quote.worth = worth_of(quote.confidence, quote.speaker_confidence, stakes)


def _words(body: str, spans: list[list[int]]) -> str:
    return " ".join(body[start:end] for start, end in spans)


def _in_headline(headline: set[str], content: str) -> bool:
    """Whether at least half of the headline's longer words, and two of them, are in the content."""
    shared = headline & {word.lower() for word in _HEADLINE_WORD.findall(content)}
    return len(shared) >= max(2, len(headline) / 2)
