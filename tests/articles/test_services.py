"""Articles are stored once, and anew when their text changed."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from articles.models import Article, ArticleVersion
from articles.services import ArticleDetails, store_article

Store = Callable[..., ArticleVersion]


def test_store_article_twice_keeps_one_version(store: Store) -> None:
    first = store("The body.", external_id="a1")
    second = store("The body.", external_id="a1")

    assert first == second
    assert Article.objects.count() == 1


def test_store_article_with_another_text_adds_a_version(store: Store) -> None:
    store("The body.", external_id="a1")
    details = ArticleDetails(
        outlet="The Test Courier", headline="Corrected", external_id="a1", updated_at=datetime(2026, 3, 2, tzinfo=UTC)
    )

    stored = store_article(details, "The corrected body.")

    article = Article.objects.get()
    assert (stored.is_new, stored.version.number) == (True, 2)
    assert (article.current_version, article.headline) == (stored.version, "Corrected")


def test_store_article_takes_the_first_version_again_for_known(store: Store) -> None:
    store("The body.", external_id="a1")
    second = store("The corrected body.", external_id="a1")

    store("The body.", external_id="a1")

    assert Article.objects.get().current_version == second


def test_store_article_without_a_key_goes_by_the_text(store: Store) -> None:
    assert store("The body.").article == store("The body.").article
    assert store("The body.").article != store("Another body.").article


def test_store_article_tells_persons_from_desks(store: Store) -> None:
    version = store("The body.", byline="Ada Quill; Courier staff; Ben Osei")

    assert list(version.article.authors.values_list("name", flat=True)) == ["Ada Quill", "Ben Osei"]


def test_store_article_learns_where_an_outlet_appears_and_keeps_what_is_known(store: Store) -> None:
    store("The body.")
    store("The second body.", country="Vardia")
    version = store("The third body.", country="Caldia")

    assert version.article.outlet.country == "Vardia"


def test_database_refuses_to_change_a_body(store: Store) -> None:
    version = store("The body.")

    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        ArticleVersion.objects.filter(pk=version.pk).update(body="Another body.")


def test_what_stands_beside_a_text_is_kept_in_one_line(store: Store) -> None:
    article = store("The body.", headline="Ferry\x01 stays\nin port", byline="A" * 300).article

    assert (article.headline, len(article.authors.get().name)) == ("Ferry stays in port", 200)


def test_an_update_before_publication_is_none(store: Store) -> None:
    published = datetime(2026, 3, 2, tzinfo=UTC)

    article = store("The body.", published_at=published, updated_at=published - timedelta(days=1)).article

    assert (article.published_at, article.updated_at) == (published, None)


def test_a_day_is_the_newsrooms(store: Store) -> None:
    version = store("The body.", published_at=datetime(2026, 3, 2, 4, 30, tzinfo=UTC))

    with timezone.override("America/New_York"):
        assert version.published_on == date(2026, 3, 1)
