"""Proposed merges as a person decides them: two speakers side by side, what speaks for it and what against."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.db.models.expressions import RawSQL

from quotes.models import MergeProposal, Quote, Speaker, SpeakerRole

SAMPLES = 2
APPEARANCES = 5
_NEWEST_QUOTES = """
SELECT newest.id FROM unnest(%s::bigint[]) AS speaker(id)
CROSS JOIN LATERAL (
    SELECT id FROM quotes_quote WHERE speaker_id = speaker.id AND status <> 'rejected'
    ORDER BY version_id DESC, id DESC LIMIT %s
) AS newest
"""
_NEWEST_APPEARANCES = """
SELECT newest.id FROM unnest(%s::bigint[]) AS speaker(id)
CROSS JOIN LATERAL (
    SELECT id FROM quotes_appearance WHERE speaker_id = speaker.id ORDER BY id DESC LIMIT %s
) AS newest
"""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: how much is theirs, what they are called in their newest articles, and some of their words."""

    speaker: Speaker
    quotes: int
    articles: int
    roles: Sequence[str]
    samples: Sequence[Quote]


@dataclass(frozen=True, slots=True)
class Pair:
    """A proposal; `goes` would be merged into `stays`, the one with the fuller name."""

    proposal: MergeProposal
    stays: Side
    goes: Side

    @property
    def reasons_for(self) -> list[Mapping[str, Any]]:
        return [each for each in self.proposal.evidence if each["weight"] > 0]

    @property
    def reasons_against(self) -> list[Mapping[str, Any]]:
        return [each for each in self.proposal.evidence if each["weight"] < 0]


def pairs_of(proposals: Collection[MergeProposal]) -> list[Pair]:
    """The pairs of these proposals, in their order, in three queries whatever their number."""
    speakers = {s.pk: s for proposal in proposals for s in (proposal.first, proposal.second)}
    sides = sides_of(list(speakers.values()))
    return [_pair(proposal, sides[proposal.first_id], sides[proposal.second_id]) for proposal in proposals]


def sides_of(speakers: Sequence[Speaker]) -> dict[int, Side]:
    """What is shown of each of these speakers, in three queries."""
    keys = [speaker.pk for speaker in speakers]
    counted = _counts(keys)
    roles, samples = _roles(keys), _samples(keys)
    return {s.pk: Side(s, *counted.get(s.pk, (0, 0)), list(roles[s.pk]), samples[s.pk]) for s in speakers}


def _pair(proposal: MergeProposal, first: Side, second: Side) -> Pair:
    stays, goes = sorted((first, second), key=lambda side: (-len(side.speaker.name), -side.quotes, side.speaker.pk))
    return Pair(proposal, stays, goes)


def _counts(keys: list[int]) -> dict[int, tuple[int, int]]:
    """Standing quotes of current versions, and their articles."""
    standing = Quote.objects.current().standing().filter(speaker__in=keys).order_by().values_list("speaker")
    counted = standing.annotate(Count("pk"), Count("version__article", distinct=True))
    return {speaker: (quotes, articles) for speaker, quotes, articles in counted if speaker}


def _roles(keys: list[int]) -> defaultdict[int, dict[str, None]]:
    """The roles that the newest articles give, each once."""
    newest = RawSQL(_NEWEST_APPEARANCES, [keys, APPEARANCES])  # noqa: S611  # our own SQL, values as parameters
    found: defaultdict[int, dict[str, None]] = defaultdict(dict)
    rows = SpeakerRole.objects.filter(appearance__in=newest).select_related("appearance")
    for role in rows.order_by("-appearance", "pk"):
        found[role.appearance.speaker_id][str(role)] = None
    return found


def _samples(keys: list[int]) -> defaultdict[int, list[Quote]]:
    newest = RawSQL(_NEWEST_QUOTES, [keys, SAMPLES])  # noqa: S611  # our own SQL, values as parameters
    found: defaultdict[int, list[Quote]] = defaultdict(list)
    for quote in Quote.objects.filter(pk__in=newest).with_article().newest_first():
        found[quote.speaker_id or 0].append(quote)
    return found
