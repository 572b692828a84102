"""What the archive knows of speakers: facts from their newest articles, whatever the number of all."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db import connection
from django.db.models import Prefetch

from articles.models import ArticleVersion
from quotes.identity.facts import DatedRole, Facts, facts_of, together
from quotes.models import Appearance, Speaker, SpeakerRole

NEWEST = 20
_NEWEST = """
SELECT newest.id FROM unnest(%s::bigint[]) AS speaker(id)
CROSS JOIN LATERAL (
    SELECT id FROM quotes_appearance WHERE speaker_id = speaker.id ORDER BY id DESC LIMIT %s
) AS newest
"""


def facts_about(speakers: Collection[Speaker], *, companions: bool = False) -> dict[int, Facts]:
    """The facts of each of these speakers, from its newest articles; three queries, four with companions.

    Args:
        companions: also who else stands in those articles.
    """
    appearances = _newest_appearances([speaker.pk for speaker in speakers]) if speakers else []
    beside = _companions({appearance.version_id for appearance in appearances}) if companions else {}
    found: defaultdict[int, list[Facts]] = defaultdict(list)
    names = {speaker.pk: speaker.name for speaker in speakers}
    for appearance in appearances:
        others = beside.get(appearance.version_id, frozenset()) - {appearance.speaker_id}
        found[appearance.speaker_id].append(_facts(appearance, names[appearance.speaker_id], others))
    return {pk: together([Facts(frozenset([name])), *found[pk]]) for pk, name in names.items()}


def dated_roles(roles: Iterable[SpeakerRole], version: ArticleVersion) -> tuple[DatedRole, ...]:
    """Stored roles with the day of their article."""
    on = version.published_on
    return tuple(DatedRole(role.title, role.affiliation, role.role_key, role.former, on) for role in roles)


def _newest_appearances(speakers: list[int]) -> list[Appearance]:
    with connection.cursor() as cursor:
        cursor.execute(_NEWEST, [speakers, NEWEST])
        keys = [key for (key,) in cursor.fetchall()]
    roles = Prefetch("roles", SpeakerRole.objects.order_by("pk"))
    return list(
        Appearance.objects.filter(pk__in=keys)
        .select_related("version__article__outlet")
        .defer("version__body")
        .prefetch_related(roles)
        .order_by("-pk")
    )


def _companions(versions: Collection[int]) -> dict[int, frozenset[int]]:
    """The named speakers of each version."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    named = Appearance.objects.filter(version__in=versions, speaker__kind=Speaker.Kind.NAMED)
    for version, speaker in named.values_list("version", "speaker"):
        found[version].add(speaker)
    return {version: frozenset(speakers) for version, speakers in found.items()}


def _facts(appearance: Appearance, name: str, companions: Iterable[int]) -> Facts:
    version = appearance.version
    outlet = version.article.outlet
    return facts_of(
        name,
        appearance.facts,
        dated_roles(appearance.roles.all(), version),
        outlet=outlet.pk,
        country=outlet.country,
        on=version.published_on,
        companions=companions,
    )
