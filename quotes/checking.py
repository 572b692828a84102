"""What a text that is not stored would be found to hold: the report of a check before publication."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Annotated

from pydantic import AfterValidator, BaseModel, Field, computed_field

from articles.models import Outlet
from articles.texts import clean_body
from quotes.attribution.results import Reading, Span
from quotes.facts import facts_of_reading
from quotes.models import Reason
from quotes.policies import choices_of, policy_for
from quotes.policy.facts import ArticleFacts, QuoteFacts, Spans, SpeakerFacts
from quotes.policy.rulebook import Choice, Found, evaluate
from quotes.policy.rules import Severity
from quotes.reader import Paragraph, Part, Role, lay_out

LONGEST_LINE = 500


def on_one_line(text: str) -> str:
    """A heading as it is kept: no line breaks, nothing that is not text."""
    return " ".join(text.replace("\0", " ").split())


Line = Annotated[str, Field(max_length=LONGEST_LINE), AfterValidator(on_one_line)]


class Draft(BaseModel):
    """A text to be checked. `outlet` names whose policy it is checked by; without one it is that of the house."""

    text: Annotated[str, AfterValidator(clean_body)]
    headline: Line = ""
    byline: Line = ""
    outlet: Line = ""


class ReportedWithheld(BaseModel):
    """Why a name is held back; `strength` is harm, duty, weak, none or other."""

    reason: str
    label: str
    strength: str
    trigger: str
    evidence: str
    trigger_spans: Spans
    evidence_spans: Spans


class ReportedSpeaker(BaseModel):
    """A source as the text presents it; `key` is what quotes and findings refer to."""

    key: str
    name: str
    kind: str
    entity: str
    description: str
    description_spans: Spans
    quotes: int
    words: int
    withheld: ReportedWithheld | None


class ReportedQuote(BaseModel):
    """Words that the text attributes to a source; spans are offsets into the text that was checked."""

    speaker: str | None
    content: str
    form: str
    stance: str
    spans: Spans
    source_spans: Spans
    cue_spans: Spans


class ReportedFinding(BaseModel):
    """Where the text departs from the policy."""

    rule: str
    label: str
    severity: str
    sentence: str
    advice: str
    evidence: Sequence[str]
    spans: Spans
    speaker: str | None


class Report(BaseModel):
    """Everything about a text that was checked. Offsets are Unicode code points of `text`, half-open."""

    text: str
    policy: str
    pipeline: str
    quotes: Sequence[ReportedQuote]
    speakers: Sequence[ReportedSpeaker]
    findings: Sequence[ReportedFinding]

    @computed_field  # type: ignore[prop-decorator]  # pydantic's own way
    @property
    def errors(self) -> int:
        return sum(finding.severity == Severity.ERROR for finding in self.findings)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def warnings(self) -> int:
        return len(self.findings) - self.errors

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        """The text with its marks, for a page."""
        kinds = {speaker.key: speaker.kind for speaker in self.speakers}
        parts = []
        for number, quote in enumerate(self.quotes):
            kind = kinds.get(quote.speaker or "", "unknown")
            for role, spans in (
                (Role.CONTENT, quote.spans),
                (Role.SOURCE, quote.source_spans),
                (Role.CUE, quote.cue_spans),
            ):
                parts += [Part(f"q{number}", role, kind, start, end) for start, end in spans]
        for speaker in self.speakers:
            held = speaker.withheld
            for role, spans in (
                (Role.DESCRIPTION, speaker.description_spans),
                (Role.TRIGGER, held.trigger_spans if held else ()),
                (Role.EVIDENCE, held.evidence_spans if held else ()),
            ):
                parts += [Part(speaker.key, role, speaker.kind, start, end) for start, end in spans]
        return lay_out(self.text, parts)


def policy_of(outlet: Outlet | None) -> tuple[str, Mapping[str, Choice]]:
    """The name and the choices of the policy that holds for an outlet, or of the house."""
    policy = policy_for(outlet)
    return str(policy) if policy else "House policy", choices_of(policy)


def check_reading(
    reading: Reading, *, headline: str, byline: str, policy: tuple[str, Mapping[str, Choice]], pipeline: str
) -> Report:
    """The report on a text as a pipeline read it, errors first. Looks names up in the archive; writes nothing."""
    facts = facts_of_reading(reading, headline=headline, byline=byline)
    name, choices = policy
    labels = dict(Reason.objects.values_list("code", "label"))
    return Report(
        text=reading.text,
        policy=name,
        pipeline=pipeline,
        quotes=[_quote(quote, a.source, a.cue) for quote, a in zip(facts.quotes, reading.attributions, strict=True)],
        speakers=[_speaker(facts, speaker, labels) for speaker in facts.speakers],
        findings=[_finding(facts, each) for each in sorted(evaluate(facts, choices), key=_gravity)],
    )


def _quote(quote: QuoteFacts, source: Spans, cue: Spans) -> ReportedQuote:
    return ReportedQuote(
        speaker=None if quote.speaker is None else str(quote.speaker),
        content=quote.content,
        form=quote.form,
        stance=quote.stance,
        spans=quote.spans,
        source_spans=source,
        cue_spans=cue,
    )


def _speaker(facts: ArticleFacts, speaker: SpeakerFacts, labels: Mapping[str, str]) -> ReportedSpeaker:
    held, theirs = speaker.withheld, facts.quotes_of(speaker)
    return ReportedSpeaker(
        key=str(speaker.key),
        name=speaker.name,
        kind=speaker.kind,
        entity=speaker.entity,
        description=speaker.description,
        description_spans=_one(speaker.description_span),
        quotes=len(theirs),
        words=sum(quote.words for quote in theirs),
        withheld=ReportedWithheld(
            reason=held.reason,
            label=labels[held.reason],
            strength=held.strength,
            trigger=facts.words(held.trigger),
            evidence=facts.words(held.evidence),
            trigger_spans=_one(held.trigger),
            evidence_spans=_one(held.evidence),
        )
        if held
        else None,
    )


def _finding(facts: ArticleFacts, found: Found) -> ReportedFinding:
    return ReportedFinding(
        rule=found.rule.code,
        label=found.rule.label,
        severity=found.severity.value,
        sentence=found.hit.sentence,
        advice=found.hit.advice,
        evidence=[facts.words(span) for span in found.spans],
        spans=found.spans,
        speaker=str(found.hit.speaker.key) if found.hit.speaker else None,
    )


def _gravity(found: Found) -> bool:
    return found.severity != Severity.ERROR


def _one(span: Span | None) -> Spans:
    return (span,) if span else ()
