"""Searches that people keep, and what is new in them by e-mail."""

from collections.abc import Callable, Sequence
from smtplib import SMTPRecipientsRefused
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client

from articles.models import ArticleVersion
from quotes.digests import send_digests
from quotes.jobs import store_reading
from quotes.models import AttributionRun, SavedSearch
from quotes.services.searches import save_search
from tests.quotes.readings import reading

ClientOf = Callable[[str], Client]
Person = Callable[[str], User]
Read = Callable[..., ArticleVersion]


@pytest.fixture
def reader(person: Person) -> User:
    user = person("reader")
    user.email = "reader@example.org"
    user.save()
    return user


def test_a_search_is_kept_opened_and_forgotten(client_of: ClientOf, read: Read) -> None:
    read()
    client = client_of("reader")

    assert "/searches/?query=q%3Dbridge" in client.get("/quotes/?q=bridge").content.decode()
    client.post("/searches/", {"name": "The bridge", "query": "q=bridge"})
    (search,) = SavedSearch.objects.all()
    assert (search.get_absolute_url(), search.digest) == ("/quotes/?q=bridge", False)
    assert "The bridge" in client.get("/searches/").content.decode()

    client.post("/searches/change/", {"name": "The bridge", "digest": "on"})
    search.refresh_from_db()
    assert search.digest
    client.post("/searches/change/", {"name": "The bridge", "forget": "on"})
    assert not SavedSearch.objects.exists()


def test_nobody_touches_the_searches_of_others(client_of: ClientOf, reader: User) -> None:
    save_search(by=reader, name="Mine", query="q=bridge", digest=False)
    other = client_of("admin")

    assert "Mine" not in other.get("/searches/").content.decode()
    other.post("/searches/change/", {"name": "Mine", "forget": "on"})
    assert SavedSearch.objects.of_user(reader).count() == 1


def test_a_name_is_needed(client_of: ClientOf) -> None:
    page = client_of("reader").post("/searches/", {"name": "", "query": "q=bridge"}).content.decode()

    assert "This field is required." in page
    assert 'value="q=bridge"' in page


def test_what_is_new_is_sent_once(reader: User, read: Read) -> None:
    read()
    save_search(by=reader, name="The bridge", query="q=bridge", digest=True)
    save_search(by=reader, name="Without e-mail", query="q=bridge", digest=False)
    send_digests(0)
    assert mail.outbox == []

    read(" News.", headline="News")
    send_digests(0)
    send_digests(0)

    (message,) = mail.outbox
    assert (message.subject, message.to) == ("New quotes: The bridge", ["reader@example.org"])
    assert message.body.count("the bridge would close") == 1
    assert "http://localhost:8000/quotes/?q=bridge" in message.body


class Refusing(EmailBackend):
    """A mail server that knows not everybody."""

    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        if any("nobody@example.org" in message.to for message in messages):
            raise SMTPRecipientsRefused({"nobody@example.org": (550, b"no such user")})
        return super().send_messages(messages)


def test_an_address_that_is_refused_keeps_nobody_else_waiting(
    reader: User, person: Person, read: Read, settings: Any
) -> None:
    other = person("auditor")
    other.email = "nobody@example.org"
    other.save()
    for user, name in ((other, "A"), (reader, "B\nC")):
        save_search(by=user, name=name, query="", digest=True)
    read()
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"

    send_digests(0)

    assert [message.subject for message in mail.outbox] == ["New quotes: B C"]


def test_an_old_article_read_again_is_no_news(reader: User, read: Read) -> None:
    version = read()
    search = save_search(by=reader, name="The bridge", query="q=bridge", digest=True)
    SavedSearch.objects.update(told_at=search.told_at.replace(year=search.told_at.year + 1))

    store_reading(AttributionRun.objects.create(version=version), reading(), pipeline="test 2")
    send_digests(0)

    assert mail.outbox == []


def test_a_digest_obeys_what_its_owner_may_see_now(reader: User, read: Read) -> None:
    save_search(by=reader, name="All", query="", digest=True)
    read()
    reader.groups.clear()

    send_digests(0)

    assert mail.outbox == []
