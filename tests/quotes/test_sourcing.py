"""What the anonymity pages count is what it should be, whatever changes."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection

from articles.models import Article, ArticleVersion, Author, Outlet
from quotes.evaluation import judge_version
from quotes.models import (
    ArticleSourcing,
    Finding,
    Quote,
    Speaker,
    UnnamedSource,
    WithheldListing,
    WithheldName,
    Wording,
)
from quotes.services.anonymity import Word, sign_approval, withdraw_approval
from quotes.services.findings import accept_finding
from quotes.services.quotes import reject_quote
from quotes.services.withheld import reject_withheld

Person = Callable[[str], User]
Read = Callable[..., ArticleVersion]
TABLES = {
    "quotes_articlesourcing": "article_id, outlet_id, section, published_at, month, authors, reprinted, alone, named,"
    " pseudonymous, anonymous, unknown",
    "quotes_withheldlisting": "withheld_id, article_id, outlet_id, section, published_at, month, authors, reason_id,"
    " strength, kind, approver_id, phrase, alone, has_evidence, errors, warnings",
}
ANEW = {"quotes_articlesourcing": "onrecord_sourcing_of", "quotes_withheldlisting": "onrecord_withheld_of"}


def rows(source: str, columns: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM {source} ORDER BY 1")
        return list(cursor.fetchall())


def assert_true() -> None:
    """Both tables say exactly what they would say if they were made anew."""
    for table, columns in TABLES.items():
        assert rows(table, columns) == rows(f"{ANEW[table]}(NULL)", columns)


def test_article_and_name_are_counted_with_all_that_pages_ask(read: Read) -> None:
    version = read(section="City", byline="Ida Malm; Ole Brandt")
    authors = sorted(Author.objects.values_list("pk", flat=True))

    article, name = ArticleSourcing.objects.get(), WithheldListing.objects.get()

    assert (article.article, article.outlet, article.section) == (version.article, version.article.outlet, "City")
    assert (article.named, article.anonymous, article.unknown) == (8, 3, 0)
    assert (article.authors, article.reprinted, article.alone) == (authors, False, False)
    assert (name.strength, name.kind, name.phrase) == ("harm", "anonymous", "for fear of losing a job")
    assert_true()


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        ("because she was not authorized to speak publicly", "not authorized to speak"),
        ("weren’t allowed to discuss the matter", "not authorized to speak"),
        ("did not have permission to talk to the press", "not authorized to speak"),
        ("spoke on condition of anonymity", "on condition of anonymity"),
        ("on the condition that she not be named", "on condition of anonymity"),
        ("asked not to be identified", "asked not to be named"),
        ("asked that his name be withheld", "asked not to be named"),
        ("citing the sensitivity of the talks", "because of the sensitivity of the matter"),
        ("in order to speak more candidly", "to speak candidly"),
        ("to describe closed-door deliberations", "to discuss private or internal matters"),
        ("because he feared losing his job", "for fear of losing a job"),
        ("out of fear of reprisals", "for fear of retaliation"),
        ("because the soldiers arrested his brother", "because soldiers arrested brother"),
        ("authorized to speak for the ministry", "authorized to speak for ministry"),
    ],
)
@pytest.mark.django_db
def test_reasons_that_differ_by_a_word_are_one_stock_phrase(words: str, phrase: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT onrecord_phrase(%s)", [words])
        assert cursor.fetchone() == (phrase,)


def _move(version: ArticleVersion, _: Person) -> None:
    Article.objects.update(
        outlet=Outlet.objects.create(name="The Other"), published_at=datetime(2020, 1, 1, tzinfo=UTC)
    )


def _write_byline(version: ArticleVersion, _: Person) -> None:
    version.article.authors.set([Author.objects.create(name="Per Ek")])


def _reject_quote(version: ArticleVersion, person: Person) -> None:
    for quote in version.quotes.filter(speaker__kind="named"):
        reject_quote(quote, by=person("reviewer"))


def _reject_name(version: ArticleVersion, person: Person) -> None:
    reject_withheld(WithheldName.objects.get(), by=person("reviewer"))


def _reprint(version: ArticleVersion, _: Person) -> None:
    first, second = version.quotes.in_text_order()[:2]
    for quote in (first, second):
        Wording.objects.create(quote=quote, signature=[1], group=first.pk)
    Wording.objects.filter(quote=second).update(copy_of=first)


def _sign(version: ArticleVersion, person: Person) -> None:
    sign_approval(UnnamedSource.objects.get(), Word(role="editor", approves=True), by=person("editor"))


def _withdraw(version: ArticleVersion, person: Person) -> None:
    _sign(version, person)
    withdraw_approval(UnnamedSource.objects.get().approvals.get(), by=person("editor"))


def _judge(version: ArticleVersion, _: Person) -> None:
    judge_version(version.pk)


def _accept(version: ArticleVersion, person: Person) -> None:
    judge_version(version.pk)
    finding = Finding.objects.filter(speaker__isnull=False, severity="error")[0]
    accept_finding(finding, by=person("auditor"), note="It is well known in the town.")


def _change_kind(version: ArticleVersion, _: Person) -> None:
    Speaker.objects.filter(kind="named").update(kind="pseudonymous", article=version.article)


def _delete(version: ArticleVersion, _: Person) -> None:
    Quote.objects.all().delete()
    WithheldName.every.all().delete()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_move, {"outlet": "The Other"}),
        (_write_byline, {}),
        (_reject_quote, {"alone": True}),
        (_reject_name, None),
        (_reprint, None),
        (_sign, {"approver": "editor"}),
        (_withdraw, {"approver": None}),
        (_judge, {"errors": 3}),
        (_accept, {"errors": 2}),
        (_change_kind, {"alone": True}),
        (_delete, None),
    ],
    ids=lambda value: value.__name__.strip("_") if callable(value) else "",
)
def test_whatever_changes_is_counted_anew(
    read: Read, person: Person, change: Callable[[ArticleVersion, Person], None], told: dict[str, Any] | None
) -> None:
    version = read()

    change(version, person)

    name = WithheldListing.objects.select_related("outlet", "approver").first()
    assert_true()
    assert (name is None) == (told is None)
    for field, value in (told or {}).items():
        found = getattr(name, field)
        assert (str(found) if isinstance(value, str) else found) == value


def test_only_the_version_that_is_published_counts(read: Read) -> None:
    read(external_id="bridge")
    version = read(" It closed.", external_id="bridge")

    assert WithheldListing.objects.get().withheld.version == version
    assert_true()
