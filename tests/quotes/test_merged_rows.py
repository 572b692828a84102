"""What the database itself keeps about merged speakers."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, transaction
from django.test import Client

from articles.models import ArticleVersion
from quotes.models import Appearance, Quote, Speaker
from quotes.services.quotes import confirm_quote

Read = Callable[..., ArticleVersion]


def named(name: str, **fields: object) -> Speaker:
    return Speaker.objects.create(kind="named", entity="person", name=name, name_key=name.casefold(), **fields)


def test_rows_of_a_merged_speaker_stand_with_the_other_and_remember_it(read: Read) -> None:
    quote = read().quotes.in_text_order()[0]
    first, second, third = (named(name) for name in ("Ann Bell", "Anne Bell", "Anna Bell"))
    Speaker.objects.filter(pk=first.pk).update(merged_into=second)
    Speaker.objects.filter(pk=second.pk).update(merged_into=third)

    Quote.objects.filter(pk=quote.pk).update(speaker=first)
    quote.refresh_from_db()
    assert (quote.speaker, quote.merged_from) == (third, first)

    Speaker.objects.filter(pk=second.pk).update(merged_into=None)
    quote.refresh_from_db()
    assert (quote.speaker, quote.merged_from) == (second, first)

    Speaker.objects.filter(pk=first.pk).update(merged_into=None)
    quote.refresh_from_db()
    assert (quote.speaker, quote.merged_from) == (first, None)


def test_giving_a_quote_to_somebody_else_forgets_the_merge(read: Read) -> None:
    quote = read().quotes.in_text_order()[0]
    into, other = named("Anne Bell"), named("Joan Hart")
    Speaker.objects.filter(name="Ana Bell").update(merged_into=into)

    Quote.objects.filter(pk=quote.pk).update(speaker=other)

    quote.refresh_from_db()
    assert (quote.speaker, quote.merged_from) == (other, None)


def test_a_merge_moves_decided_quotes_and_nothing_else_does(read: Read, person: Callable[[str], User]) -> None:
    quote = read().quotes.in_text_order()[0]
    confirm_quote(quote, by=person("reviewer"))
    into = named("Anne Bell")

    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        Quote.objects.filter(pk=quote.pk).update(speaker=into)
    own = quote.speaker_id
    assert own
    Speaker.objects.filter(pk=own).update(merged_into=into)

    quote.refresh_from_db()
    assert (quote.speaker, quote.merged_from_id) == (into, own)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"kind": "pseudonymous", "name": "Bell", "name_key": "bell"}, id="another kind"),
        pytest.param({"kind": "named", "entity": "group", "name": "Bells", "name_key": "bells"}, id="another entity"),
    ],
)
def test_unlike_speakers_are_not_merged(read: Read, other: dict[str, str]) -> None:
    read()
    unlike = Speaker.objects.create(**({"entity": "person"} | other))

    with pytest.raises(DatabaseError, match="one kind and entity"), transaction.atomic():
        Speaker.objects.filter(name="Ana Bell").update(merged_into=unlike)


def test_anonymous_speakers_of_two_articles_are_not_merged(read: Read) -> None:
    read(external_id="1")
    read(external_id="2")
    one, other = Speaker.objects.filter(kind="anonymous")

    with pytest.raises(DatabaseError, match="within an article"), transaction.atomic():
        Speaker.objects.filter(pk=one.pk).update(merged_into=other)


def test_merges_do_not_run_in_a_ring(read: Read) -> None:
    one, other = named("Ann Bell"), named("Anne Bell")
    Speaker.objects.filter(pk=one.pk).update(merged_into=other)

    with pytest.raises(DatabaseError, match="into itself"), transaction.atomic():
        Speaker.objects.filter(pk=other.pk).update(merged_into=one)


def test_an_appearance_of_each_merged_speaker_stays(read: Read) -> None:
    version = read()
    into = named("Anne Bell")
    Appearance.objects.create(version=version, speaker=into)
    Speaker.objects.filter(name="Ana Bell").update(merged_into=into)

    assert version.appearances.filter(speaker=into).count() == 2


def test_old_addresses_lead_to_the_speaker_merged_into(read: Read, client_of: Callable[[str], Client]) -> None:
    read()
    old, into = Speaker.objects.get(name="Ana Bell"), named("Anne Bell")
    Speaker.objects.filter(pk=old.pk).update(merged_into=into)

    assert client_of("reader").get(old.get_absolute_url())["Location"] == into.get_absolute_url()
