"""Folding by the database, and the words it finds articles by."""

import unicodedata
from collections.abc import Callable

import pytest
from django.db import connection

from articles.folding import typed
from articles.models import Article, ArticleVersion
from articles.services import ArticleDetails, store_article
from quotes.attribution.names import fold

Store = Callable[..., ArticleVersion]
LETTERS = [
    chr(code)
    for block in (range(0x41, 0x7B), range(0xC0, 0x250), range(0x400, 0x530), range(0x1E00, 0x1F00))
    for code in block
    if unicodedata.category(chr(code)).startswith("L")
]
COMPOUND = set("Ŀŀŉẞẚ")  # signs within a letter; ẞ has a small form in newer versions of Unicode alone


def folded(words: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT onrecord_fold(%s)", [words])
        (found,) = cursor.fetchone()
    return str(found)


@pytest.mark.django_db
def test_database_folds_letters_as_the_pipeline_does() -> None:
    different = {
        letter: (folded(letter), fold(letter)) for letter in set(LETTERS) - COMPOUND if folded(letter) != fold(letter)
    }

    assert different == {}


def test_other_signs_part_words(db: None) -> None:
    assert folded("“Søren—O’Brien”").split() == ["soren", "o'brien"]


def found(words: str) -> set[str]:
    return {article.headline for article in Article.objects.filter(index__words=typed(words))}


@pytest.mark.parametrize(
    ("words", "headlines"),
    [
        pytest.param("eels", {"Eels in the Senn", "A café"}, id="in the headline or the body"),
        pytest.param("cafe", {"A café"}, id="without marks"),
        pytest.param("“cafe eel”", {"A café"}, id="a phrase, in curly marks"),
        pytest.param("eels -café", {"Eels in the Senn"}, id="without a word"),
        pytest.param("heron or cafe", {"A café", "Birds"}, id="one or the other"),
        pytest.param("malm heron", {"Birds"}, id="byline and body"),
        pytest.param("'; DROP TABLE & | ! ( <->", set(), id="signs"),
    ],
)
def test_articles_are_found_by_their_words(store: Store, words: str, headlines: set[str]) -> None:
    store("They are back.", headline="Eels in the Senn")
    store("The “café eel” is no eel—says the cook.", headline="A café")
    store("A heron stood there.", headline="Birds", byline="Ida Malm")

    assert found(words) == headlines


def test_articles_are_found_by_their_newest_version(store: Store) -> None:
    store("A heron stood there.", external_id="1", headline="Birds")
    store_article(ArticleDetails(outlet="The Test Courier", headline="Birds", external_id="1"), "A crane stood there.")

    assert (found("heron"), found("crane")) == (set(), {"Birds"})


def test_very_long_texts_are_found_by_their_beginning(store: Store) -> None:
    store(" ".join(f"w{number:x}ö" for number in range(200_000)), headline="Long")

    assert found("w1ö") == {"Long"}
