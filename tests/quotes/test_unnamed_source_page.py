"""The page of an unnamed source: the words that show it, what was signed, what is due, who looked."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.models import ArticleVersion
from quotes.jobs import store_reading
from quotes.models import Approval, AttributionRun, Look, UnnamedSource
from quotes.services.anonymity import Word, sign_approval
from tests.quotes.readings import reading

ClientOf = Callable[[str], Client]
Person = Callable[[str], User]
Read = Callable[..., ArticleVersion]


@pytest.fixture
def source(read: Read) -> UnnamedSource:
    read(headline="The bridge")
    return UnnamedSource.objects.get()


def shown(client: Client, source: UnnamedSource) -> str:
    return client.get(source.get_absolute_url()).content.decode()


@pytest.mark.parametrize("more", [0, 3])
def test_page_costs_the_same_for_any_number_of_records(
    client_of: ClientOf, person: Person, source: UnnamedSource, django_assert_num_queries: Any, more: int
) -> None:
    for _ in range(more):
        sign_approval(source, Word(role="editor", approves=True), by=person("editor"))
    client = client_of("admin")

    with django_assert_num_queries(10):
        client.get(source.get_absolute_url())


def test_reason_stands_with_the_words_that_give_it(client_of: ClientOf, source: UnnamedSource) -> None:
    page = shown(client_of("auditor"), source)

    assert "<h1>A city engineer</h1>" in page
    assert '<span class="trigger-anonymous trigger-begins trigger-ends">asked not to be named</span>' in page
    assert '<span class="evidence-anonymous evidence-begins evidence-ends">because he feared for his job</span>' in page
    assert "Mayor Ana Bell" not in page
    assert "were rusted through" in page


def test_address_is_the_same_after_another_reading(client_of: ClientOf, source: UnnamedSource) -> None:
    version = source.version
    run = AttributionRun.objects.create(version=version)
    store_reading(run, replace(reading(), text=version.body))

    assert "<h1>A city engineer</h1>" in shown(client_of("auditor"), source)


def test_source_that_the_article_dropped_keeps_its_page(client_of: ClientOf, person: Person, read: Read) -> None:
    read(external_id="bridge")
    source = UnnamedSource.objects.get()
    sign_approval(source, Word(role="editor", knows_identity=True), by=person("editor"))
    nobody = replace(reading(), text="", attributions=(), speakers=())
    read("Nobody spoke.", external_id="bridge", found=nobody)

    page = shown(client_of("auditor"), source)

    assert "says nothing about this source" in page
    assert "<b>Knows</b> who the source is" in page


def test_signing(client_of: ClientOf, source: UnnamedSource) -> None:
    client = client_of("editor")
    data = {
        "role": "editor",
        "ground_rule": "background",
        "approves": "on",
        "knows_identity": "on",
        "persons": "1",
        "ask_again_on": "2026-12-24",
        "note": "A second person bears it out.",
    }

    response = client.post(f"/anonymity/{source.pk}/sign/", data, follow=True)

    approval = Approval.objects.get()
    assert (approval.by.username, approval.role, approval.ground_rule) == ("editor", "editor", "background")
    assert (approval.approves, approval.approves_direct_quotes, approval.knows_identity) == (True, False, True)
    assert (approval.persons, approval.ask_again_on) == (1, date(2026, 12, 24))
    page = response.content.decode()
    assert "<b>Approved</b> the use without a name" in page
    assert "after publication" in page


def test_form_says_that_no_identity_belongs_here(client_of: ClientOf, source: UnnamedSource) -> None:
    page = shown(client_of("editor"), source)

    assert "Never write who the source is" in page[page.index('for="id_note"') : page.index('name="note"')]
    assert 'aria-describedby="id_note_helptext"' in page
    assert page.count("<textarea") == 1


def test_note_that_looks_like_a_name_is_questioned(client_of: ClientOf, source: UnnamedSource) -> None:
    client = client_of("editor")
    data = {"role": "editor", "approves": "on", "note": "Ana Bell bears it out."}

    asked = client.post(f"/anonymity/{source.pk}/sign/", data).content.decode()
    saved_at_once = Approval.objects.exists()
    client.post(f"/anonymity/{source.pk}/sign/", data | {"keep_note": "on"})

    assert "This looks like a name: Ana Bell" in asked
    assert 'name="keep_note"' in asked
    assert "Ana Bell bears it out." in asked
    assert not saved_at_once
    assert Approval.objects.get().note_looked_like_name


def test_contradiction_is_explained_and_nothing_is_lost(client_of: ClientOf, source: UnnamedSource) -> None:
    data = {"role": "editor", "ground_rule": "off_record", "approves": "on", "note": "As agreed."}

    page = client_of("editor").post(f"/anonymity/{source.pk}/sign/", data).content.decode()

    assert "Off the record means that it can&#x27;t be quoted" in page
    assert "As agreed." in page
    assert not Approval.objects.exists()


def test_off_record_source_that_is_used_is_an_error(client_of: ClientOf, person: Person, source: UnnamedSource) -> None:
    sign_approval(source, Word(role="reporter", ground_rule="off_record"), by=person("auditor"))

    assert "Off the record, but used." in shown(client_of("editor"), source)


def test_due_source_says_so(client_of: ClientOf, person: Person, source: UnnamedSource) -> None:
    word = Word(role="reporter", ground_rule="background", ask_again_on=timezone.localdate())
    sign_approval(source, word, by=person("auditor"))

    assert "ask the source again for the record" in shown(client_of("editor"), source)


def test_withdrawing(client_of: ClientOf, person: Person, source: UnnamedSource) -> None:
    approval = sign_approval(source, Word(role="editor", approves=True), by=person("editor"))

    refused = client_of("auditor").post(f"/approvals/{approval.pk}/withdraw/", follow=True).content.decode()
    still = Approval.objects.standing().exists()
    page = client_of("editor").post(f"/approvals/{approval.pk}/withdraw/", follow=True).content.decode()

    assert "Only who signed it or the standards editor" in refused
    assert still
    assert not Approval.objects.standing().exists()
    assert "Withdrew what editor signed" in page


def test_every_reading_of_the_page_is_kept(client_of: ClientOf, source: UnnamedSource) -> None:
    shown(client_of("auditor"), source)
    shown(client_of("auditor"), source)
    client_of("reader").get(source.get_absolute_url())

    assert [(look.by.username, look.unnamed_source) for look in Look.objects.all()] == [("auditor", source)] * 2


def test_who_looked_is_for_admins_and_who_signed(client_of: ClientOf, person: Person, source: UnnamedSource) -> None:
    shown(client_of("auditor"), source)
    before = client_of("editor").get(source.get_absolute_url()).context["looks"]
    sign_approval(source, Word(role="editor", knows_identity=True), by=person("editor"))

    after = client_of("editor").get(source.get_absolute_url()).context["looks"]
    admin = client_of("admin").get(source.get_absolute_url()).context["looks"]

    assert before is None
    assert [(look["by__username"], look["times"]) for look in after] == [("editor", 2), ("auditor", 1)]
    assert [look["by__username"] for look in admin] == ["admin", "editor", "auditor"]
