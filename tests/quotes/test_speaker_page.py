"""The page of a speaker: names, descriptions, quotes, and why a name is withheld."""

import html
import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from articles.models import ArticleVersion
from quotes.models import Quote, Speaker
from quotes.upkeep import catch_up

ClientOf = Callable[[str], Client]
Read = Callable[..., ArticleVersion]


def quotes_in(response: Any) -> list[Quote]:
    return [hit.quote for hit in response.context["hits"]]


@pytest.mark.parametrize("articles", [1, 3])
def test_speaker_costs_the_same_for_any_number_of_articles(
    client_of: ClientOf, read: Read, django_assert_num_queries: Any, articles: int
) -> None:
    for number in range(articles):
        read(f" It was article {number}.", byline="Ida Malm")
    catch_up()
    client, address = client_of("reader"), Speaker.objects.get(name="Ana Bell").get_absolute_url()

    with django_assert_num_queries(9):
        client.get(address)
    with django_assert_num_queries(10):
        client.get(f"{address}?q=bridge")


def test_quotes_stand_newest_first_with_their_articles(client_of: ClientOf, read: Read) -> None:
    read(headline="Older", published_at=datetime(2025, 1, 1, tzinfo=UTC))
    read(" Later.", headline="Newer", published_at=datetime(2026, 1, 1, tzinfo=UTC))

    response = client_of("reader").get(Speaker.objects.get(name="Ana Bell").get_absolute_url())

    assert [(q.version.article.headline, q.content) for q in quotes_in(response)] == [
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


def test_profile_is_shown_as_charts_and_tables(client_of: ClientOf, read: Read) -> None:
    read(published_at=datetime(2025, 1, 1, tzinfo=UTC))
    read(" Later.", published_at=datetime(2025, 3, 1, tzinfo=UTC))
    Quote.objects.filter(form="direct").update(channel="letter")
    catch_up()
    bell = Speaker.objects.get(name="Ana Bell")

    portrait = client_of("reader").get(bell.get_absolute_url()).context["portrait"]

    assert list(portrait.chart.rows) == [
        ("Jan 2025", "?period=2025-01#said", (2,)),
        ("Feb 2025", "?period=2025-02#said", (0,)),
        ("Mar 2025", "?period=2025-03#said", (2,)),
    ]
    assert [(row.label, row.count) for row in portrait.channels] == [("", 2), ("letter", 2)]
    assert client_of("reader").get(f"/speakers/{bell.pk}/statements.csv").content.decode().splitlines() == [
        "month,statements", "Jan 2025,2", "Feb 2025,0", "Mar 2025,2",
    ]  # fmt: skip


def test_statements_of_one_month_need_no_chart(client_of: ClientOf, read: Read) -> None:
    read()
    catch_up()

    shown = client_of("reader").get(Speaker.objects.get(name="Ana Bell").get_absolute_url()).content.decode()

    assert "It is not safe" in shown
    assert 'class="chart"' not in shown
    assert "is being worked out" not in shown


def test_a_new_speaker_is_told_to_be_worked_out(client_of: ClientOf, read: Read) -> None:
    read()

    shown = client_of("reader").get(Speaker.objects.get(name="Ana Bell").get_absolute_url()).content.decode()

    assert "is being worked out" in shown
    assert "<svg class=" not in shown[shown.index("<main") : shown.index("</main>")]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["the bridge would close", "“It is not safe,”"]),
        ("?q=closing", ["the bridge would close"]),
        ("?q=safe+or+bridges", ["the bridge would close", "“It is not safe,”"]),
        ("?q=bell", []),
        ("?period=2026-03", ["the bridge would close", "“It is not safe,”"]),
        ("?period=2026-04", []),
        ("?period=1999", []),
        ("?period=2026-13", ["the bridge would close", "“It is not safe,”"]),
        ("?q=safe&period=2026", ["“It is not safe,”"]),
    ],
)
def test_quotes_are_searched_inside_a_speaker(client_of: ClientOf, read: Read, asked: str, found: list[str]) -> None:
    read()

    response = client_of("reader").get(Speaker.objects.get(name="Ana Bell").get_absolute_url() + asked)

    assert [quote.content for quote in quotes_in(response)] == found


def test_nobody_has_a_number_beyond_all_keys(client_of: ClientOf) -> None:
    assert client_of("reader").get(f"/speakers/{10**30}/").status_code == 404


def test_beliefs_are_shown_when_asked_for(client_of: ClientOf, read: Read) -> None:
    read()
    Quote.objects.filter(form="direct").update(stance="belief")
    address = Speaker.objects.get(name="Ana Bell").get_absolute_url()

    counts = [client_of("reader").get(address + asked).context["leaf"].count for asked in ("", "?beliefs=on")]

    assert counts == [1, 2]


def test_fragment_has_the_quotes_alone(client_of: ClientOf, read: Read, django_assert_max_num_queries: Any) -> None:
    read()
    client, address = client_of("reader"), Speaker.objects.get(name="Ana Bell").get_absolute_url()

    with django_assert_max_num_queries(7):
        shown = client.get(f"{address}?q=safe", headers={"HX-Request": "true"}).content.decode()

    assert shown.strip().startswith('<section id="said"')
    assert shown.count("<blockquote>") == 1
    assert "<mark>safe</mark>" in shown


def test_old_versions_do_not_count_twice(client_of: ClientOf, read: Read) -> None:
    read(external_id="bridge")
    read(" It closed.", external_id="bridge")

    response = client_of("reader").get(Speaker.objects.get(name="Ana Bell").get_absolute_url())

    assert (response.context["leaf"].count, len(response.context["appearances"])) == (2, 1)


def test_pages_go_on_from_the_last_statement_and_keep_what_is_asked(
    client_of: ClientOf, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quotes.speaker_forms.QUOTES_PER_PAGE", 2)
    for number in range(3):
        read(f" It was article {number}.", headline=f"Article {number}")
    client, address = client_of("reader"), Speaker.objects.get(name="Ana Bell").get_absolute_url()
    whole = [quote.pk for quote in Quote.objects.filter(speaker__name="Ana Bell").newest_first()]
    asked, pages = "?beliefs=on", []

    while asked:
        response = client.get(address + asked)
        pages.append([quote.pk for quote in quotes_in(response)])
        next_page = re.search(r'rel="next" href="([^"#]*)#said"', response.content.decode())
        asked = html.unescape(next_page[1]) if next_page else ""
    back = client.get(address, {"beliefs": "on", "before": response.context["leaf"].before})

    assert sorted(quote for page in pages for quote in page) == sorted(whole)
    assert [len(page) for page in pages] == [2, 2, 2]
    assert [quote.pk for quote in quotes_in(back)] == pages[1]
