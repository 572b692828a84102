"""What the database itself refuses."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, connection, transaction

from articles.models import ArticleVersion
from quotes.jobs import queue_run, store_reading
from quotes.models import Decision, Quote, Speaker
from quotes.services.quotes import confirm_quote, reopen_quote
from tests.quotes.readings import BODY, reading

Store = Callable[..., ArticleVersion]


@pytest.fixture
def version(store: Store) -> ArticleVersion:
    version = store(BODY)
    store_reading(queue_run(version), reading())
    return version


@pytest.mark.parametrize(
    "spans",
    [
        pytest.param([], id="no content"),
        pytest.param([[5, 5]], id="empty range"),
        pytest.param([[9, 5]], id="backwards"),
        pytest.param([[-1, 5]], id="before the text"),
        pytest.param([[0, len(BODY) + 1]], id="behind the text"),
        pytest.param([[0, 9], [5, 12]], id="overlapping"),
        pytest.param([[20, 30], [0, 9]], id="not in order"),
    ],
)
def test_content_must_lie_inside_the_body(version: ArticleVersion, spans: list[list[int]]) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Quote.objects.create(version=version, content_spans=spans, form="direct", confidence=1)


def test_words_come_from_the_body(version: ArticleVersion) -> None:
    quote = Quote.objects.create(version=version, content_spans=[[0, 5], [6, 9]], form="direct", confidence=1)
    Quote.objects.filter(pk=quote.pk).update(content="something she never said")

    quote.refresh_from_db()

    assert quote.content == "Mayor … Ana"


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"kind": "named", "name": "", "name_key": ""}, id="named without a name"),
        pytest.param({"kind": "pseudonymous", "name": "", "name_key": ""}, id="pseudonymous without a name"),
        pytest.param({"kind": "anonymous", "name": ""}, id="anonymous without an article"),
        pytest.param({"kind": "anonymous", "name": "X", "name_key": "x", "article": True}, id="anonymous with a name"),
        pytest.param({"kind": "named", "name": "X", "name_key": "x", "article": True}, id="named in one article"),
    ],
)
def test_speakers_have_names_according_to_their_kind(version: ArticleVersion, fields: dict[str, Any]) -> None:
    if "article" in fields:
        fields = fields | {"article": version.article}

    with pytest.raises(DatabaseError), transaction.atomic():
        Speaker.objects.create(entity="person", **fields)


def test_a_decided_quote_changes_only_by_a_further_decision(
    version: ArticleVersion, person: Callable[[str], User]
) -> None:
    quote = version.quotes.in_text_order()[0]
    confirm_quote(quote, by=person("reviewer"))

    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        Quote.objects.filter(pk=quote.pk).update(form="direct")
    with pytest.raises(DatabaseError, match="Cannot delete"), transaction.atomic():
        Quote.objects.filter(pk=quote.pk).delete()

    reopen_quote(quote, by=person("admin"), seen=quote.decision_id)
    assert (quote.status, quote.decisions.count()) == ("proposed", 2)


def test_decisions_are_written_once(version: ArticleVersion, person: Callable[[str], User]) -> None:
    confirm_quote(version.quotes.in_text_order()[0], by=person("reviewer"))

    with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        Decision.objects.update(action="reject")
    with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        connection.cursor().execute("DELETE FROM quotes_decision")


def test_decisions_keep_what_was_before_and_after(version: ArticleVersion, person: Callable[[str], User]) -> None:
    quote = version.quotes.in_text_order()[0]

    decision = confirm_quote(quote, by=person("reviewer"))

    assert (decision.before["status"], decision.after["status"]) == ("proposed", "confirmed")
    assert decision.before["speaker"] == quote.speaker_id


def test_one_run_at_a_time(version: ArticleVersion) -> None:
    queue_run(version)

    with pytest.raises(DatabaseError), transaction.atomic():
        version.runs.create()


def test_a_decided_quote_does_not_become_the_machines_again(
    version: ArticleVersion, person: Callable[[str], User]
) -> None:
    quote = version.quotes.in_text_order()[0]
    confirm_quote(quote, by=person("reviewer"))
    reopen_quote(quote, by=person("reviewer"), seen=quote.decision_id)

    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        Quote.objects.filter(pk=quote.pk).update(decision=None)
