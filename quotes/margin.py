"""An article version as the reader shows it: its paragraphs, and beside each who speaks there."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import ceil

from articles.models import ArticleVersion
from quotes.finding_rows import OpenFindings
from quotes.mix import UNKNOWN, SourceMix
from quotes.models import Appearance, Finding, Quote, WithheldName
from quotes.reader import Paragraph, Part, Role, Stretch, lay_out

REJECTED = "rejected"
PARAGRAPHS_PER_PART = 250


@dataclass
class ArticleSpeaker:
    """A speaker in one version; `number` is that of their notes, in order of first mention."""

    appearance: Appearance
    withheld: WithheldName | None
    open_findings: OpenFindings
    number: int = 0
    quotes: list[Quote] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return self.appearance.speaker.kind

    @property
    def words(self) -> int:
        """How many words the article attributes to them, without what a person rejected."""
        return sum(len(quote.content.split()) for quote in self.standing)

    @property
    def standing(self) -> list[Quote]:
        return [quote for quote in self.quotes if quote.status != Quote.Status.REJECTED]

    @property
    def findings(self) -> Sequence[Finding]:
        """The open findings about them; for those who may see these."""
        return self.open_findings.about(self.appearance.speaker_id)

    @cached_property
    def position(self) -> int:
        """Where the article first names, describes or quotes them."""
        return min(self._starts, default=0)

    @property
    def last_position(self) -> int:
        """Where it does so for the last time."""
        return max(self._starts, default=0)

    @property
    def _starts(self) -> list[int]:
        quoted = [span for quote in self.quotes for span in quote.source_spans + quote.content_spans]
        return [start for start, _ in [*self.appearance.mention_spans, *quoted]]


@dataclass(frozen=True)
class Note:
    """What stands in the margin of one paragraph about one speaker (None: about those whom nobody could tell)."""

    speaker: ArticleSpeaker | None
    is_first: bool
    quotes: Sequence[Quote]

    @property
    def kind(self) -> str:
        return self.speaker.kind if self.speaker else UNKNOWN

    @property
    def keys(self) -> str:
        """Keys of the parts in the text that the note is about."""
        own = [str(self.speaker.appearance.speaker_id)] if self.speaker and self.is_first else []
        return " ".join(own + [f"q{quote.pk}" for quote in self.quotes])


@dataclass(frozen=True)
class Reference:
    """The mark in the text where a quote begins, which leads to the note of its speaker."""

    quote: Quote
    speaker: ArticleSpeaker | None

    @property
    def kind(self) -> str:
        return kind_of(self.quote)


@dataclass(frozen=True)
class Block:
    """A paragraph with its stretches, each with the marks before it, and its notes."""

    number: int
    words: Sequence[tuple[Sequence[Reference], Stretch]]
    notes: Sequence[Note]


class ArticleReading:
    """A version with its quotes, speakers and withheld names, read from the database in three queries.

    Args:
        beliefs: also those quotes that report what somebody thinks or hopes.
    """

    def __init__(self, version: ArticleVersion, *, beliefs: bool) -> None:
        quotes = Quote.objects.of_version(version).with_decision().in_text_order()
        every = list(quotes)
        for quote in every:
            quote.version = version  # at hand already
        self.version = version
        self.belief_count = sum(quote.stance == Quote.Stance.BELIEF for quote in every)
        self.quotes = [quote for quote in every if beliefs or quote.stance == Quote.Stance.STATEMENT]
        self.findings = OpenFindings(version)
        self.speakers = self._speakers()

    def _speakers(self) -> list[ArticleSpeaker]:
        names = WithheldName.objects.of_version(self.version).select_related("reason")
        withheld = {name.speaker_id: name for name in names}
        appearances = self.version.appearances.select_related("speaker")
        found = {a.speaker_id: ArticleSpeaker(a, withheld.get(a.speaker_id), self.findings) for a in appearances}
        for quote in self.quotes:
            speaker = quote.speaker
            if speaker and speaker.pk not in found:  # a person gave the quote to somebody else
                found[speaker.pk] = ArticleSpeaker(
                    Appearance(version=self.version, speaker=speaker), None, self.findings
                )
            if speaker:
                found[speaker.pk].quotes.append(quote)
        ordered = sorted(found.values(), key=lambda speaker: speaker.position)
        for number, each in enumerate(ordered, 1):
            each.number = number
        return ordered

    @cached_property
    def by_speaker(self) -> Mapping[int | None, ArticleSpeaker]:
        return {speaker.appearance.speaker_id: speaker for speaker in self.speakers}

    @property
    def standing(self) -> list[Quote]:
        return [quote for quote in self.quotes if quote.status != Quote.Status.REJECTED]

    @property
    def unattributed(self) -> list[Quote]:
        """Those of which nobody could tell who speaks."""
        return [quote for quote in self.standing if not quote.speaker_id]

    @cached_property
    def mix(self) -> SourceMix:
        words: dict[str, int] = {}
        for quote in self.standing:
            kind = kind_of(quote)
            words[kind] = words.get(kind, 0) + len(quote.content.split())
        return SourceMix(words)

    @cached_property
    def paragraphs(self) -> Sequence[Paragraph]:
        return lay_out(self.version.body, self._parts())

    @cached_property
    def parts(self) -> range:
        """Numbers of the parts in which a very long text is shown; most texts have one."""
        return range(1, max(1, ceil(len(self.paragraphs) / PARAGRAPHS_PER_PART)) + 1)

    def part_of(self, quote: Quote) -> int:
        """The part in which a quote begins."""
        return (self._place(quote.content_spans[0][0]) - 1) // PARAGRAPHS_PER_PART + 1

    def blocks(self, part: int) -> list[Block]:
        """The paragraphs of one part with their notes."""
        quotes: defaultdict[int, list[Quote]] = defaultdict(list)
        introduced: defaultdict[int, list[ArticleSpeaker]] = defaultdict(list)
        for quote in self.quotes:
            quotes[self._place(quote.content_spans[0][0])].append(quote)
        for speaker in self.speakers:
            introduced[self._place(speaker.position)].append(speaker)
        start = (part - 1) * PARAGRAPHS_PER_PART
        shown = enumerate(self.paragraphs[start : start + PARAGRAPHS_PER_PART], start + 1)
        return [self._block(n, paragraph, quotes[n], introduced[n]) for n, paragraph in shown]

    @property
    def sources(self) -> list[tuple[ArticleSpeaker, int, int]]:
        """The speakers, each with the numbers of the first and the last paragraph that they stand in."""
        return [(each, self._place(each.position), self._place(each.last_position)) for each in self.speakers]

    def _place(self, position: int) -> int:
        """The number of the paragraph at a position of the body."""
        return max(1, bisect_right(self.paragraphs, position, key=lambda paragraph: paragraph.start))

    def _parts(self) -> Iterable[Part]:
        for quote in self.quotes:
            kind = kind_of(quote)
            for role, spans in (
                (Role.CONTENT, quote.content_spans),
                (Role.CUE, quote.cue_spans),
                (Role.SOURCE, quote.source_spans),
            ):
                yield from (Part(f"q{quote.pk}", role, kind, start, end) for start, end in spans)
        for speaker in self.speakers:
            yield from _parts_about(speaker)

    def _block(
        self, number: int, paragraph: Paragraph, quotes: Sequence[Quote], introduced: Sequence[ArticleSpeaker]
    ) -> Block:
        by_key = {f"q{quote.pk}": Reference(quote, self.by_speaker.get(quote.speaker_id)) for quote in quotes}
        words = [([by_key[key] for key in s.opened_quotes if key in by_key], s) for s in paragraph.stretches]
        return Block(number, words, list(self._notes(quotes, introduced)))

    def _notes(self, quotes: Sequence[Quote], introduced: Sequence[ArticleSpeaker]) -> Iterable[Note]:
        said: dict[int | None, list[Quote]] = {s.appearance.speaker_id: [] for s in introduced}
        for quote in quotes:
            said.setdefault(quote.speaker_id, []).append(quote)
        first = set(said) & {s.appearance.speaker_id for s in introduced}
        for key, their_quotes in said.items():
            yield Note(self.by_speaker.get(key), key in first, their_quotes)


def kind_of(quote: Quote) -> str:
    """The kind of its speaker, as the page marks it."""
    if quote.status == Quote.Status.REJECTED:
        return REJECTED
    return quote.speaker.kind if quote.speaker else UNKNOWN


def _parts_about(speaker: ArticleSpeaker) -> Iterable[Part]:
    """The words that describe a speaker, say that the name is withheld, and why."""
    roles = [(Role.DESCRIPTION, speaker.appearance.description_spans)]
    if speaker.withheld:
        roles += [(Role.TRIGGER, speaker.withheld.trigger_spans), (Role.EVIDENCE, speaker.withheld.evidence_spans)]
    for role, spans in roles:
        for start, end in spans:
            yield Part(str(speaker.appearance.speaker_id), role, speaker.kind, start, end)
