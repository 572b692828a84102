"""The listing of quotes is what it should be, whatever changes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection

from articles.models import Article, ArticleVersion, Author
from quotes.jobs import store_reading
from quotes.models import AttributionRun, Quote, QuoteListing, Speaker, WithheldName
from quotes.services.quotes import confirm_quote, reject_quote
from tests.quotes.readings import reading

Read = Callable[..., ArticleVersion]
COLUMNS = "quote_id, article_id, speaker_id, published_at, confidence, sampled, tags, words"


def rows(source: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {COLUMNS} FROM {source} ORDER BY quote_id")
        return list(cursor.fetchall())


def assert_true() -> None:
    """The listing says exactly what it would say if it were made anew."""
    assert rows("quotes_quotelisting") == rows("onrecord_listings_of(NULL)")


def tags(**of_quote: Any) -> set[str]:
    return set(QuoteListing.objects.get(**of_quote).tags)


def test_a_quote_is_listed_with_all_that_lists_ask(read: Read) -> None:
    version = read(section="City", byline="Ida Malm; Ole Brandt")
    WithheldName.objects.update(reason="safety")
    malm, brandt = Author.objects.order_by("name")

    listing = QuoteListing.objects.get(speaker__kind="anonymous")

    assert set(listing.tags) == {
        "kind=anonymous",
        "entity=person",
        "form=indirect",
        "stance=statement",
        "status=proposed",
        "sure=fair",
        f"outlet={version.article.outlet_id}",
        "section=City",
        "month=2026-03",
        f"speaker={listing.speaker_id}",
        "reason=safety",
        f"author={malm.pk}",
        f"author={brandt.pk}",
    }
    assert (listing.article, listing.published_at) == (version.article, version.article.published_at)
    assert_true()


def test_a_quote_without_speaker_date_or_section(read: Read) -> None:
    version = read()
    Quote.objects.filter(form="direct").update(speaker=None)
    Article.objects.update(published_at=None, section="")

    assert tags(quote__form="direct") == {
        "kind=unknown",
        "form=direct",
        "stance=statement",
        "status=proposed",
        "sure=fair",
        f"outlet={version.article.outlet_id}",
    }
    assert_true()


def change_article(version: ArticleVersion) -> None:
    Article.objects.update(section="Sport", published_at=datetime(2020, 5, 1, tzinfo=UTC))


def change_authors(version: ArticleVersion) -> None:
    version.article.authors.set([Author.objects.create(name="Somebody Else")])


def change_speaker(version: ArticleVersion) -> None:
    Speaker.objects.filter(name="Ana Bell").update(name="Anna Bell", entity="group")


def merge_speaker(version: ArticleVersion) -> None:
    into = Speaker.objects.create(kind="named", entity="person", name="Ana Maria Bell", name_key="ana bell maria")
    Speaker.objects.filter(name="Ana Bell").update(merged_into=into)
    for quote in Quote.objects.filter(speaker__name="Ana Bell"):
        Quote.objects.filter(pk=quote.pk).update(speaker=quote.speaker)


def drop_withheld_name(version: ArticleVersion) -> None:
    WithheldName.objects.all().delete()


def change_reason(version: ArticleVersion) -> None:
    WithheldName.objects.update(reason="other")


def change_quotes(version: ArticleVersion) -> None:
    version.quotes.filter(form="direct").update(stance="belief", channel="letter", confidence=0.95)
    version.quotes.filter(form="indirect").update(content_spans=[[0, 5]])


def delete_a_quote(version: ArticleVersion) -> None:
    version.quotes.filter(form="direct").delete()


def read_again(version: ArticleVersion) -> None:
    less = replace(reading(), attributions=reading().attributions[1:])
    store_reading(AttributionRun.objects.create(version=version), less, pipeline="test 2")


def take_version_back(version: ArticleVersion) -> None:
    Article.objects.update(current_version=None)


@pytest.mark.parametrize(
    "change",
    [
        change_article,
        change_authors,
        change_speaker,
        merge_speaker,
        drop_withheld_name,
        change_reason,
        change_quotes,
        delete_a_quote,
        read_again,
        take_version_back,
    ],
    ids=lambda change: change.__name__,
)
def test_listing_follows_every_change(read: Read, change: Callable[[ArticleVersion], None]) -> None:
    version = read(byline="Ida Malm")
    before = rows("quotes_quotelisting")

    change(version)

    assert rows("quotes_quotelisting") != before
    assert_true()


def test_listing_follows_decisions(read: Read, person: Callable[[str], User]) -> None:
    first, second, _ = read().quotes.in_text_order()

    confirm_quote(first, by=person("reviewer"))
    reject_quote(second, by=person("reviewer"))
    Article.objects.update(section="Sport")

    assert {"status=confirmed", "section=Sport"} <= tags(quote=first)
    assert "status=rejected" in tags(quote=second)
    assert_true()


def test_only_the_newest_version_is_listed(read: Read) -> None:
    old = read(external_id="1")
    new = read(" It was changed.", external_id="1")

    assert set(QuoteListing.objects.values_list("quote__version", flat=True)) == {new.pk}
    assert old.quotes.count() == 3
    assert_true()


def test_what_does_not_matter_writes_nothing(read: Read) -> None:
    read()
    with connection.cursor() as cursor:
        cursor.execute("SELECT quote_id, xmin FROM quotes_quotelisting ORDER BY quote_id")
        written = cursor.fetchall()
        Quote.objects.update(via="a friend")
        cursor.execute("SELECT quote_id, xmin FROM quotes_quotelisting ORDER BY quote_id")

        assert cursor.fetchall() == written
