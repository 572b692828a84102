"""The list of articles: what a filter finds, whole page or part, page by page."""

import csv
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.test import Client

from articles.models import Article, ArticleVersion
from quotes.models import AttributionRun, WithheldName
from quotes.search import articles
from quotes.search.articles import ARTICLES_PER_PAGE
from quotes.search.keyset import Turn

ClientOf = Callable[[str], Client]
Read = Callable[..., ArticleVersion]
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def headlines(client: Client, question: str = "") -> list[str]:
    return [entry.article.headline for entry, _ in client.get(f"/articles/{question}").context["rows"]]


@pytest.mark.parametrize("articles", [1, 3])
def test_list_costs_the_same_for_any_number_of_articles(
    client_of: ClientOf, read: Read, django_assert_num_queries: Any, articles: int
) -> None:
    for number in range(articles):
        read(f" It was article {number}.")
    client = client_of("admin")

    with django_assert_num_queries(9):
        client.get("/articles/")
    with django_assert_num_queries(10):
        client.get("/articles/?q=article")


@pytest.fixture
def archive(read: Read, store: Read) -> None:
    read(headline="Bridge", outlet="Courier", section="City")
    WithheldName.objects.update(reason="none_stated")
    read(" Once more.", headline="Bridge again", outlet="Gazette", section="City")
    store("Esto no es inglés.", headline="Puente", outlet="Courier", section="Mundo")
    AttributionRun.objects.create(version=store("Odd words.", headline="Odd"), state="failed", message="It broke.")


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("", {"Bridge", "Bridge again", "Puente", "Odd"}),
        ("?section=City", {"Bridge", "Bridge again"}),
        ("?state=done", {"Bridge", "Bridge again"}),
        ("?state=failed", {"Odd"}),
        ("?state=done&unexplained=on", {"Bridge"}),
        ("?review=on", {"Bridge", "Bridge again"}),
        ("?state=nonsense&section=None&outlet=x", {"Bridge", "Bridge again", "Puente", "Odd"}),
    ],
)
@pytest.mark.usefixtures("archive")
def test_filter_finds(client_of: ClientOf, question: str, found: set[str]) -> None:
    assert set(headlines(client_of("admin"), question)) == found


@pytest.mark.usefixtures("archive")
def test_filter_by_outlet(client_of: ClientOf) -> None:
    client = client_of("reader")
    outlets = {
        str(outlet): value for value, outlet in client.get("/articles/").context["form"].fields["outlet"].choices
    }

    assert set(headlines(client, f"?outlet={outlets['Courier']}")) == {"Bridge", "Puente"}


@pytest.mark.usefixtures("archive")
def test_readers_can_not_ask_for_unexplained_names(client_of: ClientOf) -> None:
    client = client_of("reader")

    assert len(headlines(client, "?unexplained=on")) == 4
    assert {entry.withheld for entry, _ in client.get("/articles/").context["rows"]} == {None}
    assert "1 name withheld" in client_of("auditor").get("/articles/").content.decode()
    assert "1 name withheld" not in client.get("/articles/").content.decode()


def test_htmx_gets_the_results_alone(client_of: ClientOf, read: Read) -> None:
    read()
    client = client_of("reader")

    part = client.get("/articles/", headers={"HX-Request": "true"})
    restored = client.get("/articles/", headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})

    assert part.content.decode().lstrip().startswith('<section id="results"')
    assert "<html" in restored.content.decode()
    assert "HX-Request" in part["Vary"]


def test_long_lists_go_on_on_the_next_page(client_of: ClientOf, store: Read) -> None:
    for number in range(ARTICLES_PER_PAGE + 1):
        store(f"Article {number}.", headline=f"Article {number}", published_at=None if number < 3 else NOON)
    client = client_of("reader")

    first = client.get("/articles/").context
    second = client.get("/articles/", {"after": first["leaf"].after}).context
    back = client.get("/articles/", {"before": second["leaf"].before}).context
    pages = [[entry.article.headline for entry, _ in page["rows"]] for page in (first, second, back)]

    assert pages == [[f"Article {number}" for number in range(20, 0, -1)], ["Article 0"], pages[0]]
    assert (first["leaf"].count, first["leaf"].before, second["leaf"].after) == (21, "", "")


@pytest.mark.usefixtures("archive")
def test_articles_are_found_by_words_and_kept_as_files(client_of: ClientOf) -> None:
    client = client_of("reader")

    table = csv.DictReader(StringIO(b"".join(client.get("/articles.csv?q=puente").streaming_content).decode()))  # type: ignore[attr-defined]

    assert headlines(client, "?q=es+ingles") == ["Puente"]
    assert [row["headline"] for row in table] == ["Puente"]
    assert client.get("/articles.atom?q=bridge").content.decode().count("<entry>") == 2


def test_the_best_match_stands_first_unless_the_newest_are_asked_for(client_of: ClientOf, store: Read) -> None:
    store("A ferry. A bridge.", headline="Ferries", published_at=NOON)
    store("Nothing else.", headline="The bridge, the bridge", published_at=NOON.replace(day=2))
    store("A bridge, by the way.", headline="Weather", published_at=NOON.replace(day=3))
    client = client_of("reader")

    assert headlines(client, "?q=bridges") == ["The bridge, the bridge", "Weather", "Ferries"]
    assert headlines(client, "?q=bridges&sort=newest") == ["Weather", "The bridge, the bridge", "Ferries"]
    assert headlines(client, "?sort=relevance") == ["Weather", "The bridge, the bridge", "Ferries"]


def test_words_are_marked_in_headlines_and_in_the_paragraph_that_has_most_of_them(
    client_of: ClientOf, store: Read
) -> None:
    store("Rain.\n\nThe café by the bridge.\n\nThe café’s bridge closed.", headline="One bridge", published_at=NOON)
    client = client_of("reader")

    page = client.get("/articles/?q=closing+cafe+bridges").content.decode()
    without = client.get("/articles/?q=bridge+-ferry").content.decode()

    assert "One <mark>bridge</mark></a>" in page
    assert "The <mark>café</mark>’s <mark>bridge</mark> <mark>closed</mark>." in page
    assert "The café by the <mark>bridge</mark>." in without


def test_an_answer_without_articles_offers_a_way_out(client_of: ClientOf) -> None:
    assert 'href="/articles/">Show all articles' in client_of("reader").get("/articles/?state=done").content.decode()


@pytest.mark.parametrize("newest", [1, 500], ids=["of some", "of all"])
def test_the_best_of_all_articles_are_those_among_which_all_are(
    read: Read, monkeypatch: pytest.MonkeyPatch, newest: int
) -> None:
    for number in range(4):
        read(" A bridge." * number, headline=f"Number {number}", published_at=NOON + timedelta(days=number % 3))
    read(" Undated.", headline="No day", published_at=None)
    monkeypatch.setattr(articles, "NEWEST", articles.NEWEST.replace("500", str(newest)))
    monkeypatch.setattr(articles, "BEST", articles.BEST.replace("500", str(newest)))

    (of_all, leaf), (among_all, leaf_among) = (
        articles.find_articles(every, "bridge", Turn(), best=True) for every in (None, Article.objects.all())
    )

    assert [hit.article for hit in of_all] == [hit.article for hit in among_all]
    assert (len(of_all), leaf.count) == (min(newest, 5), 5)
    assert leaf == leaf_among
