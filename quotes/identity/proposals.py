"""Who may be the same as whom: proposals for a person to decide, made for what an article touched."""

from collections.abc import Collection, Iterable, Sequence

from django.db import connection
from django.db.models import Q
from rapidfuzz.fuzz import ratio, token_sort_ratio

from quotes.attribution.names import same_person
from quotes.identity.evidence import ALIKE, Evidence, compare, compare_names, plain, score
from quotes.identity.facts import Facts
from quotes.identity.known import facts_about
from quotes.models import MergeProposal, Speaker

LEAST_SCORE = 0.3
MOST_CANDIDATES = 20
MOST_BEARERS = 30
UNLIKE = 70  # of 100: spellings of one family name, or of a whole name, differ less
_LEAST_LIKENESS = ALIKE / 100
_EXPANDS = 1.0

# Speakers, also as those merged into them, with the first speakers under each of their keys.
BEARERS = """
WITH RECURSIVE joined (id, current) AS (
    SELECT id, id FROM unnest(%s::bigint[]) AS id
    UNION ALL
    SELECT merged.id, joined.current FROM quotes_speaker AS merged JOIN joined ON merged.merged_into_id = joined.id
)
SELECT joined.current, bearer.speaker_id
FROM joined JOIN quotes_speakerkey AS own ON own.speaker_id = joined.id
CROSS JOIN LATERAL (
    SELECT speaker_id FROM quotes_speakerkey WHERE key = own.key ORDER BY speaker_id LIMIT %s
) AS bearer
ORDER BY joined.current, own.key, bearer.speaker_id
"""

Pair = tuple[int, int]


def propose_merges(speakers: Iterable[Speaker]) -> None:
    """Bring the proposals about these speakers up to date: those of like names and of one kind.

    Pseudonymous ones are proposed within one outlet, anonymous ones never. What a person keeps apart stays apart.
    """
    touched = {s.pk: s.current for s in speakers if s.kind != Speaker.Kind.ANONYMOUS}
    current = {speaker.pk: speaker for speaker in touched.values()}
    like = alike_each(current.values())
    pairs = {_pair(one, other): (one, other) for one in current.values() for other in like[one.pk]}
    everyone = {speaker.pk: speaker for pair in pairs.values() for speaker in pair}
    facts = facts_about(everyone.values(), companions=True)
    apart = _kept_apart(everyone.values())
    proposals = [
        proposal
        for pair, (one, other) in sorted(pairs.items())
        if pair not in apart and (proposal := _proposal(one, other, facts[one.pk], facts[other.pk]))
    ]
    about = MergeProposal.objects.open().filter(Q(first__in=current) | Q(second__in=current))
    kept = {(proposal.first_id, proposal.second_id) for proposal in proposals}
    about.filter(pk__in=[p.pk for p in about if (p.first_id, p.second_id) not in kept]).delete()
    MergeProposal.objects.bulk_create(
        proposals, update_conflicts=True, update_fields=["score", "evidence"], unique_fields=["first", "second"]
    )


def alike(speaker: Speaker) -> Sequence[Speaker]:
    """Others of the same kind and entity under one of the speaker's keys, as they stand after all merges."""
    return alike_each([speaker])[speaker.pk]


def alike_each(speakers: Collection[Speaker]) -> dict[int, Sequence[Speaker]]:
    """For each of these speakers those who may be the same by name, in two queries and one for each that was merged."""
    bearers = _bearers_of(speakers)
    known = Speaker.objects.in_bulk({pk for found in bearers.values() for pk in found})
    current = {pk: speaker.current for pk, speaker in known.items()}
    return {one.pk: _like(one, (current[pk] for pk in bearers[one.pk])) for one in speakers}


def _bearers_of(speakers: Collection[Speaker]) -> dict[int, list[int]]:
    """The speakers that share a key with each of these."""
    found: dict[int, list[int]] = {speaker.pk: [] for speaker in speakers}
    with connection.cursor() as cursor:
        cursor.execute(BEARERS, [list(found), MOST_BEARERS])
        for speaker, bearer in cursor.fetchall():
            found[speaker].append(bearer)
    return found


def _like(speaker: Speaker, bearers: Iterable[Speaker]) -> Sequence[Speaker]:
    others = {other.pk: other for other in bearers if other.pk != speaker.pk}
    like = [o for o in others.values() if (o.kind, o.entity) == (speaker.kind, speaker.entity)]
    return sorted((o for o in like if _names_agree(speaker, o)), key=lambda o: o.pk)[:MOST_CANDIDATES]


def _names_agree(one: Speaker, other: Speaker) -> bool:
    if one.entity == Speaker.Entity.PERSON and _are_strangers(one.name.casefold(), other.name.casefold()):
        return False
    if one.entity == Speaker.Entity.PERSON and same_person(one.name, other.name):
        return True
    near = compare_names([one.name], [other.name]).weight >= (_LEAST_LIKENESS - 0.75) * 8
    return near or (one.entity != Speaker.Entity.PERSON and _expands(one, other))


def _are_strangers(one: str, other: str) -> bool:
    """Whether two names are too unlike to be looked at closely; costs little."""
    families = ratio(one.rpartition(" ")[2], other.rpartition(" ")[2])
    return families < UNLIKE and token_sort_ratio(one, other) < UNLIKE


def _expands(one: Speaker, other: Speaker) -> bool:
    """Whether one is the acronym of the other; the keys have shown that its letters fit."""
    short, long = sorted((one.name, other.name), key=len)
    return " " not in short and " " in long


def _proposal(one: Speaker, other: Speaker, facts: Facts, others: Facts) -> MergeProposal | None:
    """A proposal if it is likely enough to be worth a person's look."""
    if one.kind == Speaker.Kind.PSEUDONYMOUS and not facts.outlets & others.outlets:
        return None
    evidence = (_name_evidence(one, other), *compare(facts, others))
    likely = score(evidence)
    if likely < LEAST_SCORE:
        return None
    first, second = _pair(one, other)
    return MergeProposal(first_id=first, second_id=second, score=likely, evidence=plain(evidence))


def _name_evidence(one: Speaker, other: Speaker) -> Evidence:
    if one.entity != Speaker.Entity.PERSON and _expands(one, other):
        short, long = sorted((one.name, other.name), key=len)
        return Evidence("acronym", _EXPANDS, f"“{short}” may stand for “{long}”")
    return compare_names([one.name], [other.name])


def _pair(one: Speaker, other: Speaker) -> Pair:
    return min(one.pk, other.pk), max(one.pk, other.pk)


def _kept_apart(speakers: Collection[Speaker]) -> set[Pair]:
    """Pairs of these that a person keeps apart, as they stand after all merges."""
    keys = [speaker.pk for speaker in speakers]
    deciding = Speaker.objects.filter(Q(pk__in=keys) | Q(merged_into__in=keys)).exclude(apart_from=[])
    others = Speaker.objects.in_bulk({key for speaker in deciding for key in speaker.apart_from})
    return {
        _pair(speaker.current, others[key].current)
        for speaker in deciding
        for key in speaker.apart_from
        if key in others
    }
