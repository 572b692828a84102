"""The anonymity dashboard and its lists: what is counted, what it is compared with, and the way to the sentences."""

import csv
import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article, ArticleVersion
from quotes.audit import kept
from quotes.audit.figures import Figures
from quotes.audit.listing import entries_of, newest_names, sentence_at
from quotes.audit.selection import Selection
from quotes.models import Quote, UnnamedSource, WithheldName
from quotes.services.anonymity import Word, sign_approval

ClientOf = Callable[[str], Client]
Read = Callable[..., ArticleVersion]


@pytest.fixture
def archive(read: Read) -> None:
    """Two articles of the Courier by different authors, one of the Post, in February and March; one unexplained."""
    february, march = datetime(2026, 2, 3, 9, tzinfo=UTC), datetime(2026, 3, 1, 9, tzinfo=UTC)
    read(" One.", headline="One", section="City", byline="Ida Roth; Per Ek", published_at=february)
    read(" Two.", headline="Two", section="City", byline="Ida Roth", published_at=march)
    unexplained = read(" Three.", headline="Three", outlet="The Test Post", published_at=march)
    unexplained.withheld_names.update(reason="none_stated", trigger_spans=[], evidence_spans=[])


def rows(code: str, **chosen: Any) -> list[tuple[str, int, int, int | None]]:
    found = Figures(Selection(**chosen)).breakdowns[code].rows
    return [(row.label, row.names, row.unexplained, row.articles) for row in found]


@pytest.mark.usefixtures("archive")
def test_names_are_counted_by_everything_and_compared_with_articles() -> None:
    assert rows("reason") == [("retaliation", 2, 0, None), ("none stated", 1, 1, None)]
    assert rows("strength") == [("harm", 2, 0, None), ("none given", 1, 1, None)]
    assert rows("kind") == [("anonymous", 3, 1, None)]
    assert rows("outlet") == [("The Test Courier", 2, 0, 2), ("The Test Post", 1, 1, 1)]
    assert rows("section") == [("City", 2, 0, 2), ("no section", 1, 1, 1)]
    assert rows("author") == [("Ida Roth", 2, 0, 2), ("Per Ek", 1, 0, 1)]
    assert rows("month") == [("Feb 2026", 1, 0, 1), ("Mar 2026", 2, 1, 2)]


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("chosen", "headlines"),
    [
        ({"reason": "none_stated"}, {"Three"}),
        ({"strength": "harm"}, {"One", "Two"}),
        ({"kind": "pseudonymous"}, set()),
        ({"outlet": "The Test Courier"}, {"One", "Two"}),
        ({"section": "City"}, {"One", "Two"}),
        ({"section": "-"}, {"Three"}),
        ({"author": "Per Ek"}, {"One"}),
        ({"since": date(2026, 2, 1), "until": date(2026, 2, 28)}, {"One"}),
        ({"phrase": "for fear of losing a job"}, {"One", "Two"}),
        ({"alone": True}, set()),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else "",
)
def test_selection(chosen: dict[str, Any], headlines: set[str]) -> None:
    assert {name.version.article.headline for name in Selection(**chosen).names.with_article()} == headlines


def test_every_row_leads_to_the_names_it_counts(archive: None) -> None:
    for breakdown in Figures(Selection()).breakdowns.values():
        for row in breakdown.rows:
            assert row.selection.names.count() == row.names, (breakdown.code, row.label)
            if row.unexplained:
                assert row.without_reason.names.count() == row.unexplained, (breakdown.code, row.label)


def test_articles_without_a_named_voice_rest_on_unnamed_sources_alone(read: Read) -> None:
    read(" One.", headline="One")
    version = read(" Two.", headline="Two")
    Quote.objects.filter(version=version, speaker__kind="named").delete()

    assert [name.version.article.headline for name in Selection(alone=True).names.with_article()] == ["Two"]


def test_shares_of_words_are_those_of_each_month(archive: None) -> None:
    chart = Figures(Selection()).word_shares

    assert list(chart.labels) == ["Feb 2026", "Mar 2026"]
    assert {series.style: list(series.values) for series in chart.series} == {
        "named": [72.7, 72.7],
        "pseudonymous": [0.0, 0.0],
        "anonymous": [27.3, 27.3],
        "unknown": [0.0, 0.0],
    }


def test_stock_phrases_are_counted_and_lead_to_their_names(archive: None) -> None:
    ((phrase, times, selection),) = Figures(Selection()).phrases

    assert (phrase, times) == ("for fear of losing a job", 2)
    assert selection.names.count() == 2


@pytest.mark.parametrize("articles", [1, 3])
def test_dashboard_costs_the_same_for_any_number_of_articles(
    client_of: ClientOf, read: Read, django_assert_num_queries: Any, articles: int
) -> None:
    for number in range(articles):
        read(f" {number}.")
    client = client_of("auditor")

    with django_assert_num_queries(9):
        client.get("/anonymity/?outlet=The+Test+Courier")


@pytest.mark.parametrize("articles", [1, 3])
def test_list_costs_the_same_for_any_number_of_names(
    client_of: ClientOf, read: Read, django_assert_num_queries: Any, articles: int
) -> None:
    for number in range(articles):
        read(f" {number}.")
    client = client_of("auditor")

    with django_assert_num_queries(5):
        client.get("/anonymity/sources/")


def test_from_a_number_to_the_sentence(client_of: ClientOf, archive: None) -> None:
    client = client_of("auditor")

    dashboard = client.get("/anonymity/").content.decode()
    sentences = client.get("/anonymity/sources/?outlet=The+Test+Courier").content.decode()

    assert '<a href="/anonymity/sources/?outlet=The+Test+Courier">2</a>' in dashboard
    assert sentences.count("<blockquote>") == 2
    assert "A city engineer, who asked not to be named because he feared for his job" in sentences


def test_empty_archive_says_what_would_stand_here(client_of: ClientOf) -> None:
    client = client_of("auditor")

    assert "as soon as articles are read" in client.get("/anonymity/").content.decode()
    assert "Names that articles withhold will stand here" in client.get("/anonymity/sources/").content.decode()


def test_wrong_choices_count_as_not_made(client_of: ClientOf, archive: None) -> None:
    response = client_of("auditor").get("/anonymity/?since=yesterday&reason=none_stated")

    assert response.context["figures"].names == 1


def test_names_as_csv_and_json(client_of: ClientOf, archive: None) -> None:
    client = client_of("auditor")

    table = list(csv.DictReader(StringIO(client.get("/anonymity/sources.csv?section=City").getvalue().decode())))
    plain = json.loads(client.get("/anonymity/sources.json?section=City").getvalue())

    assert [row["headline"] for row in table] == ["Two", "One"]
    assert [row["reason"] for row in plain] == ["retaliation", "retaliation"]
    assert list(plain[0]) == list(table[0])


@pytest.mark.parametrize("chart", ["reasons", "months", "words", "outlets"])
def test_charts_as_files(client_of: ClientOf, archive: None, chart: str) -> None:
    client = client_of("auditor")

    drawing = client.get(f"/anonymity/charts/{chart}.svg?section=City")
    numbers = client.get(f"/anonymity/charts/{chart}.csv?section=City")

    assert drawing["Content-Type"].startswith("image/svg+xml")
    assert numbers.content.decode().count("\n") >= 2
    assert client.get("/anonymity/charts/nothing.svg").status_code == 404


def test_due_sources_stand_on_the_dashboard(client_of: ClientOf, archive: None, person: Callable[[str], User]) -> None:
    source = UnnamedSource.objects.earliest("pk")
    word = Word(role="reporter", ground_rule="background", ask_again_on=date(2026, 3, 1))
    sign_approval(source, word, by=person("auditor"))

    client = client_of("auditor")
    assert [due.unnamed_source for due in client.get("/anonymity/").context["due"]] == [source]
    listed = client.get("/anonymity/sources/?due=on").context["entries"]
    assert [entry.name.unnamed_source for entry in listed] == [source]


def test_older_versions_do_not_count(read: Read) -> None:
    read(external_id="bridge")
    read(" It closed.", external_id="bridge")

    assert (WithheldName.objects.count(), Selection().names.count(), Article.objects.count()) == (2, 1, 1)


@pytest.mark.parametrize(
    ("body", "words", "sentence"),
    [
        ("One. Two said. Three.", "said", "Two said."),
        ("He saw Dr. Ott go. “No,” he said.", "Ott", "He saw Dr. Ott go."),
        ("First par.\n\nA last one", "last", "A last one"),
        ("“Stop!” cried J. Roe. She left.", "Roe", "“Stop!” cried J. Roe."),
    ],
)
def test_sentence_at(body: str, words: str, sentence: str) -> None:
    assert sentence_at(body, body.index(words)) == sentence


def test_entries_say_where_nothing_is_said(archive: None) -> None:
    (entry,) = entries_of(newest_names(Selection(reason="none_stated").names))

    assert (entry.label, entry.name.reason.strength) == ("A city engineer", "none")
    assert entry.sentence.startswith("A city engineer, who asked")


@pytest.mark.usefixtures("archive")
def test_a_large_archive_is_counted_by_a_worker_and_the_page_says_when(
    client_of: ClientOf, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "LARGE", 3)
    kept.keep_counts()
    read(" Four.", headline="Four")
    auditor = client_of("auditor")

    whole, some = (auditor.get(f"/anonymity/{query}").content.decode() for query in ("", "?section=-"))

    assert ("<b>3</b> names withheld" in whole, "Counted at" in whole) == (True, True)
    assert ("<b>2</b> names withheld" in some, "Counted at" in some) == (True, False)
