"""One quote as a reviewer sees it: in its paragraphs, with its evidence and the candidates for its speaker."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from quotes.margin import kind_of
from quotes.models import Appearance, Quote, Speaker, WithheldName
from quotes.reader import Paragraph, Part, Role, lay_out
from quotes.review.candidates import Candidate, anchor_of, candidates_for, known_by_label
from quotes.review.words import words_shown

OTHER = "other"
PARAGRAPHS_AROUND = 1
MOST_NEIGHBOURS = 6
OF_OTHERS = ("content_spans", "source_spans", "decision", "speaker__kind", "speaker__entity", "speaker__name",
             "speaker__name_key", "speaker__article")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Passage:
    """Paragraphs that stand together; a gap before it means that text was left out."""

    paragraphs: Sequence[Paragraph]
    after_gap: bool


class ReviewItem:
    """A quote with all that a decision about it needs, read when a page asks for it, in three queries.

    Args:
        quote: with its version, article, outlet and speaker.
        whole: show all of the text, not the paragraphs of the quote alone.
    """

    def __init__(self, quote: Quote, *, whole: bool = False) -> None:
        self.quote = quote
        self.whole = whole

    @cached_property
    def others(self) -> list[Quote]:
        """The other quotes of the text."""
        others = Quote.objects.of_version(self.quote.version).standing().exclude(pk=self.quote.pk)
        return list(others.in_text_order().select_related("speaker").only(*OF_OTHERS))

    @cached_property
    def appearances(self) -> list[Appearance]:
        """Everybody whom the text shows."""
        return list(self.quote.version.appearances.order_by("pk").select_related("speaker"))

    @cached_property
    def candidates(self) -> list[Candidate]:
        """Who may have said it."""
        archive = known_by_label(self.quote.printed_label if self.is_named else "")
        return candidates_for(self.quote, self.appearances, self.others, archive)

    @property
    def is_named(self) -> bool:
        """Whether the speaker has a name, or nobody knows who speaks."""
        return self.quote.speaker is None or self.quote.speaker.kind == Speaker.Kind.NAMED

    @property
    def kind(self) -> str:
        return kind_of(self.quote)

    @cached_property
    def withheld(self) -> WithheldName | None:
        """What the article says about the name that it holds back."""
        if self.is_named:
            return None
        names = WithheldName.objects.of_version(self.quote.version).of_speaker(self.quote.speaker)  # type: ignore[arg-type]
        return names.select_related("reason").first()

    @cached_property
    def appearance(self) -> Appearance | None:
        """How the article presents the speaker."""
        return next((each for each in self.appearances if each.speaker_id == self.quote.speaker_id), None)

    @cached_property
    def passages(self) -> list[Passage]:
        """The paragraphs of the quote and of what its speaker rests on, with one before and after each."""
        paragraphs = lay_out(self.quote.version.body, self._parts())
        shown = self._shown(paragraphs)
        starts = [number for number in shown if number - 1 not in shown]
        return [Passage(list(_run(paragraphs, shown, start)), start > 0) for start in starts]

    def _shown(self, paragraphs: Sequence[Paragraph]) -> list[int]:
        if self.whole:
            return list(range(len(paragraphs)))
        quote = self.quote
        spans = [*quote.content_spans, *quote.cue_spans, *quote.source_spans, *quote.antecedent_spans]
        near: set[int] = set()
        for number, paragraph in enumerate(paragraphs):
            if any(start < paragraph.end and paragraph.start < end for start, end in spans):
                near.update(range(number - PARAGRAPHS_AROUND, number + PARAGRAPHS_AROUND + 1))
        return sorted(number for number in near if 0 <= number < len(paragraphs))

    def _parts(self) -> Iterable[Part]:
        yield from _parts_of(self.quote, f"q{self.quote.pk}", self.kind)
        for start, end in self.quote.antecedent_spans:
            yield Part("antecedent", Role.DESCRIPTION, self.kind, start, end)
        if self.withheld:
            for role, spans in (
                (Role.TRIGGER, self.withheld.trigger_spans),
                (Role.EVIDENCE, self.withheld.evidence_spans),
            ):
                yield from (Part("withheld", role, self.kind, start, end) for start, end in spans)
        for other in self.others:
            yield from (Part(f"q{other.pk}", Role.CONTENT, OTHER, start, end) for start, end in other.content_spans)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another quote of the same text, with its words."""

    quote: Quote
    words: str


def neighbours_of(item: ReviewItem) -> list[Neighbour]:
    """The quotes of the text that a quote may belong together with, the nearest first."""
    at, body = anchor_of(item.quote), item.quote.version.body
    nearest = sorted(item.others, key=lambda other: abs(other.content_spans[0][0] - at))[:MOST_NEIGHBOURS]
    return [Neighbour(other, words_shown(body, other.content_spans)) for other in nearest]


def _parts_of(quote: Quote, key: str, kind: str) -> Iterable[Part]:
    roles = ((Role.CONTENT, quote.content_spans), (Role.CUE, quote.cue_spans), (Role.SOURCE, quote.source_spans))
    return (Part(key, role, kind, start, end) for role, spans in roles for start, end in spans)


def _run(paragraphs: Sequence[Paragraph], shown: Sequence[int], start: int) -> Iterable[Paragraph]:
    """The paragraphs shown from a number on, as long as none is left out."""
    number = start
    while number in shown:
        yield paragraphs[number]
        number += 1
