"""Decisions in doubt: their page, and what people do about them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.models import ArticleVersion
from quotes.changes import InvalidChange
from quotes.jobs import store_reading
from quotes.models import AttributionRun, Conflict, Quote
from quotes.services.conflicts import keep_decision, move_decision, take_proposal
from quotes.services.events import StaleDecision
from quotes.services.quotes import confirm_quote
from tests.quotes.readings import BODY, reading
from tests.quotes.test_rereading import changed, moved

ClientOf = Callable[[str], Client]
Read = Callable[..., ArticleVersion]
Store = Callable[..., ArticleVersion]
Person = Callable[[str], User]


def read_again(version: ArticleVersion, **fields: Any) -> None:
    run = AttributionRun.objects.create(version=version)
    store_reading(run, moved(changed(**fields), version.body), pipeline="test 2")


@pytest.fixture
def quote(read: Read, person: Person) -> Quote:
    """A confirmed quote that the machine takes for a belief now."""
    quote = read(external_id="1").quotes.in_text_order()[0]
    confirm_quote(quote, by=person("reviewer"))
    read_again(quote.version, stance="belief")
    return quote


def test_a_kept_decision_is_not_in_doubt_again(quote: Quote, person: Person) -> None:
    conflict = Conflict.objects.get()

    keep_decision(conflict, by=person("admin"))
    read_again(quote.version, stance="belief")

    conflict.refresh_from_db()
    assert (conflict.outcome, conflict.resolved_by) == ("kept", person("admin"))
    assert not Conflict.objects.open().exists()


def test_another_disagreement_is_news(quote: Quote, person: Person) -> None:
    keep_decision(Conflict.objects.get(), by=person("admin"))

    read_again(quote.version, speaker="S2")

    assert Conflict.objects.open().get().quote == quote


def test_taking_the_proposal_is_a_decision(quote: Quote, person: Person) -> None:
    decision = take_proposal(Conflict.objects.get(), by=person("admin"))

    quote.refresh_from_db()
    conflict = Conflict.objects.get()
    assert (quote.stance, quote.status, quote.decision) == ("belief", "confirmed", decision)
    assert (conflict.outcome, conflict.decision) == ("taken", decision)


def test_a_settled_conflict_can_not_be_settled_again(quote: Quote, person: Person) -> None:
    conflict = Conflict.objects.get()
    keep_decision(conflict, by=person("admin"))

    with pytest.raises(StaleDecision):
        take_proposal(conflict, by=person("reviewer"))


def test_a_new_decision_settles_the_doubt(quote: Quote, person: Person) -> None:
    quote.refresh_from_db()
    confirm_quote(quote, by=person("reviewer"), seen=quote.decision_id)

    assert Conflict.objects.get().outcome == "decided"


def test_a_decision_is_moved_to_the_words_that_replaced_its_own(store: Store, quote: Quote, person: Person) -> None:
    later = store(BODY.replace("the bridge would close", "every lane of it was to be shut"), external_id="1")
    run = AttributionRun.objects.create(version=later)
    store_reading(run, moved(reading(), later.body), pipeline="test 2")
    conflict = Conflict.objects.open().get(kind="gone")
    other = later.quotes.in_text_order()[0]

    decision = move_decision(conflict, other, by=person("admin"))

    other.refresh_from_db()
    conflict.refresh_from_db()
    assert (other.status, other.speaker, other.decision) == ("confirmed", quote.speaker, decision)
    assert conflict.outcome == "moved"
    with pytest.raises(InvalidChange, match="version in which the words are gone"):
        move_decision(
            Conflict.objects.create(kind="gone", quote=quote, version=later, run=run), quote, by=person("admin")
        )


@pytest.mark.parametrize("conflicts", [1, 3])
def test_page_costs_the_same_for_any_number(
    client_of: ClientOf, read: Read, person: Person, django_assert_num_queries: Any, conflicts: int
) -> None:
    for number in range(conflicts):
        version = read(f" It was article {number}.")
        confirm_quote(version.quotes.in_text_order()[0], by=person("reviewer"))
        read_again(version, stance="belief")
    client = client_of("reviewer")

    with django_assert_num_queries(6):
        client.get(reverse("conflict_list"))


def test_page_shows_both_and_settles(client_of: ClientOf, quote: Quote) -> None:
    client = client_of("reviewer")
    address = reverse("conflict_settle", args=[Conflict.objects.get().pk])

    page = client.get(reverse("conflict_list")).content.decode()
    told = client.post(address, {"answer": "keep"}, follow=True).content.decode()
    late = client.post(address, {"answer": "take"}, follow=True).content.decode()

    assert ("the pipeline reads it otherwise now" in page, "<ins>belief</ins>" in page) == (True, True)
    assert "The decision stands." in told
    assert "no longer there" in late
