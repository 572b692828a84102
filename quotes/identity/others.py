"""Whom a person may choose from: speakers that could be the same as one, or take quotes of one."""

from collections.abc import Sequence

from quotes.attribution.names import fold
from quotes.identity.proposals import alike
from quotes.models import Speaker
from quotes.querysets import SpeakerQuerySet

MOST_SHOWN = 12


def others_like(speaker: Speaker, find: str) -> Sequence[Speaker]:
    """Speakers that the identity rules allow to be joined with one: by any part of a name, else those of like names.

    Unnamed sources are offered those of their article, pseudonyms those of their outlet.
    """
    same = Speaker.objects.standing().filter(kind=speaker.kind, entity=speaker.entity).exclude(pk=speaker.pk)
    if speaker.kind == Speaker.Kind.ANONYMOUS:
        return list(same.filter(article=speaker.article_id).order_by("pk"))
    if speaker.kind == Speaker.Kind.PSEUDONYMOUS:
        return list(_of_outlet(same, speaker, find)[:MOST_SHOWN])
    if not find.strip():
        return list(alike(speaker))[:MOST_SHOWN]
    named = Speaker.objects.called(find).for_choice().filter(kind=speaker.kind, entity=speaker.entity)
    return list(named.exclude(pk=speaker.pk)[:MOST_SHOWN])


def _of_outlet(same: SpeakerQuerySet, speaker: Speaker, find: str) -> SpeakerQuerySet:
    outlets = speaker.appearances.values("version__article__outlet")
    near = same.filter(appearances__version__article__outlet__in=outlets).distinct()
    return near.filter(name_key__contains=fold(find.strip())).order_by("name_key", "pk")
