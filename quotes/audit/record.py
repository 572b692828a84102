"""Everything that is known about one unnamed source: what the article says, what people signed, who looked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Count, Max
from django.utils import timezone

from articles.models import Article
from quotes.models import Appearance, Approval, Finding, Look, Quote, UnnamedSource, WithheldName
from quotes.policy.identifying.analysis import Analysis, analyse
from quotes.policy.labels import core
from quotes.reader import Paragraph, Part, Role, lay_out


@dataclass(frozen=True, kw_only=True)
class SourceRecord:
    """An unnamed source. `name` is None where the article as it is published now says nothing about it any more."""

    source: UnnamedSource
    article: Article
    name: WithheldName | None
    appearance: Appearance | None
    quotes: Sequence[Quote]
    findings: Sequence[Finding]
    approvals: Sequence[Approval]

    @property
    def kind(self) -> str:
        return self.name.speaker.kind if self.name else "anonymous"

    @property
    def label(self) -> str:
        """What to call it: the name that the article prints for it, or how it describes it."""
        printed = self.name.speaker.name if self.name else ""
        described = self.appearance.description if self.appearance else ""
        return printed or described or "Unnamed source"

    @property
    def standing(self) -> list[Approval]:
        """What people signed and did not withdraw."""
        withdrawn = {approval.withdraws_id for approval in self.approvals}
        return [a for a in self.approvals if not a.withdraws_id and a.pk not in withdrawn]

    @property
    def ground_rule(self) -> Approval | None:
        """The record that says on which terms the source speaks; the newest counts."""
        return next((a for a in reversed(self.standing) if a.ground_rule), None)

    @property
    def analysis(self) -> Analysis | None:
        """What the description gives away; None where there is none or nothing narrows it."""
        described = core(self.appearance.description) if self.appearance else ""
        analysis = analyse(described) if described else None
        return analysis if analysis and analysis.phrases else None

    @property
    def narrowing(self) -> list[tuple[str, str]]:
        """The words of the description that narrow it, each with the reason."""
        found = self.analysis
        return [(found.description[slice(*phrase.span)], phrase.why) for phrase in found.phrases] if found else []

    @property
    def approved(self) -> Approval | None:
        """The approval of the highest role; the latest of them."""
        roles = Approval.Role.values
        found = [a for a in self.standing if a.approves]
        return max(found, key=lambda a: (roles.index(a.role), a.pk), default=None)

    @property
    def attested(self) -> Approval | None:
        return next((a for a in self.standing if a.knows_identity), None)

    @property
    def corroborated(self) -> bool:
        return any(a.corroborated for a in self.standing)

    @property
    def is_broken(self) -> bool:
        """Whether the article attributes statements to a source that is off the record."""
        rule = self.ground_rule
        return bool(rule and rule.ground_rule == Approval.GroundRule.OFF_RECORD and self.quotes)

    @property
    def may_be_named(self) -> bool:
        rule = self.ground_rule
        return bool(rule and rule.ground_rule == Approval.GroundRule.ON_RECORD)

    @property
    def ask_again_on(self) -> date | None:
        """When to ask the source again for the record; None if nobody set a day or it has answered since."""
        settled = (a for a in reversed(self.standing) if a.ask_again_on or a.ground_rule == "on_record")
        newest = next(settled, None)
        return newest.ask_again_on if newest else None

    @property
    def is_due(self) -> bool:
        return self.ask_again_on is not None and self.ask_again_on <= timezone.localdate()

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs that give the reason or, where there is none, that first present the source."""
        if self.name is None:
            return []
        shown = self.appearance
        why = [*self.name.trigger_spans, *self.name.evidence_spans]
        present = (shown.description_spans or shown.mention_spans[:1]) if shown else []
        body = lay_out(self.name.version.body, self._parts())
        return [p for p in body if any(p.start <= start < p.end for start, _ in why or present)]

    def signed_by(self, user: User) -> bool:
        return any(approval.by_id == user.pk for approval in self.approvals)

    def _parts(self) -> Iterable[Part]:
        if self.name is None:
            return
        described = self.appearance.description_spans if self.appearance else []
        own = ((Role.DESCRIPTION, described), (Role.TRIGGER, self.name.trigger_spans))
        for role, spans in (*own, (Role.EVIDENCE, self.name.evidence_spans)):
            yield from (Part(str(self.source.pk), role, self.kind, start, end) for start, end in spans)
        for quote in self.quotes:
            for role, spans in ((Role.CONTENT, quote.content_spans), (Role.SOURCE, quote.source_spans)):
                yield from (Part(f"q{quote.pk}", role, self.kind, start, end) for start, end in spans)


def record_of(source_id: int) -> SourceRecord:
    """The record of an unnamed source, in five queries; six where the article says nothing about it any more.

    Raises:
        UnnamedSource.DoesNotExist: there is none of this number.
    """
    related = ("unnamed_source", "version__article__outlet", "speaker", "reason")
    name = WithheldName.objects.current().filter(unnamed_source=source_id).select_related(*related).first()
    source = name.unnamed_source if name else None
    if source is None:
        source = UnnamedSource.objects.select_related("article__outlet").get(pk=source_id)
    return SourceRecord(
        source=source,
        article=name.version.article if name else source.article,
        name=name,
        appearance=_appearance(name) if name else None,
        quotes=list(_quotes(name)) if name else [],
        findings=list(Finding.objects.open().about(name).worst_first()) if name else [],
        approvals=list(Approval.objects.of_source(source).with_people()),
    )


def looks_at(source: UnnamedSource) -> Iterable[Mapping[str, Any]]:
    """A row for each person who read the page, the last first: `by__username`, `times`, `last`."""
    looks = Look.objects.filter(unnamed_source=source).order_by().values("by__username")
    return looks.annotate(times=Count("pk"), last=Max("at")).order_by("-last")


def _appearance(name: WithheldName) -> Appearance | None:
    return Appearance.objects.filter(version=name.version_id, speaker=name.speaker_id).first()


def _quotes(name: WithheldName) -> Iterable[Quote]:
    quotes = Quote.objects.of_version(name.version).of_speaker(name.speaker).standing().statements().in_text_order()
    for quote in quotes:
        quote.version = name.version  # at hand already
        yield quote
