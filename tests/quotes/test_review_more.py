"""Beside deciding: new quotes, two out of one and one out of two, kinds, withheld names, all like cases at once."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.models import ArticleVersion
from quotes.models import Decision, Quote, Speaker, WithheldName
from quotes.services.quotes import confirm_quote
from quotes.services.undo import redo_last, undo_last
from tests.quotes.readings import span_of

ClientOf = Callable[[str], Client]
Person = Callable[[str], User]
Read = Callable[..., ArticleVersion]


@pytest.fixture
def reviewer(client_of: ClientOf) -> Client:
    return client_of("reviewer")


def quote_of(content: str) -> Quote:
    return Quote.objects.get(content=content)


def at(words: str) -> str:
    start, end = span_of(words)
    return f"{start}-{end}"


@pytest.mark.parametrize("page", ["review_shape", "review_speaker", "review_withheld", "review_alike"])
def test_pages_beside_the_queue_are_cheap(
    reviewer: Client, read: Read, django_assert_max_num_queries: Any, page: str
) -> None:
    read()
    read(" Another one.")
    address = reverse(page, args=[Quote.objects.filter(content="were rusted through")[0].pk])
    reviewer.get(address)

    with django_assert_max_num_queries(10):
        assert reviewer.get(address).status_code == 200


def test_a_quote_is_added_from_a_selection(reviewer: Client, read: Read) -> None:
    version = read()
    address = reverse("quote_add", args=[version.article_id])
    ana = Speaker.objects.get(name="Ana Bell")
    data = {
        "content_at": at("the bridge would close"),
        "source_at": at("Mayor Ana Bell"),
        "cue_at": "",
        "speaker": ana.pk,
        "stance": "belief",
        "channel": "letter",
    }

    tried = reviewer.post(address, data | {"preview": "1"})
    assert (tried.status_code, tried.context["quote"].content, Quote.objects.count()) == (
        200,
        "the bridge would close",
        3,
    )

    response = reviewer.post(address, data)
    added = Quote.objects.latest("pk")
    assert response["Location"] == f"/review/{added.pk}/"
    assert (added.content, added.source, added.speaker, added.stance, added.channel, added.status) == (
        "the bridge would close",
        "Mayor Ana Bell",
        ana,
        "belief",
        "letter",
        "confirmed",
    )


def test_a_quote_without_words_is_not_added(reviewer: Client, read: Read) -> None:
    response = reviewer.post(reverse("quote_add", args=[read().article_id]), {"speaker": "nobody", "content": ""})

    assert (response.status_code, Quote.objects.count()) == (422, 3)
    assert "A quote needs content" in response.content.decode()


def test_the_reader_leads_reviewers_to_adding(client_of: ClientOf, read: Read) -> None:
    article = read().article
    link = reverse("quote_add", args=[article.pk])

    assert link in client_of("reviewer").get(article.get_absolute_url()).content.decode()
    assert link not in client_of("reader").get(article.get_absolute_url()).content.decode()


@pytest.mark.parametrize("said", [{"second_at": at("would")}, {"second": "would close"}], ids=["selected", "typed"])
def test_a_quote_is_split_and_undone_at_once(
    reviewer: Client, read: Read, person: Person, said: dict[str, str]
) -> None:
    version = read()
    quote = quote_of("the bridge would close")

    response = reviewer.post(reverse("review_shape", args=[quote.pk]), said)

    assert response["Location"] == f"/review/{quote.pk}/"
    assert [q.content for q in version.quotes.standing().in_text_order()][:2] == ["the bridge", "would close"]
    undo_last(person("reviewer"))
    assert [q.content for q in version.quotes.standing().in_text_order()][:1] == ["the bridge would close"]


def test_splitting_outside_the_quote_is_refused(reviewer: Client, read: Read) -> None:
    read()
    quote = quote_of("the bridge would close")

    response = reviewer.post(reverse("review_shape", args=[quote.pk]), {"second_at": at("were rusted")})

    assert response.status_code == 422
    assert "choose a place inside the quote" in response.content.decode()


def test_two_quotes_are_joined(reviewer: Client, read: Read, person: Person) -> None:
    read()
    first, second = quote_of("the bridge would close"), quote_of("“It is not safe,”")
    address = reverse("review_join", args=[first.pk])

    refused = reviewer.post(address, {"seen": ""})
    assert refused["Location"] == f"/review/{first.pk}/shape/"
    reviewer.post(address, {"seen": "", "other": f"{second.pk}-0"})

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.content, second.status) == ("the bridge would close … “It is not safe,”", "rejected")


def test_joining_with_a_quote_that_somebody_decided_about_is_refused(
    reviewer: Client, read: Read, person: Person
) -> None:
    read()
    first, second = quote_of("the bridge would close"), quote_of("“It is not safe,”")
    confirm_quote(second, by=person("admin"))

    reviewer.post(reverse("review_join", args=[first.pk]), {"seen": "", "other": f"{second.pk}-0"})

    first.refresh_from_db()
    assert (first.content, first.status) == ("the bridge would close", "proposed")


def test_kind_and_entity_of_a_speaker(reviewer: Client, read: Read) -> None:
    read()
    quote = quote_of("were rusted through")
    address = reverse("review_speaker", args=[quote.pk])

    response = reviewer.post(address, {"kind": "anonymous", "entity": "group", "name": "", "seen": ""})

    quote.refresh_from_db()
    assert response["Location"] == f"/review/{quote.pk}/"
    assert quote.speaker
    assert quote.speaker.entity == "group"
    refused = reviewer.post(address, {"kind": "named", "entity": "person", "name": ""})
    assert refused.status_code == 422


@pytest.mark.parametrize(("name", "status"), [("Tom Reed", 422), ("city engineer", 302)], ids=["held back", "printed"])
def test_a_source_gets_no_name_that_is_held_back(reviewer: Client, read: Read, name: str, status: int) -> None:
    read()
    quote = quote_of("were rusted through")

    answer = reviewer.post(
        reverse("review_speaker", args=[quote.pk]), {"kind": "pseudonymous", "entity": "person", "name": name}
    )

    assert (answer.status_code, Speaker.objects.filter(name=name).exists()) == (status, status == 302)


def test_reason_trigger_and_evidence_of_a_withheld_name(reviewer: Client, read: Read) -> None:
    read()
    quote = quote_of("were rusted through")
    said = {
        "reason": "safety",
        "trigger_at": at("asked not to be named"),
        "evidence": "he feared for his job",
        "seen": "",
    }

    reviewer.post(reverse("review_withheld", args=[quote.pk]), said)

    name = WithheldName.objects.get()
    assert (name.reason_id, name.trigger, name.evidence, name.status) == (
        "safety",
        "asked not to be named",
        "he feared for his job",
        "confirmed",
    )


def test_that_no_name_is_withheld_can_be_said_and_taken_back(reviewer: Client, read: Read, person: Person) -> None:
    read()
    address = reverse("review_withheld", args=[quote_of("were rusted through").pk])

    reviewer.post(address, {"verdict": "reject", "reason": "safety", "seen": ""})
    assert not WithheldName.objects.exists()
    undo_last(person("reviewer"))
    assert WithheldName.objects.exists()


def test_a_withheld_name_that_the_machine_missed_is_added(reviewer: Client, read: Read) -> None:
    read()
    WithheldName.objects.all().delete()

    reviewer.post(
        reverse("review_withheld", args=[quote_of("were rusted through").pk]),
        {"reason": "retaliation", "trigger": "asked not to be named", "evidence": ""},
    )

    assert WithheldName.objects.get().trigger == "asked not to be named"


def test_all_like_cases_are_seen_changed_and_undone_at_once(reviewer: Client, read: Read, person: Person) -> None:
    for number in range(3):
        read(f" It was article {number}.")
    cases = list(Quote.objects.filter(printed_label="Mayor Ana Bell").order_by("pk"))
    other = Speaker.objects.create(kind="named", entity="person", name="Ana Orrin Bell", name_key="ana bell orrin")
    address = reverse("review_alike", args=[cases[0].pk])

    page = reviewer.get(address)
    assert page.context["found"].cases[0] == cases[0]
    assert (len(page.context["found"].cases), page.context["found"].articles) == (3, 3)
    seen = {f"seen-{case.pk}": "" for case in cases}
    reviewer.post(address, {"speaker": other.pk, "case": [case.pk for case in cases[:2]]} | seen)

    def speakers() -> list[str]:
        return [str(Quote.objects.get(pk=case.pk).speaker) for case in cases]

    assert speakers() == ["Ana Orrin Bell", "Ana Orrin Bell", "Ana Bell"]
    undo_last(person("reviewer"))
    assert speakers() == ["Ana Bell"] * 3
    redo_last(person("reviewer"))
    assert speakers() == ["Ana Orrin Bell", "Ana Orrin Bell", "Ana Bell"]


def test_all_or_none_of_the_cases_are_changed(reviewer: Client, read: Read, person: Person) -> None:
    for number in range(2):
        read(f" It was article {number}.")
    cases = list(Quote.objects.filter(printed_label="Mayor Ana Bell").order_by("pk"))
    confirm_quote(cases[1], by=person("admin"))
    decisions = Decision.objects.count()

    response = reviewer.post(
        reverse("review_alike", args=[cases[0].pk]),
        {"speaker": cases[0].speaker_id, "case": [case.pk for case in cases]}
        | {f"seen-{case.pk}": "" for case in cases},
    )

    assert (response.status_code, Decision.objects.count()) == (422, decisions)
    assert "Nothing was changed: confirmed by admin" in response.content.decode()


def test_an_unnamed_speaker_stays_in_one_article(reviewer: Client, read: Read) -> None:
    for number in range(2):
        read(f" It was article {number}.")
    cases = list(Quote.objects.filter(printed_label="Mayor Ana Bell").order_by("pk"))
    unnamed = Speaker.objects.filter(kind="anonymous").order_by("pk")[0]

    response = reviewer.post(
        reverse("review_alike", args=[cases[0].pk]),
        {"speaker": unnamed.pk, "case": [case.pk for case in cases]} | {f"seen-{case.pk}": "" for case in cases},
    )

    assert "An unnamed speaker belongs to one article" in response.content.decode()


def test_an_open_article_counts_as_viewed(client_of: ClientOf, read: Read) -> None:
    article = read().article
    client = client_of("reader")

    assert f'hx-post="/articles/{article.pk}/viewed/"' in client.get(article.get_absolute_url()).content.decode()
    assert client.post(f"/articles/{article.pk}/viewed/").status_code == 204
