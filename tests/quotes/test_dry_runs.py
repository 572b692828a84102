"""Dry runs: asked for on a page, done by a job that stores no reading, looked at, and acted on."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from articles.models import ArticleVersion
from quotes.attribution.results import Reading, reading_from_plain
from quotes.models import Appearance, AttributionRun, Conflict, DryRun, DryRunChange, Quote, Reason, Speaker
from quotes.rehearsal import rehearse
from quotes.services.quotes import confirm_quote
from quotes.services.runs import ask_dry_run
from quotes.services.withdrawal import withdraw_name

ClientOf = Callable[[str], Client]
Read = Callable[..., ArticleVersion]
Person = Callable[[str], User]


def nothing(text: str) -> Reading:
    return reading_from_plain(text, [], [])


def compare(by: User, *, newest: int = 10, read: Callable[[str], Reading] = nothing, **asked: Any) -> DryRun:
    """Ask for a dry run and do what the worker does."""
    dry_run = ask_dry_run(by=by, outlet=asked.get("outlet"), newest=newest)
    rehearse(dry_run.pk, read=lambda: ("test 2", read))
    dry_run.refresh_from_db()
    return dry_run


def stored() -> list[Any]:
    """All that a reading would write."""
    return [
        list(rows.order_by("pk").values())
        for rows in (
            Quote.objects.all(),
            Speaker.objects.all(),
            Appearance.objects.all(),
            AttributionRun.objects.all(),
            Conflict.objects.all(),
        )
    ]


def test_what_would_vanish_and_be_in_doubt_is_counted_and_nothing_is_stored(read: Read, person: Person) -> None:
    version = read()
    confirm_quote(version.quotes.in_text_order()[0], by=person("reviewer"))
    before = stored()

    done = compare(person("admin"))

    assert stored() == before
    assert (done.state, done.pipeline, done.total, done.articles) == ("done", "test 2", 1, [version.article_id])
    assert (done.changed, done.conflicts) == (1, 1)
    assert done.counts == {"quote vanishes": 3, "withheld name vanishes": 1}
    assert [(e.sort, e.words, e.before, e.after) for e in done.examples.all()[:1]] == [
        ("quote vanishes", "the bridge would close", "Ana Bell (named)", "")
    ]


def test_a_doubt_that_is_listed_already_is_not_counted_again(read: Read, person: Person) -> None:
    version = read()
    quote = version.quotes.in_text_order()[0]
    confirm_quote(quote, by=person("reviewer"))
    Conflict.objects.create(kind="missed", quote=quote, version=version, run=version.runs.get())

    done = compare(person("admin"))

    assert (done.state, done.conflicts) == ("done", 0)
    assert Conflict.objects.count() == 1


def test_only_the_newest_articles_of_an_outlet_are_compared(read: Read, person: Person) -> None:
    read()
    other = read(" Elsewhere.", outlet="The Other Courier")
    newest = read(" Later.", outlet="The Other Courier")

    done = compare(person("admin"), newest=1, outlet=other.article.outlet)

    assert done.articles == [newest.article_id]


def test_articles_that_are_being_read_are_left_out(read: Read, person: Person) -> None:
    read().runs.create()

    done = compare(person("admin"))

    assert (done.state, done.total, done.articles, done.counts) == ("done", 1, [], {})


def test_a_failure_is_told_and_keeps_what_was_compared(read: Read, person: Person) -> None:
    read()
    broken = read(" Broken.")

    def breaks(text: str) -> Reading:
        if text == broken.body:
            raise ZeroDivisionError
        return nothing(text)

    done = compare(person("admin"), read=breaks)

    assert (done.state, len(done.articles)) == ("failed", 1)
    assert done.message == "ZeroDivisionError while reading the articles. Ask again, or report it."


def test_a_worker_that_stopped_is_told_and_one_that_is_over_is_not_done_again(read: Read, person: Person) -> None:
    read()
    asked = DryRun.objects.create(asked_by=person("admin"), newest=1, state="running")

    rehearse(asked.pk, read=lambda: ("test 2", nothing))
    rehearse(asked.pk, read=lambda: ("test 2", nothing))

    asked.refresh_from_db()
    assert (asked.state, asked.message) == ("failed", "The worker stopped while it compared the articles. Ask again.")


def test_one_at_a_time_and_the_last_is_kept(person: Person) -> None:
    first = ask_dry_run(by=person("admin"), outlet=None, newest=3)
    assert ask_dry_run(by=person("admin"), outlet=None, newest=5) == first

    rehearse(first.pk, read=lambda: ("test 2", nothing))
    second = ask_dry_run(by=person("admin"), outlet=None, newest=5)

    assert list(DryRun.objects.all()) == [second]
    assert ProcrastinateJob.objects.filter(task_name="dry_run").count() == 2


def test_a_name_that_is_withdrawn_goes_from_the_examples_too(read: Read, person: Person) -> None:
    read()
    compare(person("admin"))
    assert DryRunChange.objects.filter(before="Ana Bell (named)").count() == 2

    reason = Reason.objects.get(code="safety")
    withdraw_name(Speaker.objects.get(name="Ana Bell"), by=person("admin"), reason=reason)

    assert not any("Bell" in f"{each.words}{each.before}{each.after}" for each in DryRunChange.objects.all())


def test_asking_seeing_and_reading_again_on_the_page(client_of: ClientOf, read: Read, person: Person) -> None:
    version = read()
    client = client_of("admin")
    page = reverse("dry_run_detail")
    assert "No comparison yet" in client.get(page).content.decode()

    waiting = client.post(reverse("dry_run_ask"), {"newest": 20}, follow=True).content.decode()
    assert ("Waiting" in waiting, "every 2s" in waiting) == (True, True)

    dry_run = DryRun.objects.get()
    rehearse(dry_run.pk, read=lambda: ("test 2", nothing))
    shown = client.get(page).content.decode()
    assert ("Changes in 1 of 1 article" in shown, "every 2s" in shown) == (True, False)
    assert "quote vanishes: 3" in shown
    assert "No decision of a person would newly be in doubt." in shown

    told = client.post(reverse("dry_run_apply", args=[dry_run.pk]), follow=True).content.decode()
    assert "1 article will be read again." in told
    assert version.runs.active().count() == 1


def test_one_sort_of_change_alone_is_shown(client_of: ClientOf, read: Read, person: Person) -> None:
    read()
    compare(person("admin"))

    response = client_of("admin").get(reverse("dry_run_detail"), {"sort": "withheld name vanishes"})

    assert [change.sort for change in response.context["page"]] == ["withheld name vanishes"]


@pytest.mark.parametrize("newest", ["0", "501", "many"])
def test_what_is_asked_wrongly_is_told_and_not_done(client_of: ClientOf, newest: str) -> None:
    response = client_of("admin").post(reverse("dry_run_ask"), {"newest": newest})

    assert (response.status_code, DryRun.objects.exists()) == (422, False)
    assert "Newest articles" in response.content.decode()


@pytest.mark.parametrize("articles", [1, 3])
def test_page_costs_the_same_for_any_number(
    client_of: ClientOf, read: Read, person: Person, django_assert_num_queries: Any, articles: int
) -> None:
    for number in range(articles):
        read(f" It was article {number}.")
    compare(person("admin"))
    client = client_of("admin")

    with django_assert_num_queries(7):
        client.get(reverse("dry_run_detail"))
