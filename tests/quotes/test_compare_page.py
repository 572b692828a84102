"""Two speakers side by side: chosen by any part of a name, compared over time and on one search."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from articles.models import ArticleVersion
from quotes.models import Speaker
from quotes.upkeep import catch_up
from tests.quotes.test_same_words import FILLER, reading

ClientOf = Callable[[str], Client]
Read = Callable[..., ArticleVersion]
BELL = "“The bridge will stay closed until the summer,”"
MALM = "“The ferry will sail until the bridge is open,”"


@pytest.fixture
def two(read: Read) -> tuple[Speaker, Speaker]:
    """Ana Bell, quoted in January and March, and Ida Malm, quoted in March."""
    read(found=reading(BELL), published_at=datetime(2026, 1, 5, tzinfo=UTC))
    read(found=reading("“Nobody asked us about the new colours,”"))
    read(found=reading(MALM, speaker="Ida Malm"))
    catch_up()
    return Speaker.objects.get(name="Ana Bell"), Speaker.objects.get(name="Ida Malm")


def test_both_stand_beside_each_other(client_of: ClientOf, two: tuple[Speaker, Speaker]) -> None:
    bell, malm = two

    both = client_of("reader").get(f"/speakers/compare/?a={bell.pk}&b={malm.pk}").context["both"]

    assert list(both.chart.rows) == [("Jan 2026", "", (1, 0)), ("Feb 2026", "", (0, 0)), ("Mar 2026", "", (1, 1))]
    assert [(line.label, line.first, line.second) for line in both.outlets] == [("The Test Courier", 2, 1)]
    assert both.chart.caption == "Ana Bell most in Jan 2026 (1), Ida Malm most in Mar 2026 (1); both in 1 of 3 months."


def test_one_search_finds_what_each_said(client_of: ClientOf, two: tuple[Speaker, Speaker]) -> None:
    bell, malm = two

    both = client_of("reader").get(f"/speakers/compare/?a={bell.pk}&b={malm.pk}&q=bridge").context["both"]

    assert [[hit.quote.content for hit in side.hits] for side in both.sides] == [[BELL], [MALM]]
    assert [[stretch.text for stretch in side.hits[0].content if stretch.is_hit] for side in both.sides] == [
        ["bridge"]
    ] * 2
    assert both.chart.title == "Statements with “bridge” per month"
    assert list(both.chart.rows) == [("Jan 2026", "", (1, 0)), ("Feb 2026", "", (0, 0)), ("Mar 2026", "", (0, 1))]


def test_what_a_search_finds_over_time_has_no_reprints_and_nothing_undated(
    client_of: ClientOf, read: Read, two: tuple[Speaker, Speaker]
) -> None:
    bell, malm = two
    read(found=reading(BELL, filler=FILLER), published_at=datetime(2026, 1, 9, tzinfo=UTC))
    read(found=reading(BELL, filler=FILLER), outlet="Gazette", published_at=datetime(2026, 1, 10, tzinfo=UTC))
    read(found=reading(BELL, filler="No day."), published_at=None)
    catch_up()

    both = client_of("reader").get(f"/speakers/compare/?a={bell.pk}&b={malm.pk}&q=bridge").context["both"]

    assert (both.first.found, sum(both.chart.series[0].values)) == (4, 2)


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("typed", ["bell", "BEL an", "Ana Béll"])
def test_a_name_that_one_speaker_has_chooses_that_one(client_of: ClientOf, typed: str) -> None:
    bell = Speaker.objects.get(name="Ana Bell")

    response = client_of("reader").get("/speakers/compare/", {"a_name": typed, "q": "bridge"})

    assert (response.status_code, response["Location"]) == (302, f"/speakers/compare/?a={bell.pk}&q=bridge")


def test_several_speakers_are_offered(client_of: ClientOf, read: Read, two: tuple[Speaker, Speaker]) -> None:
    read(found=reading("“I have nothing to add to that at all,”", speaker="Ana Prud"))
    catch_up()
    malm = two[1]

    response = client_of("reader").get("/speakers/compare/", {"a_name": "ana", "b": str(malm.pk)})

    offered = response.context["choices"].seats[0].candidates
    assert [(str(speaker), query) for speaker, query in offered] == [
        (name, f"a={Speaker.objects.get(name=name).pk}&b={malm.pk}") for name in ("Ana Bell", "Ana Prud")
    ]


@pytest.mark.parametrize("asked", ["", "?a=0&b=x", "?a={bell}", "?a={bell}&b={bell}", "?a_name=nobody", "?a_name=%2A"])
def test_what_is_missing_is_said(client_of: ClientOf, two: tuple[Speaker, Speaker], asked: str) -> None:
    response = client_of("reader").get("/speakers/compare/" + asked.format(bell=two[0].pk))

    assert (response.status_code, response.context["both"]) == (200, None)


def test_typing_does_not_choose(client_of: ClientOf, two: tuple[Speaker, Speaker]) -> None:
    response = client_of("reader").get("/speakers/compare/?a_name=be", headers={"HX-Request": "true"})

    assert response.status_code == 200
    assert f"?a={two[0].pk}" in response.content.decode()


def test_comparison_costs_ten_queries_at_most(
    client_of: ClientOf, two: tuple[Speaker, Speaker], django_assert_max_num_queries: Any
) -> None:
    client = client_of("reader")

    with django_assert_max_num_queries(10):
        client.get(f"/speakers/compare/?a={two[0].pk}&b={two[1].pk}&q=bridge")
