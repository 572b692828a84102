"""From a reading to rows: speakers, how they appear, quotes, withheld names."""

from collections.abc import Iterable

from articles.models import ArticleVersion
from quotes.anchors import keep_unnamed_sources
from quotes.attribution import results
from quotes.attribution.results import Reading, Span, Spans
from quotes.linking import link_speaker, remember_names
from quotes.models import Appearance, AttributionRun, Quote, Speaker, WithheldName
from quotes.worth import weigh


def write_rows(run: AttributionRun, reading: Reading) -> None:
    """Replace the undecided rows of the run's version by those of the reading. Call it in a transaction."""
    version = run.version
    before = _clear_proposals(version)
    speakers = {
        found.id: link_speaker(found, version)
        for found in sorted(reading.speakers, key=lambda found: (found.name or "", found.id))  # locks in one order
    }
    _write_appearances(run, reading, speakers)
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


def _clear_proposals(version: ArticleVersion) -> list[int]:
    """Delete what no person decided; returns the speakers that may now be unused."""
    speakers = list(version.appearances.values_list("speaker", flat=True))
    version.quotes.undecided().delete()
    version.withheld_names.undecided().delete()
    version.appearances.all().delete()
    return speakers


def _write_appearances(run: AttributionRun, reading: Reading, speakers: dict[str, Speaker]) -> None:
    seen: set[int] = set()
    decided = set(WithheldName.every.of_version(run.version).values_list("speaker", flat=True))
    for found in reading.speakers:
        speaker = speakers[found.id]
        if speaker.pk in seen:
            continue
        seen.add(speaker.pk)
        Appearance.objects.create(
            version=run.version,
            speaker=speaker,
            description=_words(reading.text, found.description),
            description_spans=_list(found.description),
            mention_spans=[list(span) for span in _apart(found.mentions)],
        )
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
