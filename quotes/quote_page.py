"""One quote as its page shows it: in its paragraphs, with what was proposed, and with the same words elsewhere."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import cached_property

from quotes.citations import Citation
from quotes.history import Event, events
from quotes.margin import kind_of
from quotes.models import Appearance, AttributionRun, Decision, Quote, WithheldName
from quotes.reader import Paragraph, Part, Role, lay_out
from quotes.wording.comparison import Comparison, compare

MOST_VERSIONS = 20


@dataclass(frozen=True, slots=True)
class OtherVersion:
    """The same words in another article."""

    quote: Quote
    comparison: Comparison
    by_somebody_else: bool
    is_copy: bool


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one reading of the article proposed where the quote stands."""

    run: AttributionRun
    content: str
    speaker: str
    percent: int


class QuotePage:
    """A quote with all that is known of it, in at most six queries.

    Args:
        quote: with its article, speaker, wording and last decision.
        address: the permanent link.
    """

    def __init__(self, quote: Quote, address: str) -> None:
        self.quote = quote
        self.address = address

    @cached_property
    def appearance(self) -> Appearance | None:
        """How the article presents the speaker."""
        return self.quote.version.appearances.filter(speaker=self.quote.speaker_id).first()

    @property
    def description(self) -> str:
        return self.appearance.description if self.appearance else ""

    @property
    def citation(self) -> Citation:
        return Citation(self.quote, self.description, self.address)

    @cached_property
    def withheld(self) -> WithheldName | None:
        """Why the article holds the name back, if it does."""
        speaker = self.quote.speaker
        if speaker is None or speaker.kind == speaker.Kind.NAMED:
            return None
        names = WithheldName.objects.of_version(self.quote.version).of_speaker(speaker)
        return names.select_related("reason").first()

    @cached_property
    def paragraphs(self) -> list[tuple[bool, Paragraph]]:
        """The paragraphs that the quote has a part in; with whether text before each was left out."""
        every = lay_out(self.quote.version.body, self._parts())
        shown = [number for number, each in enumerate(every) if any(stretch.parts for stretch in each.stretches)]
        return [(number - 1 not in shown and number != shown[0], every[number]) for number in shown]

    @cached_property
    def others(self) -> list[OtherVersion]:
        """The same words in other articles, the earliest first."""
        wording = getattr(self.quote, "wording", None)
        if wording is None or wording.group is None:
            return []
        same = Quote.objects.filter(wording__group=wording.group).current().standing().exclude(pk=self.quote.pk)
        found = same.exclude(version__article=self.quote.version.article_id).select_related("wording")
        shown = found.with_article().defer("version__body").described().oldest_first()
        return [self._other(each) for each in shown[:MOST_VERSIONS]]

    @cached_property
    def events(self) -> list[Event]:
        """What people decided, the newest first."""
        return events(Decision.objects.of_quote(self.quote).with_words().newest_first())

    @cached_property
    def proposals(self) -> list[Proposal]:
        """What the machine proposed here, reading by reading, the newest first."""
        runs = self.quote.version.runs.filter(state=AttributionRun.State.DONE)
        return [proposal for run in runs for proposal in self._proposals_of(run)]

    def _other(self, quote: Quote) -> OtherVersion:
        return OtherVersion(
            quote=quote,
            comparison=compare(self.quote.content, quote.content),
            by_somebody_else=_who(quote) != _who(self.quote),
            is_copy=self.quote.pk == quote.wording.copy_of_id,
        )

    def _parts(self) -> Iterator[Part]:
        quote = self.quote
        roles = (
            (Role.CONTENT, quote.content_spans),
            (Role.CUE, quote.cue_spans),
            (Role.SOURCE, quote.source_spans),
            (Role.DESCRIPTION, quote.antecedent_spans),
        )
        return (Part("quote", role, kind_of(quote), start, end) for role, spans in roles for start, end in spans)

    def _proposals_of(self, run: AttributionRun) -> Iterator[Proposal]:
        proposed: Mapping[str, Any] = run.proposals or {}
        names = {each["id"]: each["name"] or "an unnamed source" for each in proposed.get("speakers", [])}
        for found in proposed.get("attributions", []):
            if _meet(found["content"], self.quote.content_spans):
                words = " … ".join(self.quote.version.body[start:end] for start, end in found["content"])
                speaker = names.get(found["speaker"], "nobody")
                yield Proposal(run, words, speaker, round(100 * found["confidence"]))


def _who(quote: Quote) -> object:
    """Equal where two articles attribute words to one source; of unnamed ones no more can be told than the kind."""
    speaker = quote.speaker
    return speaker and (speaker.pk if speaker.name else speaker.kind)


def _meet(spans: Sequence[Sequence[int]], others: Sequence[Sequence[int]]) -> bool:
    return any(
        start < end_of_other and start_of_other < end for start, end in spans for start_of_other, end_of_other in others
    )
