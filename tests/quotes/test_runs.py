"""Having articles read again, taking readings back, and the page of jobs."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.models import ArticleVersion
from quotes.attribution.results import Reading, reading_from_plain
from quotes.comparison import Change, changes, totals
from quotes.dry_run import dry_run
from quotes.jobs import store_reading
from quotes.models import AttributionRun, Quote
from quotes.services.quotes import confirm_quote
from quotes.services.runs import CannotRollBack, roll_back
from tests.quotes.readings import BODY, reading
from tests.quotes.test_commands import run_command
from tests.quotes.test_rereading import changed

ClientOf = Callable[[str], Client]
Read = Callable[..., ArticleVersion]
Person = Callable[[str], User]

NOTHING = reading_from_plain(BODY, [], [])


def read_again(version: ArticleVersion, found: Reading, pipeline: str = "test 2") -> AttributionRun:
    run = AttributionRun.objects.create(version=version)
    store_reading(run, found, pipeline=pipeline)
    return run


def words(version: ArticleVersion) -> list[tuple[str, str]]:
    return [(quote.content, str(quote.speaker)) for quote in version.quotes.in_text_order()]


def test_a_run_is_rolled_back_to_the_proposals_before(read: Read) -> None:
    version = read()
    before = words(version)
    run = read_again(version, NOTHING)
    assert words(version) == []

    again = roll_back(run)

    assert words(version) == before
    assert (again.state, again.pipeline, again.restores) == ("done", "test 1", version.runs.last())


def test_decisions_stand_through_a_roll_back(read: Read, person: Person) -> None:
    version = read()
    run = read_again(version, changed(stance="belief"))
    quote = version.quotes.in_text_order()[0]
    confirm_quote(quote, by=person("reviewer"))

    roll_back(run)

    quote.refresh_from_db()
    assert (quote.stance, quote.status, version.quotes.count()) == ("belief", "confirmed", 3)


def test_rolling_back_goes_on_to_older_readings(read: Read) -> None:
    version = read()
    read_again(version, changed(stance="belief"))
    run = read_again(version, NOTHING)

    first = roll_back(run)
    second = roll_back(first)

    assert (version.quotes.in_text_order()[0].stance, second.pipeline) == ("statement", "test 1")
    with pytest.raises(CannotRollBack, match="first reading"):
        roll_back(second)


def test_only_the_last_reading_is_rolled_back(read: Read) -> None:
    version = read()
    run = read_again(version, NOTHING)
    read_again(version, reading())

    with pytest.raises(CannotRollBack, match="Only the latest"):
        roll_back(run)


def test_command_rolls_back_all_that_a_pipeline_read(read: Read) -> None:
    version = read()
    read_again(version, NOTHING, "test 2")

    out, _ = run_command("roll_back_runs", "--pipeline", "test 2")

    assert (out, version.quotes.count()) == ("1 of 1 articles rolled back.\n", 3)


def test_what_another_reading_changes() -> None:
    bell, engineer = "Ana Bell (named)", "A city engineer (anonymous)"

    assert changes(reading(), reading()) == []
    assert changes(reading(), changed(speaker="S2", stance="belief")) == [
        Change("quote", "speaker", "the bridge would close", bell, engineer),
        Change("quote", "stance", "the bridge would close", "statement", "belief"),
    ]
    assert totals(changes(reading(), NOTHING)) == {"quote vanishes": 3, "withheld name vanishes": 1}
    assert totals(changes(NOTHING, reading())) == {"quote appears": 3, "withheld name appears": 1}


def test_a_dry_run_stores_nothing(read: Read) -> None:
    version = read()
    before = (words(version), AttributionRun.objects.count())

    (found,) = dry_run(lambda _: NOTHING)

    assert (found.article, len(found.changes)) == (version.article, 4)
    assert (words(version), AttributionRun.objects.count()) == before


@pytest.mark.parametrize("runs", [1, 3])
def test_page_costs_the_same_for_any_number(
    client_of: ClientOf, read: Read, django_assert_num_queries: Any, runs: int
) -> None:
    for number in range(runs):
        read(f" It was article {number}.")
    client = client_of("admin")

    with django_assert_num_queries(7):
        client.get(reverse("job_list"))


def test_page_says_why_a_job_failed_and_offers_what_can_be_done(client_of: ClientOf, read: Read) -> None:
    version = read()
    read_again(version, NOTHING)
    other = read(" Another one.")
    AttributionRun.objects.create(version=other, state="failed", message="MemoryError while reading the text.")

    page = client_of("admin").get(reverse("job_list")).content.decode()

    assert ("MemoryError while reading" in page, page.count("Roll back<"), page.count("Retry<")) == (True, 1, 1)


def test_page_asks_again_while_there_is_work(client_of: ClientOf, read: Read) -> None:
    version = read()
    client = client_of("admin")
    assert "every 3s" not in client.get(reverse("job_list")).content.decode()

    version.runs.create()

    fragment = client.get(reverse("job_list"), headers={"HX-Request": "true"}).content.decode()
    assert ("every 3s" in fragment, "<html" in fragment) == (True, False)


def test_rolling_back_from_the_page(client_of: ClientOf, read: Read) -> None:
    version = read()
    run = read_again(version, NOTHING)

    told = client_of("admin").post(reverse("run_roll_back", args=[run.pk]), follow=True).content.decode()

    assert ("is as test 1 read it." in told, Quote.objects.count()) == (True, 3)
