"""What the rules look at: plain facts about one article, with character offsets into its body."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from quotes.attribution.components.sentences import sentences

Span = tuple[int, int]
Spans = tuple[Span, ...]

_REFUSED = re.compile(r"\b(?:declin|refus)", re.IGNORECASE)

NAMED = "named"
PSEUDONYMOUS = "pseudonymous"
ANONYMOUS = "anonymous"


@dataclass(frozen=True, slots=True)
class WithheldFacts:
    """Why the article holds a name back: reason code, its strength, the words that say so, the words that say why."""

    reason: str
    strength: str
    trigger: Span | None = None
    evidence: Span | None = None


@dataclass(frozen=True, slots=True)
class ApprovalFacts:
    """Somebody's approval of an unnamed source; `rank` of their role: 1 reporter, 2 editor, 3 standards editor."""

    at: datetime
    role: str
    rank: int = 2
    direct_quotes: bool = False
    note: bool = False


@dataclass(frozen=True, slots=True)
class OtherArticle:
    """How another article describes the same speaker."""

    headline: str
    description: str


@dataclass(frozen=True, slots=True)
class SpeakerFacts:
    """A source of the article.

    Args:
        description: how the article describes it; `description_span` where.
        mentions: where it is named or described, ascending.
        persons: how many people stand behind it by the newsroom's own record, if that says so.
        attested: whether an editor attested to knowing who it is.
        corroborated: whether the newsroom noted that somebody or something else bears out what it says.
        elsewhere: how other articles describe the same speaker; for pseudonymous ones.
        namesakes: how the archive knows the bearers of the same name, e.g. "Ana Bell, the mayor of Carrow".
    """

    key: int | str
    kind: str
    entity: str
    name: str = ""
    description: str = ""
    description_span: Span | None = None
    mentions: Spans = ()
    withheld: WithheldFacts | None = None
    approvals: tuple[ApprovalFacts, ...] = ()
    attested: bool = False
    corroborated: bool = False
    persons: int | None = None
    elsewhere: tuple[OtherArticle, ...] = ()
    namesakes: tuple[str, ...] = ()

    @property
    def start(self) -> int:
        """Where the article first mentions it."""
        return min(
            (start for start, _ in self.mentions), default=self.description_span[0] if self.description_span else 0
        )

    @property
    def label(self) -> str:
        """What to call it in a sentence."""
        return self.name or self.description or "an unnamed source"

    @property
    def spans(self) -> Spans:
        """The words that present it: its description, else its first mention."""
        return (self.description_span,) if self.description_span else self.mentions[:1]


@dataclass(frozen=True, slots=True)
class QuoteFacts:
    """What the article attributes to a source; `content` as stored, `spans` where it should stand in the body."""

    key: int | str
    spans: Spans
    content: str
    form: str = "indirect"
    stance: str = "statement"
    speaker: int | str | None = None
    source: Span | None = None
    cue: Span | None = None

    @property
    def start(self) -> int:
        return self.spans[0][0]

    @property
    def words(self) -> int:
        return len(self.content.split())


@dataclass(frozen=True)
class ArticleFacts:
    """An article as the rules see it. `published` is None for a draft and where nobody knows."""

    headline: str
    body: str
    byline: str = ""
    published: datetime | None = None
    quotes: tuple[QuoteFacts, ...] = ()
    speakers: tuple[SpeakerFacts, ...] = ()

    @cached_property
    def sentences(self) -> Spans:
        return tuple(sentences(self.body))

    @cached_property
    def by_key(self) -> dict[int | str, SpeakerFacts]:
        return {speaker.key: speaker for speaker in self.speakers}

    @cached_property
    def statements(self) -> tuple[QuoteFacts, ...]:
        """What is attributed as said: not as thought or hoped, not that a name be held back, not a refusal to speak."""
        said = (quote for quote in self.quotes if quote.stance == "statement")
        return tuple(
            quote for quote in said if not self._is_grant(quote) and not _REFUSED.search(self.words(quote.cue))
        )

    def _is_grant(self, quote: QuoteFacts) -> bool:
        """Whether a quote is the source's request for anonymity: "not to be named"."""
        speaker = self.speaker_of(quote)
        words = speaker.withheld.trigger if speaker and speaker.withheld else None
        return words is not None and any(start < words[1] and words[0] < end for start, end in quote.spans)

    @cached_property
    def unnamed(self) -> tuple[SpeakerFacts, ...]:
        """The sources whose name is held back: not "residents" or "critics", but some or one of them."""
        quoted = {quote.speaker for quote in self.quotes}
        return tuple(
            speaker
            for speaker in self.speakers
            if speaker.withheld
            or (speaker.kind == PSEUDONYMOUS and speaker.entity == "person" and speaker.key in quoted)
        )

    @cached_property
    def named(self) -> tuple[SpeakerFacts, ...]:
        return tuple(speaker for speaker in self.speakers if speaker.kind == NAMED)

    def words(self, span: Span | None) -> str:
        return self.body[slice(*span)] if span else ""

    def speaker_of(self, quote: QuoteFacts) -> SpeakerFacts | None:
        return self.by_key.get(quote.speaker) if quote.speaker is not None else None

    def quotes_of(self, speaker: SpeakerFacts) -> tuple[QuoteFacts, ...]:
        return tuple(quote for quote in self.quotes if quote.speaker == speaker.key)

    def statements_of(self, speaker: SpeakerFacts) -> tuple[QuoteFacts, ...]:
        return tuple(quote for quote in self.statements if quote.speaker == speaker.key)

    def sentence_at(self, place: int) -> int:
        """The number of the sentence at a place of the body, from 0."""
        return max(0, bisect_right(self.sentences, place, key=lambda sentence: sentence[0]) - 1)

    def around(self, speaker: SpeakerFacts) -> str:
        """What the article itself says in the sentence that presents a source, without what anybody said there."""
        if not self.sentences:
            return speaker.description
        start, end = self.sentences[self.sentence_at(speaker.start)]
        said = sorted(span for quote in self.quotes for span in quote.spans if span[0] < end and span[1] > start)
        kept, place = [], start
        for left, right in said:
            kept.append(self.body[place:left])
            place = max(place, right)
        return " ".join([*kept, self.body[place:end]])
