"""From a reading to rows: speakers, how they appear, quotes, withheld names."""

from collections.abc import Iterable, Mapping

from articles.models import ArticleVersion
from quotes.anchors import keep_unnamed_sources
from quotes.attribution import results
from quotes.attribution.results import Reading, Span, Spans
from quotes.identity.evidence import plain
from quotes.identity.facts import facts_in, roles_found
from quotes.identity.linking import Link, link_speakers
from quotes.identity.locks import hold_identities
from quotes.identity.names import remember_names
from quotes.identity.proposals import propose_merges
from quotes.models import Appearance, AttributionRun, Quote, Speaker, SpeakerRole, WithheldName
from quotes.worth import weigh


def write_rows(run: AttributionRun, reading: Reading) -> None:
    """Replace the undecided rows of the run's version by those of the reading. Call it in a transaction."""
    version = run.version
    hold_identities()
    before = _clear_proposals(version)
    links = link_speakers(reading, version, before)
    speakers = {key: link.speaker for key, link in links.items()}
    _write_appearances(run, reading, links)
    keep_unnamed_sources(version)
    decided = [span for quote in version.quotes.all() for span in quote.content_spans]
    quotes = [
        _quote(run, reading.text, found, speakers)
        for found in reading.attributions
        if not _overlap(found.content, decided)
    ]
    weigh(quotes, version)
    Quote.objects.bulk_create(quotes)
    Speaker.objects.filter(pk__in=before).unused().delete()
    propose_merges(speakers.values())


def _clear_proposals(version: ArticleVersion) -> list[int]:
    """Delete what no person decided; returns the speakers that the article showed, some of which may now be unused."""
    shown = Appearance.objects.filter(version__article=version.article_id).values_list("speaker", "merged_from")
    speakers = [own or speaker for speaker, own in shown]
    version.quotes.undecided().delete()
    version.withheld_names.undecided().delete()
    version.appearances.all().delete()
    return speakers


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


def _overlap(spans: Spans, others: list[list[int]]) -> bool:
    return any(start < other[1] and other[0] < end for start, end in spans for other in others)
