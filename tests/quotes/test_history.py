"""What people decided, as pages, CSV and JSON show it."""

import csv
import json
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.models import ArticleVersion
from quotes.changes import QuoteChange, WithheldChange
from quotes.history import Difference, events
from quotes.models import Decision, Quote, Speaker
from quotes.services.quotes import add_quote, confirm_quote, correct_quote
from quotes.services.undo import undo_last
from quotes.services.withheld import correct_withheld
from tests.quotes.readings import span_of

ClientOf = Callable[[str], Client]
Read = Callable[..., ArticleVersion]
Person = Callable[[str], User]


@pytest.fixture
def quote(read: Read) -> Quote:
    return read().quotes.in_text_order()[0]


def differences() -> list[list[Difference]]:
    return [list(event.differences) for event in events(Decision.objects.with_words())]


def test_what_changed_is_said_in_words(quote: Quote, person: Person) -> None:
    change = QuoteChange(
        speaker=Speaker.objects.get(kind="anonymous"), content_spans=[span_of("It is not safe")], channel="letter"
    )

    correct_quote(quote, change, by=person("reviewer"))

    assert differences() == [
        [
            Difference("status", "proposed", "confirmed"),
            Difference("speaker", "Ana Bell", "unnamed person"),
            Difference("content", "the bridge would close", "It is not safe"),
            Difference("form", "indirect", "direct"),
            Difference("channel", "", "letter"),
        ]
    ]


def test_what_was_not_there_has_nothing_before(quote: Quote, person: Person) -> None:
    add_quote(quote.version, QuoteChange(content_spans=[span_of("It is not safe")]), by=person("reviewer"))

    ((status, *_),) = differences()

    assert status == Difference("status", "", "confirmed")


def test_history_of_a_quote(client_of: ClientOf, quote: Quote, person: Person) -> None:
    confirm_quote(quote, by=person("reviewer"), why="Heard it myself", page="/articles/1/")
    undo_last(person("reviewer"))

    page = client_of("reader").get(reverse("quote_history", args=[quote.pk])).content.decode()

    assert page.index("Undone</b> by reviewer") < page.index("Confirmed</b> by reviewer")
    assert ("Why: “Heard it myself”" in page, '<a href="/articles/1/">' in page) == (True, True)


def test_history_of_a_speaker_shows_withheld_names_to_auditors_alone(
    client_of: ClientOf, quote: Quote, person: Person
) -> None:
    name = quote.version.withheld_names.get()
    correct_withheld(name, WithheldChange(reason="legal"), by=person("reviewer"))
    address = reverse("speaker_history", args=[name.speaker_id])

    shown = {role: "Corrected" in client_of(role).get(address).content.decode() for role in ("reader", "auditor")}

    assert shown == {"reader": False, "auditor": True}


@pytest.mark.parametrize("decisions", [1, 3])
def test_decisions_cost_the_same_for_any_number(
    client_of: ClientOf, read: Read, person: Person, django_assert_num_queries: Any, decisions: int
) -> None:
    for number in range(decisions):
        confirm_quote(read(f" It was article {number}.").quotes.in_text_order()[0], by=person("reviewer"))
    client = client_of("reviewer")

    with django_assert_num_queries(7):
        client.get(reverse("decision_list"))


def test_a_period_of_one_person(client_of: ClientOf, read: Read, person: Person) -> None:
    quotes = list(read().quotes.in_text_order())
    first = confirm_quote(quotes[0], by=person("reviewer"))
    confirm_quote(quotes[1], by=person("admin"))
    client = client_of("admin")

    def found(**asked: Any) -> list[int]:
        return [event.decision.pk for event in client.get(reverse("decision_list"), asked).context["events"]]

    assert found(by=person("reviewer").pk) == [first.pk]
    assert found(first=first.at.date().isoformat(), last=first.at.date().isoformat(), action="confirm") != []
    assert found(last="2020-01-01") == []


def test_export_as_csv_and_json_have_the_same_rows(client_of: ClientOf, quote: Quote, person: Person) -> None:
    confirm_quote(quote, by=person("reviewer"), why="=1+1")
    client = client_of("reviewer")

    text = client.get("/review/decisions.csv").getvalue().decode()
    (row,) = csv.DictReader(StringIO(text))
    (decision,) = json.loads(client.get("/review/decisions.json").getvalue())

    assert (row["user"], row["action"], row["about"], row["key"]) == ("reviewer", "confirm", "quote", str(quote.pk))
    assert (row["why"], decision["why"]) == ("'=1+1", "=1+1")
    assert (row["before"], decision["before"]) == ('{"status": "proposed"}', {"status": "proposed"})
