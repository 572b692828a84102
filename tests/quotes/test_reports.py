"""Reports on the use of unnamed sources: of a period and of an article, to print and as files."""

import csv
import json
from collections.abc import Callable
from datetime import UTC, datetime
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article, ArticleVersion
from quotes.audit.figures import Figures
from quotes.audit.report import PeriodReport, report_on_article
from quotes.audit.selection import Selection
from quotes.evaluation import judge_version
from quotes.models import Quote, UnnamedSource, Wording
from quotes.services.anonymity import Word, sign_approval

ClientOf = Callable[[str], Client]
Person = Callable[[str], User]
Read = Callable[..., ArticleVersion]


@pytest.fixture
def archive(read: Read, person: Person) -> ArticleVersion:
    """Two judged articles; in the first an editor has signed for the source, in the second no reason is given."""
    good = read(" One.", headline="One", byline="Ida Roth", published_at=datetime(2027, 3, 1, 9, tzinfo=UTC))
    source = UnnamedSource.objects.get()
    word = Word(role="editor", ground_rule="background", approves=True, knows_identity=True, corroborated=True)
    sign_approval(source, word, by=person("editor"))
    bad = read(" Two.", headline="Two", published_at=datetime(2027, 4, 1, 9, tzinfo=UTC))
    bad.withheld_names.update(reason="none_stated", evidence_spans=[])
    for version in (good, bad):
        judge_version(version.pk)
    return good


@pytest.mark.usefixtures("archive")
def test_worst_and_best_practice_with_their_sentences() -> None:
    report = PeriodReport(Selection())

    assert [entry.name.version.article.headline for entry in report.worst][:1] == ["Two"]
    assert all(entry.sentence.startswith("A city engineer") for entry in report.worst)
    assert "Two" not in [entry.name.version.article.headline for entry in report.best]


@pytest.mark.usefixtures("archive")
def test_open_findings_are_counted_by_rule() -> None:
    lines = {line.label: (line.findings, line.errors) for line in PeriodReport(Selection()).rules}

    assert lines["No reason given"] == (1, 1)
    assert lines["Approval missing"] == (1, 1)


@pytest.mark.usefixtures("archive")
def test_use_is_told_by_approver() -> None:
    rows = PeriodReport(Selection()).figures.breakdowns["approver"].rows

    assert [(row.label, row.names) for row in rows] == [("editor", 1), ("nobody", 1)]
    assert [row.selection.names.count() for row in rows] == [1, 1]


@pytest.mark.usefixtures("archive")
def test_the_report_of_the_whole_archive_is_cheap_without_a_worker(
    client_of: ClientOf, django_assert_max_num_queries: Any
) -> None:
    client = client_of("standards editor")

    with django_assert_max_num_queries(10):
        assert "Worst practice" in client.get("/anonymity/report/").content.decode()


@pytest.mark.usefixtures("archive")
def test_period_as_page_and_files(client_of: ClientOf, django_assert_num_queries: Any) -> None:
    client = client_of("auditor")
    chosen = "?since=2027-03-01&until=2027-03-31"

    with django_assert_num_queries(9):
        page = client.get(f"/anonymity/report/{chosen}").content.decode()
    lines = list(csv.DictReader(StringIO(client.get(f"/anonymity/report.csv{chosen}").getvalue().decode())))

    assert "1 name withheld</a>, 0 without any reason given" in page
    authors = [line for line in lines if line["by"] == "author"]
    assert [{key: value for key, value in line.items() if value} for line in authors] == [
        {"by": "author", "group": "Ida Roth", "withheld": "1", "unexplained": "0", "share_unexplained": "0",
         "articles": "1", "per_article": "1.0"}
    ]  # fmt: skip
    assert json.loads(client.get(f"/anonymity/report.json{chosen}").getvalue())[0]["by"] == "reason"


@pytest.mark.usefixtures("archive")
def test_files_have_the_findings_and_the_examples_with_their_sentences(client_of: ClientOf) -> None:
    rows = json.loads(client_of("auditor").get("/anonymity/report.json").getvalue())

    rules = {row["group"]: (row["findings"], row["errors"]) for row in rows if row["by"] == "rule"}
    worst = [row for row in rows if row["by"] == "worst practice"]
    assert rules["No reason given"] == (1, 1)
    assert (worst[0]["article"], worst[0]["sentence"][:15]) == ("Two", "A city engineer")
    assert {"best practice"} <= {row["by"] for row in rows}
    assert not [
        row for row in PeriodReport(Selection()).rows(findings=False) if row["by"] in ("rule", "worst practice")
    ]


def test_article_report_has_what_was_signed_and_what_is_wanting(archive: ArticleVersion) -> None:
    report = report_on_article(archive.article)

    (line,) = report.sources
    assert (line.ground_rule, line.is_known, line.is_corroborated) == ("background", True, True)
    assert line.approved is not None
    assert line.approved.by.username == "editor"
    assert {kind: words for kind, words in report.mix.words.items() if words} == {"named": 8, "anonymous": 3}
    theirs = {finding.pk for finding in line.findings}
    assert theirs.isdisjoint(finding.pk for finding in report.findings)


def test_article_report_as_page_and_files(
    client_of: ClientOf, archive: ArticleVersion, django_assert_num_queries: Any
) -> None:
    client, address = client_of("auditor"), f"/articles/{archive.article_id}/report"

    with django_assert_num_queries(8):
        page = client.get(f"{address}/").content.decode()
    (line,) = csv.DictReader(StringIO(client.get(f"{address}.csv").getvalue().decode()))

    assert "A city engineer, who asked not to be named" in page
    assert (line["approved_by"], line["known_to_an_editor"], line["reason"]) == ("editor", "True", "retaliation")
    assert json.loads(client.get(f"{address}.json").getvalue())[0]["label"] == "A city engineer"


@pytest.mark.usefixtures("archive")
def test_article_report_as_a_file_has_what_is_wanting_in_the_article_as_a_whole() -> None:
    report = report_on_article(Article.objects.get(headline="Two"))

    whole = list(report.rows(findings=True))[-1]
    assert (whole["label"], "has no byline" in whole["findings"]) == ("the article as a whole", True)
    assert [row["findings"] for row in report.rows(findings=False)] == [""]


def test_reprints_do_not_count(archive: ArticleVersion) -> None:
    first, second = Quote.objects.filter(speaker__kind="anonymous").order_by("pk")
    Wording.objects.filter(quote__in=[first, second]).delete()
    Wording.objects.create(quote=first, signature=[1], group=first.pk)
    Wording.objects.create(quote=second, signature=[1], group=first.pk, copy_of=first)

    assert [name.version_id for name in Selection().names] == [archive.pk]
    assert [row.articles for row in Figures(Selection()).breakdowns["outlet"].rows] == [1]
