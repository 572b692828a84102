"""Which speaker of the archive a speaker found in an article is."""

from django.db import connection

from articles.models import ArticleVersion
from quotes.attribution import results
from quotes.attribution.names import fold, name_key
from quotes.models import Speaker, SpeakerAlias

LONGEST_NAME = 500


def link_speaker(found: results.Speaker, version: ArticleVersion) -> Speaker:
    """The archive's speaker for one that an article shows, made if there is none.

    Anonymous and pseudonymous speakers belong to their article. A named one is the same as another of the same full
    name; a person of whom one name alone is known is nobody else.
    """
    if found.kind != Speaker.Kind.NAMED or not found.name:
        return _own_speaker(found, version)
    key = key_of(found.name)
    _lock_name(key)
    if found.entity != Speaker.Entity.PERSON or " " in key:
        known = Speaker.objects.filter(kind=found.kind, entity=found.entity, name_key=key).order_by("pk").first()
        if known:
            return known
    return Speaker.objects.create(kind=found.kind, entity=found.entity, name=found.name[:LONGEST_NAME], name_key=key)


def remember_names(speaker: Speaker, printed: set[str], version: ArticleVersion) -> None:
    """Keep the names under which a version prints a speaker."""
    SpeakerAlias.objects.bulk_create(
        [
            SpeakerAlias(speaker=speaker, name=name[:LONGEST_NAME], name_key=key_of(name), first_version=version)
            for name in sorted(printed)
        ],
        ignore_conflicts=True,
    )


def key_of(name: str) -> str:
    """The key under which a name is compared; never empty."""
    return (name_key(name) or fold(name) or name)[:LONGEST_NAME]


def _own_speaker(found: results.Speaker, version: ArticleVersion) -> Speaker:
    if found.kind == Speaker.Kind.ANONYMOUS or not found.name:
        return Speaker.objects.create(kind=Speaker.Kind.ANONYMOUS, entity=found.entity, article_id=version.article_id)
    return Speaker.objects.create(
        kind=found.kind,
        entity=found.entity,
        name=found.name[:LONGEST_NAME],
        name_key=key_of(found.name),
        article_id=version.article_id,
    )


def _lock_name(key: str) -> None:
    """Until the transaction ends nobody else links this name, so that two workers don't make it twice."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])
