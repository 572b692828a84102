"""Withholding a name after publication: once, everywhere, for good."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl

from django.contrib.auth.models import User
from django.core.cache import cache
from django.db import transaction
from django.db.models import F, Manager, Q, QuerySet

from articles.models import Article, ArticleVersion, WithdrawnForm, WithdrawnName, hash_of
from articles.withdrawn import BLOCK, length_of, lock_withdrawal
from articles.withdrawn import key_of as hash_of_words
from quotes.anchors import keep_unnamed_sources
from quotes.changes import WithheldChange
from quotes.evaluation import queue_evaluation
from quotes.identity.locks import change_identities
from quotes.identity.names import compared_name, remember_keys
from quotes.jobs import queue_run
from quotes.models import (
    Appearance,
    AttributionRun,
    Finding,
    LearnedName,
    MergeProposal,
    Quote,
    Reason,
    SavedSearch,
    Speaker,
    SpeakerAlias,
    SpeakerKey,
    UnnamedSource,
    Withdrawal,
    WithheldName,
)
from quotes.querysets import members_of
from quotes.services.withheld import add_withheld
from quotes.sweep import Forms, articles_with, forms_of, measure_anew, sweep, unprotected
from quotes.upkeep import forget

LONGEST_WORDS = 500
NO_NAMES: dict[str, list[str]] = {"given_names": [], "given_keys": [], "denied_names": []}
ROWS_OF_SPEAKER: tuple[Manager[Any], ...] = (Quote.objects, Appearance.objects, WithheldName.every)


class CannotWithdraw(Exception):
    """There is no name to withhold; the message says why."""


@dataclass(frozen=True)
class Scope:
    """What a name concerns: the rows of the person, its forms, and all versions of the articles that have it."""

    people: Collection[int]
    forms: Forms
    versions: Collection[ArticleVersion]

    @property
    def articles(self) -> set[int]:
        return {version.article_id for version in self.versions}

    @property
    def version_ids(self) -> list[int]:
        return [version.pk for version in self.versions]


@dataclass(frozen=True)
class Effects:
    """How many articles have the name, in how many versions, and how many quotes there are of its bearer."""

    articles: int
    versions: int
    quotes: int


@transaction.atomic
def withdraw_name(speaker: Speaker, *, by: User, reason: Reason) -> Withdrawal:
    """Withhold a speaker's name in everything that is stored and in everything that will be; nothing takes it back.

    In every text each character of the name gives way to a block, so that all positions stay true. The speaker is
    anonymous from now on, in each article by itself, with this reason. Readings in progress are given up and queued
    again. A later import of the same text finds it as it is stored then. Searches kept for the name are deleted.

    Raises:
        CannotWithdraw: the speaker has no name.
    """
    change_identities()
    lock_withdrawal()
    scope = _locked(_scope(speaker))
    stopped = _stop_runs(scope)
    effects = _effects(scope)
    searches = _forget_searches(scope)
    with unprotected():
        unnamed = _make_anonymous(scope)
        changed = sweep(scope.forms, _concerned(scope, unnamed))
        _rehash(scope)
        _key_kin_anew(scope)
        _forget_fingerprints(scope)
        _take_words_anew(scope)
        forget(scope.version_ids)
    _say_why(scope, unnamed, reason, by=by)
    for version in stopped:
        queue_run(version)
    queue_evaluation(*scope.version_ids)
    measure_anew(scope.forms)
    cache.clear()
    return Withdrawal.objects.create(
        name=_remember(scope),
        by=by,
        reason=reason,
        records=changed.total() + searches,
        articles=effects.articles,
        versions=effects.versions,
        quotes=effects.quotes,
    )


def effects_of(speaker: Speaker) -> Effects:
    """What withholding a name would concern. Nothing is locked or written.

    Raises:
        CannotWithdraw: the speaker has no name.
    """
    return _effects(_scope(speaker))


def _effects(scope: Scope) -> Effects:
    quotes = Quote.objects.filter(version__in=scope.version_ids, speaker__in=scope.people)
    return Effects(len(scope.articles), len(scope.versions), quotes.count())


def _scope(speaker: Speaker) -> Scope:
    people = Speaker.objects.filter(pk__in=members_of(speaker.current))
    names = _names_of(people)
    if not names:
        raise CannotWithdraw("This speaker has no name that could be withheld.")
    keys = {compared_name(name) for name in names if len(name.split()) > 1}
    ids = {member.pk for member in people}
    for namesake in Speaker.objects.filter(name_key__in=keys):
        ids |= set(Speaker.objects.filter(pk__in=members_of(namesake.current)).values_list("pk", flat=True))
    forms = forms_of(_names_of(Speaker.objects.filter(pk__in=ids)))
    versions = ArticleVersion.objects.filter(article__in=_articles_of(ids) | articles_with(forms))
    return Scope(ids, forms, list(versions))


def _locked(scope: Scope) -> Scope:
    """The same scope; nobody else reads, judges or decides about its texts until the transaction ends."""
    locked = ArticleVersion.objects.filter(pk__in=scope.version_ids).order_by("pk").select_for_update()
    return replace(scope, versions=list(locked))


def _names_of(people: Iterable[Speaker]) -> set[str]:
    aliases = SpeakerAlias.objects.filter(speaker__in=people).values_list("name", flat=True)
    return ({person.name for person in people} | set(aliases)) - {""}


def _articles_of(people: Collection[int]) -> set[int]:
    found = (rows.filter(speaker__in=people).values_list("version__article", flat=True) for rows in ROWS_OF_SPEAKER)
    return {article for articles in found for article in articles}


def _stop_runs(scope: Scope) -> list[ArticleVersion]:
    """Give up what is being read, as it is read with the name; what a run then finds is not stored."""
    active = AttributionRun.objects.active().filter(version__in=scope.version_ids).select_for_update()
    stopped = [run.version_id for run in active]
    active.update(state=AttributionRun.State.FAILED, message="The text was changed meanwhile; it is read again.")
    return [version for version in scope.versions if version.pk in stopped]


def _make_anonymous(scope: Scope) -> set[int]:
    """Turn each person into an anonymous speaker for each article; the row that is there becomes that of the first.

    Returns:
        the numbers of all these speakers.
    """
    unnamed = set(scope.people)
    for names in (SpeakerAlias, SpeakerKey, LearnedName):
        names.objects.filter(speaker__in=scope.people).delete()
    MergeProposal.objects.filter(Q(first__in=scope.people) | Q(second__in=scope.people)).delete()
    Speaker.objects.filter(pk__in=scope.people).update(merged_into=None)  # each gets its own rows back
    for person in Speaker.objects.filter(pk__in=scope.people).order_by("pk"):
        articles = sorted(_articles_of([person.pk])) or sorted(scope.articles)[:1]
        if not articles:
            continue
        for article in articles[1:]:
            own = Speaker.objects.create(kind=Speaker.Kind.ANONYMOUS, entity=person.entity, article_id=article)
            unnamed.add(own.pk)
            for rows in ROWS_OF_SPEAKER:
                rows.filter(speaker=person, version__article=article).update(speaker=own)
        Speaker.objects.filter(pk=person.pk).update(
            kind=Speaker.Kind.ANONYMOUS, name="", name_key="", article=articles[0], **NO_NAMES
        )
    return unnamed


def _concerned(scope: Scope, unnamed: Collection[int]) -> dict[str, Collection[int]]:
    of_version, of_article = {"version__in": scope.version_ids}, {"article__in": scope.articles}
    shown = Appearance.objects.filter(**of_version)
    beside = set(shown.values_list("speaker", flat=True))
    return {
        "article_id": scope.articles,
        "version_id": scope.version_ids,
        "speaker_id": {*unnamed, *_kin(scope).values_list("pk", flat=True)},
        "quote_id": list(Quote.objects.filter(**of_version).values_list("pk", flat=True)),
        "withheld_id": list(WithheldName.every.filter(**of_version).values_list("pk", flat=True)),
        "run_id": list(AttributionRun.objects.filter(**of_version).values_list("pk", flat=True)),
        "finding_id": list(Finding.objects.filter(**of_version).values_list("pk", flat=True)),
        "unnamed_source_id": list(UnnamedSource.objects.filter(**of_article).values_list("pk", flat=True)),
        "appearance_id": list(shown.values_list("pk", flat=True)),
        "first_id": beside,
        "second_id": beside,
    }


def _kin(scope: Scope) -> QuerySet[Speaker]:
    """Others whom these articles alone show: where they share a part of the name, it is covered in theirs too."""
    elsewhere = Appearance.objects.exclude(version__in=scope.version_ids).values("speaker")
    shown = Appearance.objects.filter(version__in=scope.version_ids).values("speaker")
    return Speaker.objects.filter(pk__in=shown).exclude(pk__in=elsewhere).exclude(name="")


def _forget_searches(scope: Scope) -> int:
    """Delete searches that people keep for the name or the person; in their addresses, a name may be encoded.

    With a part of the name and the number of the speaker together, one would tell who the unnamed source is.
    """
    people = {str(person) for person in scope.people}
    found = []
    for search in SavedSearch.objects.select_for_update():
        asked = parse_qsl(search.query)
        values = [search.name, *(value for _, value in asked)]
        is_theirs = any(name == "speaker" and value in people for name, value in asked)
        if is_theirs or scope.forms.cover(values, concerned=False) != values:
            found.append(search.pk)
    SavedSearch.objects.filter(pk__in=found).delete()
    return len(found)


def _rehash(scope: Scope) -> None:
    """Hashes of covered texts in place of those from which the name could be guessed."""
    for version in ArticleVersion.objects.filter(pk__in=scope.version_ids):
        before, after = version.body_hash, hash_of(version.body)
        ArticleVersion.objects.filter(pk=version.pk).update(body_hash=after)
        Article.objects.filter(pk=version.article_id, external_id=before).update(external_id=after)


def _key_kin_anew(scope: Scope) -> None:
    """Other keys for those whose names were covered in part; what was kept of theirs is what is left of the name."""
    for kin in _kin(scope).filter(name__contains=BLOCK):
        SpeakerKey.objects.filter(speaker=kin).delete()
        remember_keys(kin, SpeakerAlias.objects.filter(speaker=kin).values_list("name", flat=True))


def _forget_fingerprints(scope: Scope) -> None:
    """Findings are told apart by hashes that the name is part of; judged anew, they get others."""
    for finding in Finding.objects.filter(version__in=scope.version_ids):
        Finding.objects.filter(pk=finding.pk).update(fingerprint=hash_of_words((finding.fingerprint,)))


def _take_words_anew(scope: Scope) -> None:
    """Cut all words that are kept beside a text from the covered one, and have the articles indexed anew."""
    bodies = {version.pk: version.body for version in ArticleVersion.objects.filter(pk__in=scope.version_ids)}
    for shown in Appearance.objects.filter(version__in=bodies).exclude(description_spans=[]):
        (start, end), *_ = shown.description_spans
        Appearance.objects.filter(pk=shown.pk).update(description=bodies[shown.version_id][start:end][:LONGEST_WORDS])
    Article.objects.filter(pk__in=scope.articles).update(headline=F("headline"), current_version=F("current_version"))
    Quote.objects.filter(version__in=scope.version_ids).update(
        content_spans=F("content_spans"), content=F("content"), source=F("source"), cue=F("cue")
    )
    WithheldName.every.filter(version__in=scope.version_ids).update(
        trigger_spans=F("trigger_spans"), trigger=F("trigger"), evidence=F("evidence")
    )


def _say_why(scope: Scope, unnamed: Collection[int], reason: Reason, *, by: User) -> None:
    """Decide in every article that the name is withheld, and for which reason; so that no later reading forgets it."""
    known = set(WithheldName.every.filter(version__in=scope.version_ids).values_list("version", "speaker"))
    for shown in Appearance.objects.filter(version__in=scope.version_ids, speaker__in=unnamed).with_article():
        if (shown.version_id, shown.speaker_id) not in known:
            add_withheld(shown.version, shown.speaker, WithheldChange(reason=reason.pk), by=by)
    for version in scope.versions:
        keep_unnamed_sources(version)


def _remember(scope: Scope) -> WithdrawnName:
    """Keep what tells the name when it comes again, and nothing from which it could be read."""
    name = WithdrawnName.objects.create()
    name.articles.set(scope.articles)
    WithdrawnForm.objects.bulk_create(
        WithdrawnForm(name=name, key=hash_of_words(words), words=length_of(words), is_whole=is_whole)
        for forms, is_whole in ((scope.forms.whole, True), (scope.forms.parts, False))
        for words in forms
    )
    return name
