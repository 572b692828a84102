"""The list of quotes: words, facets and their counts, days, order, pages, files."""

import csv
import json
import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from io import StringIO
from itertools import product
from typing import Any
from urllib.parse import parse_qsl, urlencode
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from articles.models import ArticleVersion
from quotes.models import Quote, QuoteListing, WithheldName
from quotes.search import facets
from quotes.search.found import HITS_PER_PAGE
from quotes.search.kept import keep_open_counts
from tests.quotes.test_same_words import reading

ClientOf = Callable[[str], Client]
Read = Callable[..., ArticleVersion]
BRIDGE, SAFE, CABLES = "the bridge would close", "“It is not safe,”", "were rusted through"


@pytest.fixture
def archive(read: Read) -> None:
    """Three articles of two outlets in three months, three quotes each."""
    january, february, march = (datetime(2026, month, 5, tzinfo=UTC) for month in (1, 2, 3))
    read(outlet="Courier", section="City", byline="Ida Malm", published_at=january)
    read(" Two.", outlet="Courier", section="Region", published_at=february)
    read(" Three.", outlet="Gazette", section="City", byline="Ida Malm; Ole Brandt", published_at=march)
    Quote.objects.filter(version__article__section="Region", form="direct").update(stance="belief")
    Quote.objects.filter(version__article__outlet__name="Gazette", form="direct").update(channel="letter")


def ask(client: Client, question: str = "") -> Any:
    return client.get(f"/quotes/{question}").context


def contents(context: Any) -> list[str]:
    return [hit.quote.content for hit in context["hits"]]


@pytest.mark.parametrize("articles", [1, 3])
def test_list_costs_the_same_for_any_number_of_quotes(
    client_of: ClientOf, read: Read, django_assert_num_queries: Any, articles: int
) -> None:
    for number in range(articles):
        read(f" It was article {number}.")
    client = client_of("admin")

    with django_assert_num_queries(9):
        client.get("/quotes/?q=bridge&kind=named&since=2020-01-01")


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("", 8),
        ("?q=bridge", 3),
        ("?q=closing+bridges", 3),
        ("?q=%22would+close%22", 3),
        ("?q=bridge+or+rusted", 6),
        ("?q=bell", 5),
        ("?q=bell+-bridge", 2),
        ("?kind=anonymous", 3),
        ("?kind=anonymous&kind=named", 8),
        ("?stance=statement&stance=belief", 9),
        ("?stance=belief", 1),
        ("?section=City&form=direct", 2),
        ("?since=2026-02-05&until=2026-02-05", 2),
        ("?month=2026-01&month=2026-03", 6),
        ("?month=2026-1&month=9999-12", 0),
        ("?until=9999-12-31", 8),
        ("?channel=letter", 1),
        ("?q=bridge&kind=anonymous", 0),
        ("?outlet=nowhere", 0),
        ("?status=rejected", 0),
        ("?since=yesterday&sort=odd&after=x&before=1~y", 8),
    ],
)
def test_search_finds(client_of: ClientOf, question: str, found: int) -> None:
    context = ask(client_of("reader"), question)

    assert (len(context["hits"]), str(context["counts"].total)) == (found, str(found))


def clicked(context: Any, facet: str, value: str) -> str:
    """The address of the page with one value of a facet alone."""
    return f"?{context['search'].having(facet, [value]).query}"


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    "question", ["", "?q=bridge", "?kind=named", "?kind=anonymous&section=City", "?month=2026-01&form=direct&q=bell"]
)
def test_a_count_is_what_one_gets_by_clicking(client_of: ClientOf, question: str) -> None:
    WithheldName.objects.update(reason="safety")
    client = client_of("auditor")
    context = ask(client, question)

    promised = {
        (facet, value): str(amount)
        for facet, values in context["counts"].values.items()
        for value, amount in values.items()
    }
    got = {(facet, value): str(len(ask(client, clicked(context, facet, value))["hits"])) for facet, value in promised}

    assert promised == got
    assert {facet for facet, _ in promised} >= {"kind", "outlet", "stance", "status", "sure", "month"}


@pytest.mark.usefixtures("archive")
def test_what_is_too_much_to_count_is_estimated_and_says_so(
    client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    QuoteListing.objects.update(sampled=True)
    monkeypatch.setattr(facets, "ENOUGH_SAMPLES", 5)

    counts = ask(client_of("reader"), "?kind=named")["counts"]

    assert str(counts.total) == "about 480"  # 5 of 5 sampled stand for 485
    assert {value: str(amount) for value, amount in counts.values["kind"].items()} == {
        "named": "about 480",
        "anonymous": "about 290",
    }


@pytest.mark.usefixtures("archive")
def test_reasons_are_for_those_who_may_see_withheld_names(client_of: ClientOf) -> None:
    WithheldName.objects.update(reason="safety")
    reader, auditor = client_of("reader"), client_of("auditor")

    assert len(ask(reader, "?reason=safety")["hits"]) == 8
    assert len(ask(auditor, "?reason=safety")["hits"]) == 3
    assert "reason" not in reader.get("/quotes/").content.decode()
    assert 'name="reason" value="safety"' in auditor.get("/quotes/").content.decode()
    assert "reason" not in next(csv.reader(lines(reader.get("/quotes.csv"))))
    assert "reason" in next(csv.reader(lines(auditor.get("/quotes.csv"))))


@pytest.mark.usefixtures("archive")
def test_hits_are_marked_and_nothing_of_an_article_is_taken_for_markup(client_of: ClientOf) -> None:
    client = client_of("reader")
    page = client.get("/quotes/?q=bridge").content.decode()
    attack = client.get("/quotes/?q=%3Cscript%3Ealert(1)%3C/script%3E").content.decode()

    assert "the <mark>bridge</mark> would close" in page
    assert "<script>alert" not in attack


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("words", "sources"),
    [("engineer", ["A city <mark>engineer</mark>"] * 3), ("bell", []), ("cables", [])],
    ids=["in the source alone", "in the name as well", "nowhere else"],
)
def test_words_that_only_the_source_has_are_shown_in_it(client_of: ClientOf, words: str, sources: list[str]) -> None:
    page = client_of("reader").get(f"/quotes/?q={words}").content.decode()

    assert re.findall(r"said by “(.*?)”", page) == sources


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(("sort", "first"), [("newest", SAFE), ("surest", BRIDGE), ("relevance", BRIDGE)])
def test_order(client_of: ClientOf, sort: str, first: str) -> None:
    context = ask(client_of("reader"), f"?q=bell&sort={sort}")

    assert contents(context)[0] == first
    assert context["hits"][0].quote.version.article.outlet.name in {"Gazette", "Courier"}


def test_pages_follow_one_another_without_gaps_and_lead_back(client_of: ClientOf, read: Read) -> None:
    for number in range(14):
        read(f" It was article {number}.", published_at=datetime(2026, 1 + number % 3, 5, tzinfo=UTC))
    client = client_of("reader")

    for sort, (words, of_each) in product(("newest", "surest", "relevance"), (("", 3), ("bell", 2))):
        search = {"sort": sort, "q": words}
        first = ask(client, f"?{urlencode(search)}")
        second = ask(client, f"?{urlencode(search | {'after': first['leaf'].after})}")
        back = ask(client, f"?{urlencode(search | {'before': second['leaf'].before})}")
        pks = [[hit.quote.pk for hit in page["hits"]] for page in (first, second, back)]

        assert [len(page) for page in pks] == [HITS_PER_PAGE, 14 * of_each - HITS_PER_PAGE, HITS_PER_PAGE], search
        assert len({*pks[0], *pks[1]}) == 14 * of_each, search
        assert pks[2] == pks[0], search
        assert (first["leaf"].before, second["leaf"].after, back["leaf"].before) == ("", "", ""), search


@pytest.mark.usefixtures("archive")
def test_what_is_asked_stands_in_chips_that_take_it_away(client_of: ClientOf) -> None:
    context = ask(client_of("reader"), "?q=bridge&kind=named&section=City&section=Region&since=2026-01-01")

    asked = {
        "“bridge”": ("q", "bridge"),
        "kind of speaker: named": ("kind", "named"),
        "section: City": ("section", "City"),
        "section: Region": ("section", "Region"),
        "from 1 Jan 2026": ("since", "2026-01-01"),
    }
    assert {chip.label: set(parse_qsl(chip.without)) for chip in context["beside"].chips} == {
        label: set(asked.values()) - {part} for label, part in asked.items()
    }


@pytest.mark.usefixtures("archive")
def test_bars_show_each_month_and_lead_to_it(client_of: ClientOf) -> None:
    client = client_of("reader")

    bars = ask(client, "?kind=named")["beside"].bars

    assert [(bar.label, bar.amount.number, bar.height) for bar in bars] == [
        ("Jan 2026", 2, 100),
        ("Feb 2026", 1, 50),
        ("Mar 2026", 2, 100),
    ]
    assert [len(ask(client, f"?{bar.query}")["hits"]) for bar in bars] == [2, 1, 2]


def test_many_years_are_shown_year_by_year(client_of: ClientOf, read: Read) -> None:
    read(published_at=datetime(2019, 5, 5, tzinfo=UTC))
    read(" Later.", published_at=datetime(2026, 5, 5, tzinfo=UTC))
    client = client_of("reader")

    bars = ask(client)["beside"].bars

    assert [(bar.label, bar.amount.number) for bar in bars if bar.amount] == [("2019", 3), ("2026", 3)]
    assert [len(ask(client, f"?{bar.query}")["hits"]) for bar in bars] == [3, 0, 0, 0, 0, 0, 0, 3]


def test_wrong_days_are_explained_and_the_rest_counts(client_of: ClientOf, read: Read) -> None:
    read()

    page = client_of("reader").get("/quotes/?since=2026-02-02&until=2026-02-01&q=bridge").content.decode()

    assert "This is before the first day." in page
    assert "1 quote" in page


def test_htmx_gets_what_was_found_alone_and_a_clean_address(client_of: ClientOf, read: Read) -> None:
    read()

    response = client_of("reader").get("/quotes/?q=bridge&since=&sort=", headers={"HX-Request": "true"})

    assert response.content.decode().lstrip().startswith('<div id="found"')
    assert response["HX-Push-Url"] == "/quotes/?q=bridge"


def test_empty_lists_say_what_to_do(client_of: ClientOf, read: Read) -> None:
    client = client_of("reader")

    assert "Add an article" in client.get("/quotes/").content.decode()
    read()
    assert "Show all quotes" in client.get("/quotes/?q=zeppelin").content.decode()


def lines(response: Any) -> Iterable[str]:
    return StringIO(b"".join(response.streaming_content).decode(), newline="")


@pytest.mark.usefixtures("archive")
def test_files_hold_the_whole_list_with_the_same_filters(client_of: ClientOf) -> None:
    client = client_of("reader")

    table = list(csv.DictReader(lines(client.get("/quotes.csv?kind=named&q=bridge"))))
    objects = json.loads("".join(lines(client.get("/quotes.json?kind=named&q=bridge"))))

    assert [(row["content"], row["speaker"], row["outlet"], row["published"][:10]) for row in table] == [
        (BRIDGE, "Ana Bell", "Gazette", "2026-03-05"),
        (BRIDGE, "Ana Bell", "Courier", "2026-02-05"),
        (BRIDGE, "Ana Bell", "Courier", "2026-01-05"),
    ]
    assert [row["id"] for row in objects] == [int(row["id"]) for row in table]
    assert objects[0]["permanent_link"] == f"http://testserver/quotes/{objects[0]['id']}/"


@pytest.mark.usefixtures("archive")
def test_an_empty_list_still_names_its_columns(client_of: ClientOf) -> None:
    (head,) = csv.reader(lines(client_of("reader").get("/quotes.csv?q=zeppelin")))

    assert head[:2] == ["id", "content"]
    assert head[-1] == "permanent_link"


def test_no_cell_is_taken_for_a_formula(client_of: ClientOf, read: Read) -> None:
    read(headline="=HYPERLINK(1)")

    (first, *_) = csv.DictReader(lines(client_of("reader").get("/quotes.csv")))

    assert first["headline"] == "'=HYPERLINK(1)"


@pytest.mark.usefixtures("archive")
def test_feed_is_named_on_the_page_and_has_the_newest(client_of: ClientOf) -> None:
    client = client_of("reader")

    page = client.get("/quotes/?q=bridge").content.decode()
    feed = client.get("/quotes.atom?q=bridge")

    assert 'type="application/atom+xml" title="These quotes" href="/quotes.atom?q=bridge"' in page

    assert feed["Content-Type"].startswith("application/atom+xml")
    assert feed.content.decode().count("<entry>") == 3
    assert "Ana Bell: the bridge would close" in feed.content.decode()
    assert '<link href="http://testserver/quotes/?q=bridge" rel="alternate"/>' in feed.content.decode()
    assert '<link href="http://testserver/quotes.atom?q=bridge" rel="self"/>' in feed.content.decode()


def test_a_feed_shows_signs_of_the_text_as_they_are_and_cuts_titles_visibly(client_of: ClientOf, read: Read) -> None:
    read(found=reading(f"“{'A < B & C. ' * 10}”"))

    (entry,) = ET.fromstring(client_of("reader").get("/quotes.atom").content).findall("{*}entry")  # noqa: S314  # ours

    assert entry.findtext("{*}title", "").endswith("B & C. A…")
    assert entry.findtext("{*}summary", "").startswith("“A &lt; B &amp; C. A")


@pytest.mark.usefixtures("archive")
def test_what_the_open_list_of_a_large_archive_counts_is_kept(
    client_of: ClientOf, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = client_of("reader")
    keep_open_counts()
    Quote.objects.filter(content=SAFE).update(channel="phone")
    assert ask(client)["counts"].values["channel"]["phone"]

    QuoteListing.objects.update(sampled=True)
    monkeypatch.setattr(facets, "ENOUGH_SAMPLES", 1)
    keep_open_counts()
    Quote.objects.update(channel="fax")

    answers = [ask(client, query) for query in ("", "?kind=named")]
    assert [list(answer["counts"].values["channel"]) for answer in answers] == [["phone"], ["fax"]]
    pages = [client.get(f"/quotes/{query}").content.decode() for query in ("", "?kind=named")]
    assert ["Counted at" in page for page in pages] == [True, False]
