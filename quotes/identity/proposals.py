"""Who may be the same as whom: proposals for a person to decide, made for what an article touched."""

from collections.abc import Collection, Iterable

from django.db.models import Q
from django.db.models.expressions import RawSQL

from quotes.attribution.names import same_person
from quotes.identity.evidence import ALIKE, Evidence, compare, compare_names, plain, score
from quotes.identity.facts import Facts
from quotes.identity.known import facts_about
from quotes.models import MergeProposal, Speaker, SpeakerKey
from quotes.querysets import members_of

LEAST_SCORE = 0.3
MOST_CANDIDATES = 20
_LEAST_LIKENESS = ALIKE / 100
_EXPANDS = 1.0

_BEARERS = """
SELECT bearer.speaker_id FROM unnest(%s::text[]) AS wanted(key)
CROSS JOIN LATERAL (
    SELECT speaker_id FROM quotes_speakerkey WHERE key = wanted.key ORDER BY speaker_id LIMIT %s
) AS bearer
"""

Pair = tuple[int, int]


def propose_merges(speakers: Iterable[Speaker]) -> None:
    """Bring the proposals about these speakers up to date: those of like names and of one kind.

    Pseudonymous ones are proposed within one outlet, anonymous ones never. What a person keeps apart stays apart.
    """
    touched = {s.pk: s.current for s in speakers if s.kind != Speaker.Kind.ANONYMOUS}
    current = {speaker.pk: speaker for speaker in touched.values()}
    pairs = {_pair(one, other): (one, other) for one in current.values() for other in alike(one)}
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


def bearers_of(keys: list[str]) -> RawSQL:
    """For `__in`: the first speakers under each of these keys; no more, however many there are."""
    return RawSQL(_BEARERS, [keys, MOST_CANDIDATES * 3])  # noqa: S611  # our own SQL, values as parameters


def alike(speaker: Speaker) -> Iterable[Speaker]:
    """Others of the same kind and entity under one of the speaker's keys, as they stand after all merges."""
    own = SpeakerKey.objects.filter(speaker__in=members_of(speaker)).order_by().values_list("key", flat=True)
    found = Speaker.objects.filter(pk__in=bearers_of(list(own))).order_by("pk")
    others = {other.pk: other for each in found if (other := each.current).pk != speaker.pk}
    like = [o for o in others.values() if (o.kind, o.entity) == (speaker.kind, speaker.entity)]
    return [o for o in like if _names_agree(speaker, o)][:MOST_CANDIDATES]


def _names_agree(one: Speaker, other: Speaker) -> bool:
    if one.entity == Speaker.Entity.PERSON and same_person(one.name, other.name):
        return True
    near = compare_names([one.name], [other.name]).weight >= (_LEAST_LIKENESS - 0.75) * 8
    return near or (one.entity != Speaker.Entity.PERSON and _expands(one, other))


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
