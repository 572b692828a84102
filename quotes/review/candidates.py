"""Who may have said it: the speakers of the article by nearness, then those whom the archive knows by this name."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quotes.identity.names import compared_name
from quotes.models import Appearance, Quote, Speaker, SpeakerAlias

MOST_CANDIDATES = 9
MOST_OF_ARCHIVE = 4
AFTER_COSTS = 2  # somebody named further down is meant less often than somebody named before

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may have said it.

    Args:
        key: 1 to 9, on the keyboard.
        evidence: why they are proposed, in words; `mention` are the words of the text it rests on.
    """

    key: int
    speaker: Speaker
    description: str
    evidence: str
    mention: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class _Place:
    distance: int
    start: int
    end: int
    is_before: bool


def candidates_for(
    quote: Quote, appearances: Sequence[Appearance], others: Sequence[Quote], archive: Iterable[Speaker]
) -> list[Candidate]:
    """At most nine candidates: the speaker proposed, whose name is printed alike, who is near, whom the archive knows.

    Args:
        appearances: everybody in the version.
        others: all its quotes, with speakers; where somebody speaks is near to what they say next. Whom a person made
            for one of them, no reading has presented.
        archive: speakers known by the printed label, as `known_by_label` finds them.
    """
    described = {other.speaker_id: Appearance(speaker=other.speaker) for other in others if other.speaker}
    described |= {appearance.speaker_id: appearance for appearance in reversed(appearances)}  # merged ones twice
    label_key = compared_name(quote.printed_label) if quote.printed_label else ""
    ranked: list[tuple[tuple[int, int], Candidate]] = []
    for appearance in described.values():
        place = _nearest(quote, appearance, others)
        alike = bool(label_key) and _is_part(label_key, appearance.speaker.name_key)
        rank = (0 if appearance.speaker_id == quote.speaker_id else 1 if alike else 2, place.distance)
        ranked.append((rank, _of_article(quote, appearance, place, alike=alike)))
    known = [speaker for speaker in archive if speaker.pk not in described]
    ranked += [((3, number), _of_archive(quote, speaker)) for number, speaker in enumerate(known)]
    if quote.speaker and quote.speaker_id not in described and quote.speaker not in known:
        ranked.append(((0, 0), _chosen(quote.speaker)))
    ranked.sort(key=lambda pair: pair[0])
    return [_with_key(candidate, key) for key, (_, candidate) in enumerate(ranked[:MOST_CANDIDATES], 1)]


def known_by_label(label: str) -> Iterable[Speaker]:
    """Speakers of the archive whose name or alias is the printed label, in one query; none for no label."""
    if not label:
        return Speaker.objects.none()
    key = compared_name(label)
    named, printed = Speaker.objects.filter(name_key=key), SpeakerAlias.objects.filter(name_key=key)
    either = named.order_by().values("pk").union(printed.order_by().values("speaker"))  # each by its index
    return Speaker.objects.filter(pk__in=either, article=None).order_by("name_key", "pk")[:MOST_OF_ARCHIVE]


def _of_article(quote: Quote, appearance: Appearance, place: _Place, *, alike: bool) -> Candidate:
    body = quote.version.body
    words = len(_WORD.findall(body, *sorted((place.end if place.is_before else place.start, anchor_of(quote)))))
    where = f"{words} word{'' if words == 1 else 's'} {'before' if place.is_before else 'after'}"
    evidence = f"printed alike, {where}" if alike else where
    is_current = appearance.speaker_id == quote.speaker_id
    return Candidate(0, appearance.speaker, appearance.description, evidence, body[place.start : place.end], is_current)


def _of_archive(quote: Quote, speaker: Speaker) -> Candidate:
    evidence = f"in the archive, printed “{quote.printed_label}”"
    return Candidate(0, speaker, "", evidence, "", speaker.pk == quote.speaker_id)


def _chosen(speaker: Speaker) -> Candidate:
    return Candidate(0, speaker, "", "chosen by a person", "", is_current=True)


def _with_key(candidate: Candidate, key: int) -> Candidate:
    return Candidate(
        key, candidate.speaker, candidate.description, candidate.evidence, candidate.mention, candidate.is_current
    )


def anchor_of(quote: Quote) -> int:
    """Where in the text the quote is: at its source, or where its words begin; at the start before it has any."""
    spans = quote.source_spans or quote.content_spans
    return spans[0][0] if spans else 0


def _nearest(quote: Quote, appearance: Appearance, others: Sequence[Quote]) -> _Place:
    at = anchor_of(quote)
    spans = [(start, end) for start, end in appearance.mention_spans]
    for other in others:
        if other.speaker_id == appearance.speaker_id and other.pk != quote.pk:
            spans += [(start, end) for start, end in (other.source_spans or other.content_spans)[:1]]
    spans = spans or [(start, end) for start, end in appearance.description_spans] or [(0, 0)]
    return min((_place(at, start, end) for start, end in spans), key=lambda place: place.distance)


def _place(at: int, start: int, end: int) -> _Place:
    if start <= at:
        return _Place(max(0, at - end), start, end, is_before=True)
    return _Place((start - at) * AFTER_COSTS, start, end, is_before=False)


def _is_part(label_key: str, name_key: str) -> bool:
    """Whether all words of a printed label are words of a name."""
    return set(label_key.split()) <= set(name_key.split())
