"""The page of a speaker: names, descriptions, quotes, and why a name is withheld."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from articles.models import ArticleVersion
from quotes.models import Quote, Speaker

ClientOf = Callable[[str], Client]
Read = Callable[..., ArticleVersion]


@pytest.mark.parametrize("articles", [1, 3])
def test_speaker_costs_the_same_for_any_number_of_articles(
    client_of: ClientOf, read: Read, django_assert_num_queries: Any, articles: int
) -> None:
    for number in range(articles):
        read(f" It was article {number}.")
    client, address = client_of("reader"), Speaker.objects.get(name="Ana Bell").get_absolute_url()

    with django_assert_num_queries(10):
        client.get(address)


def test_quotes_stand_newest_first_with_their_articles(client_of: ClientOf, read: Read) -> None:
    read(headline="Older", published_at=datetime(2025, 1, 1, tzinfo=UTC))
    read(" Later.", headline="Newer", published_at=datetime(2026, 1, 1, tzinfo=UTC))

    response = client_of("reader").get(Speaker.objects.get(name="Ana Bell").get_absolute_url())

    assert [(q.version.article.headline, q.content) for q in response.context["page"]] == [
        ("Newer", "the bridge would close"),
        ("Newer", "“It is not safe,”"),
        ("Older", "the bridge would close"),
        ("Older", "“It is not safe,”"),
    ]


def test_names_stand_with_the_article_that_printed_them_first(client_of: ClientOf, read: Read) -> None:
    read(headline="The bridge")

    response = client_of("reader").get(Speaker.objects.get(name="Ana Bell").get_absolute_url())

    assert {(a.name, str(a.first_version.article)) for a in response.context["aliases"]} == {
        ("Ana Bell", "The bridge"),
        ("Mayor Ana Bell", "The bridge"),
    }


def test_unnamed_speaker_is_called_by_description_and_says_why(client_of: ClientOf, read: Read) -> None:
    read()
    speaker = Speaker.objects.get(kind="anonymous")

    shown = client_of("reader").get(speaker.get_absolute_url()).content.decode()

    assert "<h1>A city engineer</h1>" in shown
    assert "because he feared for his job" in shown
    assert f"#evidence-{speaker.pk}" in shown
    assert "<input" not in shown[shown.index("<main") : shown.index("</main>")]


def test_channels_are_counted(client_of: ClientOf, read: Read) -> None:
    read()
    Quote.objects.filter(form="direct").update(channel="letter")

    response = client_of("reader").get(Speaker.objects.get(name="Ana Bell").get_absolute_url())

    assert [(row["channel"], row["quotes"]) for row in response.context["channels"]] == [("", 1), ("letter", 1)]


def test_old_versions_do_not_count_twice(client_of: ClientOf, read: Read) -> None:
    read(external_id="bridge")
    read(" It closed.", external_id="bridge")

    response = client_of("reader").get(Speaker.objects.get(name="Ana Bell").get_absolute_url())

    assert (response.context["page"].paginator.count, len(response.context["appearances"])) == (2, 1)
