"""What a description gives away: its words, the crowd, other articles, and who in the archive fits."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from articles.models import ArticleVersion
from quotes.descriptions import fitting_people, report_on
from quotes.models import Look, Speaker

ClientOf = Callable[[str], Client]
Read = Callable[..., ArticleVersion]


def engineer(version: ArticleVersion) -> Speaker:
    return version.appearances.get(speaker__kind="anonymous").speaker


def named(version: ArticleVersion, description: str) -> None:
    version.appearances.filter(speaker__kind="named").update(description=description)


def test_words_that_narrow_a_description_are_marked_with_a_reason(read: Read) -> None:
    version = read()
    version.appearances.filter(speaker__kind="anonymous").update(description="the last dredger captain in Carrow")

    report = report_on(version.pk, engineer(version).pk, show_fitting=False)

    assert [(piece.text, piece.why) for piece in report.pieces] == [
        ("the ", ""),
        ("last", "there is one of them"),
        (" dredger captain ", ""),
        ("in Carrow", "one place"),
    ]
    assert (report.analysis.crowd, report.fitting) == (1, None)


def test_named_people_whom_it_fits_are_found_in_the_archive(read: Read) -> None:
    named(read(), "the chief engineer of the Carrow waterworks")
    named(read(" Again."), "a poet")

    assert [str(each.speaker) for each in fitting_people("a Carrow waterworks engineer")] == ["Ana Bell"]
    assert fitting_people("an engineer") == []


def test_only_a_role_that_may_sees_who_fits(client_of: ClientOf, read: Read) -> None:
    version = read()
    version.appearances.filter(speaker__kind="anonymous").update(description="a Carrow waterworks engineer")
    named(version, "the chief engineer of the Carrow waterworks")
    address = f"/anonymity/descriptions/{version.pk}/{engineer(version).pk}/"

    assert "Ana Bell" not in client_of("auditor").get(address).content.decode()
    assert "Ana Bell" in client_of("admin").get(address).content.decode()


def test_that_it_was_read_is_kept(client_of: ClientOf, read: Read) -> None:
    version = read()

    client_of("auditor").get(f"/anonymity/descriptions/{version.pk}/{engineer(version).pk}/")

    assert [look.by.username for look in Look.objects.all()] == ["auditor"]


def test_of_somebody_named_there_is_no_such_page(client_of: ClientOf, read: Read) -> None:
    version = read()
    speaker = Speaker.objects.get(name="Ana Bell")

    assert client_of("admin").get(f"/anonymity/descriptions/{version.pk}/{speaker.pk}/").status_code == 404


@pytest.mark.parametrize("articles", [1, 3])
def test_the_page_costs_the_same_whatever_else_is_there(
    client_of: ClientOf, read: Read, django_assert_num_queries: Any, articles: int
) -> None:
    version, *_ = [read(f" It was article {number}.") for number in range(articles)]
    client = client_of("admin")

    with django_assert_num_queries(9):
        client.get(f"/anonymity/descriptions/{version.pk}/{engineer(version).pk}/")
