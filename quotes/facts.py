"""From rows, or from a reading that is not stored, to the plain facts that the policy's rules look at."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from articles.models import ArticleVersion
from quotes.attribution import results
from quotes.attribution.results import Reading
from quotes.identity.names import compared_name
from quotes.models import Appearance, Approval, Quote, Reason, Speaker, WithheldName
from quotes.policy.facts import (
    PSEUDONYMOUS,
    ApprovalFacts,
    ArticleFacts,
    OtherArticle,
    QuoteFacts,
    Span,
    Spans,
    SpeakerFacts,
    WithheldFacts,
)

RANKS = {role: rank for rank, role in enumerate(Approval.Role.values, 1)}


@dataclass(frozen=True, slots=True)
class _Known:
    """What the archive knows beside an article: signatures by source, namesakes by key, other articles by speaker."""

    signed: Mapping[int | None, list[Approval]]
    namesakes: Mapping[str, tuple[str, ...]]
    elsewhere: Mapping[int, tuple[OtherArticle, ...]]


def facts_of(version: ArticleVersion) -> ArticleFacts:
    """What the archive knows about an article version, people's decisions and approvals included."""
    article = version.article
    quotes = list(Quote.objects.of_version(version).standing().select_related("speaker").in_text_order())
    names = {n.speaker_id: n for n in WithheldName.objects.of_version(version).select_related("reason")}
    shown: defaultdict[Speaker, list[Appearance]] = defaultdict(list)
    for appearance in version.appearances.select_related("speaker").order_by("pk"):
        shown[appearance.speaker].append(appearance)
    for quote in quotes:
        if quote.speaker and quote.speaker not in shown:  # a person gave the quote to somebody else
            shown[quote.speaker] = []
    keys = {speaker.name_key for speaker in shown if speaker.kind == PSEUDONYMOUS}
    known = _Known(_signed(names.values()), _namesakes(keys), _elsewhere(version, shown))
    return ArticleFacts(
        headline=article.headline,
        body=version.body,
        byline=article.byline,
        published=article.published_at,
        quotes=tuple(_quote(quote) for quote in quotes),
        speakers=tuple(_speaker(speaker, shown[speaker], names.get(speaker.pk), known) for speaker in shown),
    )


def facts_of_reading(
    reading: Reading, *, headline: str, byline: str = "", published: datetime | None = None
) -> ArticleFacts:
    """What is known about a text that has been read and not stored: the same, but for what people decided."""
    strengths = dict(Reason.objects.values_list("code", "strength"))
    keys = {
        found.name: compared_name(found.name) for found in reading.speakers if found.name and found.kind == PSEUDONYMOUS
    }
    namesakes = _namesakes(keys.values())
    return ArticleFacts(
        headline=headline,
        body=reading.text,
        byline=byline,
        published=published,
        quotes=tuple(_attribution(number, found, reading.text) for number, found in enumerate(reading.attributions)),
        speakers=tuple(
            SpeakerFacts(
                key=found.id,
                kind=found.kind,
                entity=found.entity,
                name=found.name or "",
                description=reading.text[slice(*found.description)] if found.description else "",
                description_span=found.description,
                mentions=found.mentions,
                withheld=_held(found.withheld, strengths) if found.withheld else None,
                namesakes=namesakes.get(keys.get(found.name or "", ""), ()),
            )
            for found in reading.speakers
        ),
    )


def _speaker(speaker: Speaker, appearances: list[Appearance], name: WithheldName | None, known: _Known) -> SpeakerFacts:
    described = next((each for each in appearances if each.description_spans), None)
    approvals = known.signed.get(name.unnamed_source_id, []) if name else []
    return SpeakerFacts(
        key=speaker.pk,
        kind=speaker.kind,
        entity=speaker.entity,
        name=speaker.name,
        description=described.description if described else "",
        description_span=_first(described.description_spans) if described else None,
        mentions=tuple(sorted(span for each in appearances for span in _spans(each.mention_spans))),
        withheld=_withheld(name) if name else None,
        approvals=tuple(_approval(each) for each in approvals if each.approves),
        attested=any(each.knows_identity for each in approvals),
        corroborated=any(each.corroborated for each in approvals),
        persons=next((each.persons for each in reversed(approvals) if each.persons), None),
        elsewhere=known.elsewhere.get(speaker.pk, ()),
        namesakes=known.namesakes.get(speaker.name_key, ()) if speaker.kind == PSEUDONYMOUS else (),
    )


def _quote(quote: Quote) -> QuoteFacts:
    return QuoteFacts(
        key=quote.pk,
        spans=_spans(quote.content_spans),
        content=quote.content,
        form=quote.form,
        stance=quote.stance,
        speaker=quote.speaker_id,
        source=_first(quote.source_spans),
        cue=_first(quote.cue_spans),
    )


def _attribution(number: int, found: results.Attribution, text: str) -> QuoteFacts:
    return QuoteFacts(
        key=number,
        spans=found.content,
        content=" … ".join(text[slice(*span)] for span in found.content),
        form=found.form,
        stance=found.stance,
        speaker=found.speaker,
        source=found.source[0] if found.source else None,
        cue=found.cue[0] if found.cue else None,
    )


def _withheld(name: WithheldName) -> WithheldFacts:
    strength = name.reason.strength
    return WithheldFacts(name.reason_id, strength, _first(name.trigger_spans), _first(name.evidence_spans))


def _held(found: results.Withheld, strengths: Mapping[str, str]) -> WithheldFacts:
    return WithheldFacts(found.reason, strengths[found.reason], found.trigger, found.evidence)


def _approval(signed: Approval) -> ApprovalFacts:
    return ApprovalFacts(
        at=signed.at,
        role=signed.get_role_display(),
        rank=RANKS[signed.role],
        direct_quotes=signed.approves_direct_quotes,
        note=bool(signed.note),
    )


def _signed(names: Iterable[WithheldName]) -> Mapping[int | None, list[Approval]]:
    """What people signed about the sources of these names and did not withdraw, oldest first."""
    sources = [name.unnamed_source_id for name in names if name.unnamed_source_id]
    found: defaultdict[int | None, list[Approval]] = defaultdict(list)
    for approval in Approval.objects.standing().filter(unnamed_source__in=sources).order_by("pk") if sources else ():
        found[approval.unnamed_source_id].append(approval)
    return found


def _namesakes(keys: Collection[str]) -> Mapping[str, tuple[str, ...]]:
    """Named people of the archive under each of these name keys."""
    if not keys:
        return {}
    named = Speaker.objects.standing().filter(kind=Speaker.Kind.NAMED, entity=Speaker.Entity.PERSON)
    rows = {(s.name_key, s.name) for s in named.filter(name_key__in=keys)}
    rows |= set(named.filter(aliases__name_key__in=keys).values_list("aliases__name_key", "name"))
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for key, name in sorted(rows):
        found[key] += (f"{name}, named in the archive",)
    return found


def _elsewhere(version: ArticleVersion, speakers: Iterable[Speaker]) -> Mapping[int, tuple[OtherArticle, ...]]:
    """How other articles describe the pseudonymous speakers among these."""
    pseudonymous = [speaker.pk for speaker in speakers if speaker.kind == PSEUDONYMOUS and speaker.article_id is None]
    found: defaultdict[int, tuple[OtherArticle, ...]] = defaultdict(tuple)
    if pseudonymous:
        others = Appearance.objects.current().filter(speaker__in=pseudonymous).exclude(description="")
        for each in others.exclude(version__article=version.article_id).with_article().order_by("pk"):
            found[each.speaker_id] += (OtherArticle(each.version.article.headline, each.description),)
    return found


def _spans(stored: Iterable[list[int]]) -> Spans:
    return tuple((start, end) for start, end in stored)


def _first(stored: list[list[int]]) -> Span | None:
    return (stored[0][0], stored[0][1]) if stored else None
