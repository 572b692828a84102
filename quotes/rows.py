"""From a reading to rows: speakers, how they appear, quotes, withheld names."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from articles.models import ArticleVersion
from quotes.anchors import keep_unnamed_sources
from quotes.attribution import results
from quotes.attribution.results import Reading, Span, Spans
from quotes.carrying import Claims, carry_names, carry_quotes
from quotes.disagreement import raise_conflicts
from quotes.familiar import FamiliarSpeakers
from quotes.identity.evidence import plain
from quotes.identity.facts import facts_in, roles_found
from quotes.identity.linking import Link, link_speakers
from quotes.identity.locks import hold_identities
from quotes.identity.names import remember_names
from quotes.identity.proposals import propose_merges
from quotes.models import Appearance, AttributionRun, Decision, Quote, Speaker, SpeakerRole, WithheldName
from quotes.states import state_of
from quotes.worth import weigh

# What a new reading may change about a proposal without making it another one.
MEASURED = ["run", "confidence", "speaker_confidence", "worth"]


def write_rows(run: AttributionRun, reading: Reading) -> None:
    """Replace the undecided rows of the run's version by those of the reading. Call it in a transaction.

    What people decided stays and is carried on from earlier versions; a proposal that is the same as before keeps its
    row; speakers of this article that were there before are the same again.
    """
    version = run.version
    hold_identities()
    Quote.objects.of_article(version.article).hold()
    WithheldName.every.of_article(version.article).hold()
    familiar = FamiliarSpeakers(version)
    before = _clear(version)
    gone: list[Quote | WithheldName] = [*carry_quotes(version), *carry_names(version)]
    links = _links(reading, version, familiar, before)
    speakers = {key: link.speaker for key, link in links.items()}
    _write_appearances(run, reading, links)
    familiar.show_again(_decided_speakers(version))
    keep_unnamed_sources(version)
    claims = Claims(version)
    proposals = [_quote(run, reading.text, found, speakers) for found in reading.attributions]
    _write_proposals(version, [each for each in proposals if not claims.covers(each.content_spans)])
    names = {speakers[found.id].pk: found.withheld for found in reading.speakers if found.withheld}
    raise_conflicts(run, proposals, names, claims, gone)
    Speaker.objects.filter(pk__in=before - Decision.objects.speakers_of(version.article)).unused().delete()
    propose_merges(speakers.values())


def _links(
    reading: Reading, version: ArticleVersion, familiar: FamiliarSpeakers, before: Collection[int]
) -> dict[str, Link]:
    known = familiar.match(reading.speakers)
    others = replace(reading, speakers=tuple(found for found in reading.speakers if found.id not in known))
    again = {key: Link(speaker, "own" if speaker.article_id else "pinned") for key, speaker in known.items()}
    return again | link_speakers(others, version, before)


def _decided_speakers(version: ArticleVersion) -> set[int]:
    quotes = version.quotes.decided().standing().values_list("speaker", flat=True)
    return {pk for pk in (*quotes, *version.withheld_names.decided().values_list("speaker", flat=True)) if pk}


def _clear(version: ArticleVersion) -> set[int]:
    """Delete what no person decided, but for quotes.

    Returns:
        The speakers that the article showed, some of which may now be unused.
    """
    shown = Appearance.objects.of_article(version.article).values_list("speaker", "merged_from")
    speakers = {own or speaker for speaker, own in shown}
    version.withheld_names.undecided().delete()
    version.appearances.all().delete()
    return speakers


def _write_proposals(version: ArticleVersion, proposals: list[Quote]) -> None:
    """Put proposals in the place of the old ones; those of the same words keep their addresses."""
    weigh(proposals, version)
    old = {_said(quote): quote for quote in version.quotes.undecided()}
    kept = [(old.pop(said), new) for new in proposals if (said := _said(new)) in old]
    version.quotes.undecided().exclude(pk__in=[quote.pk for quote, _ in kept]).delete()
    for quote, new in kept:
        for name in MEASURED:
            setattr(quote, name, getattr(new, name))
    Quote.objects.bulk_update([quote for quote, _ in kept], MEASURED)
    again = {id(new) for _, new in kept}
    numbers = {str(quote.content_spans): quote.pk for quote in old.values()}
    others = [new for new in proposals if id(new) not in again]
    for new in others:
        new.pk = numbers.pop(str(new.content_spans), None)
    Quote.objects.bulk_create(others)


def _said(quote: Quote) -> str:
    """What a proposal says, without how sure the machine is."""
    return json.dumps({key: value for key, value in state_of(quote).items() if key not in MEASURED}, sort_keys=True)


def _write_appearances(run: AttributionRun, reading: Reading, links: Mapping[str, Link]) -> None:
    seen: set[int] = set()
    decided = set(WithheldName.every.of_version(run.version).values_list("speaker", flat=True))
    for found in reading.speakers:
        link = links[found.id]
        speaker = link.speaker
        if speaker.pk in seen:
            continue
        seen.add(speaker.pk)
        appearance = Appearance.objects.create(
            version=run.version,
            speaker=speaker,
            description=_words(reading.text, found.description),
            description_spans=_list(found.description),
            mention_spans=[list(span) for span in _apart(found.mentions)],
            facts=facts_in(reading, found),
            link_rule=link.rule,
            link_evidence=plain(link.evidence),
        )
        _write_roles(appearance, reading, found)
        if speaker.name:
            remember_names(speaker, _printed_names(found, reading), run.version)
        if found.withheld and speaker.pk not in decided:
            WithheldName.objects.create(
                version=run.version,
                speaker=speaker,
                run=run,
                reason_id=found.withheld.reason,
                trigger_spans=_list(found.withheld.trigger),
                evidence_spans=_list(found.withheld.evidence),
            )


def _write_roles(appearance: Appearance, reading: Reading, found: results.Speaker) -> None:
    SpeakerRole.objects.bulk_create(
        SpeakerRole(
            appearance=appearance,
            title=role.title[:200],
            affiliation=role.affiliation[:200],
            role_key=role.key[:400],
            former=role.former,
            spans=[[role.start, role.end]],
        )
        for role in roles_found(reading, found)
    )


def _quote(run: AttributionRun, text: str, found: results.Attribution, speakers: dict[str, Speaker]) -> Quote:
    why = found.resolution
    return Quote(
        version=run.version,
        run=run,
        speaker=speakers.get(found.speaker or ""),
        content_spans=[list(span) for span in found.content],
        source_spans=[list(span) for span in found.source],
        cue_spans=[list(span) for span in found.cue],
        form=found.form,
        stance=found.stance,
        channel=found.channel or "",
        via=_words(text, found.via),
        printed_label=_words(text, found.label),
        confidence=found.confidence,
        speaker_confidence=why.confidence if why else None,
        speaker_rule=why.rule if why else "",
        antecedent_spans=_list(why.antecedent) if why else [],
    )


def _printed_names(found: results.Speaker, reading: Reading) -> set[str]:
    labels = (
        a.label for a in reading.attributions if a.speaker == found.id and a.resolution and a.resolution.rule == "name"
    )
    return {_words(reading.text, label) for label in labels if label} | {found.name or ""} - {""}


def _words(text: str, span: Span | None) -> str:
    return text[slice(*span)][:500] if span else ""


def _list(span: Span | None) -> list[list[int]]:
    return [list(span)] if span else []


def _apart(spans: Spans) -> Iterable[Span]:
    """Ascending spans without those that overlap an earlier one."""
    end = 0
    for span in sorted(spans):
        if span[0] >= end:
            end = span[1]
            yield span
