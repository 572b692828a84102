"""One article is read: what is stored, what is kept, what happens when it goes wrong."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import OperationalError
from procrastinate.contrib.django.models import ProcrastinateJob

from articles.models import ArticleVersion
from quotes.attribution.results import Reading, reading_from_plain
from quotes.jobs import MOST_ATTEMPTS, Reader, attribute, attribute_run, queue_run
from quotes.models import AttributionRun, Quote, Speaker
from quotes.services.articles import CannotRetry, retry_run
from quotes.services.quotes import confirm_quote, reject_quote
from tests.quotes.readings import BODY, reading

Store = Callable[..., ArticleVersion]
State = AttributionRun.State


def read_with(found: Reading) -> Callable[[], Reader]:
    return lambda: Reader("test 1", lambda _: found)


def read_again(version: ArticleVersion, found: Reading) -> AttributionRun:
    run = queue_run(version)
    attribute_run(run.pk, reader=read_with(found))
    run.refresh_from_db()
    return run


def test_a_reading_becomes_rows(store: Store) -> None:
    version = store(BODY)

    run = read_again(version, reading())

    assert (run.state, run.pipeline, run.words) == (State.DONE, "test 1", len(BODY.split()))
    assert [(q.content, q.source, str(q.speaker), q.printed_label) for q in version.quotes.in_text_order()] == [
        ("the bridge would close", "Mayor Ana Bell", "Ana Bell", "Mayor Ana Bell"),
        ("“It is not safe,”", "she", "Ana Bell", ""),
        ("were rusted through", "A city engineer", "unnamed person", ""),
    ]
    withheld = version.withheld_names.get()
    assert (withheld.reason_id, withheld.trigger, withheld.evidence) == (
        "retaliation",
        "asked not to be named",
        "because he feared for his job",
    )
    assert list(version.appearances.values_list("description", flat=True)) == ["Mayor", "A city engineer"]


def test_reading_twice_changes_nothing(store: Store) -> None:
    version = store(BODY)
    read_again(version, reading())

    read_again(version, reading())

    assert (Quote.objects.count(), Speaker.objects.count(), version.withheld_names.count()) == (3, 2, 1)


def test_queueing_twice_queues_once(store: Store) -> None:
    version = store(BODY)

    assert queue_run(version) == queue_run(version)
    assert ProcrastinateJob.objects.filter(task_name="attribute").count() == 1


def test_job_arguments_are_ids_only(store: Store) -> None:
    run = queue_run(store(BODY))

    assert ProcrastinateJob.objects.get(task_name="attribute").args == {"run_id": run.pk}


def test_decided_quotes_survive_another_reading(store: Store, person: Callable[[str], User]) -> None:
    version = store(BODY)
    read_again(version, reading())
    confirmed, rejected, _ = version.quotes.in_text_order()
    confirm_quote(confirmed, by=person("reviewer"))
    reject_quote(rejected, by=person("reviewer"))

    read_again(version, reading_from_plain(BODY, [], []))

    assert list(version.quotes.in_text_order()) == [confirmed, rejected]
    assert {q.speaker.name for q in version.quotes.all() if q.speaker} == {"Ana Bell"}


def test_another_reading_adds_nothing_where_a_person_decided(store: Store, person: Callable[[str], User]) -> None:
    version = store(BODY)
    read_again(version, reading())
    quote = version.quotes.in_text_order()[0]
    reject_quote(quote, by=person("reviewer"))

    read_again(version, reading())

    assert version.quotes.count() == 3
    assert version.quotes.standing().count() == 2


def test_a_named_speaker_is_the_same_in_two_articles_and_an_unnamed_one_is_not(store: Store) -> None:
    read_again(store(BODY, external_id="1"), reading())
    read_again(store(BODY, external_id="2"), reading())

    assert Speaker.objects.filter(kind="named").count() == 1
    assert Speaker.objects.filter(kind="anonymous").count() == 2


def test_a_failure_is_kept_with_the_article_and_can_be_retried(store: Store) -> None:
    def broken(_: str) -> Reading:
        raise ZeroDivisionError("the text: " + BODY)

    run = queue_run(store(BODY))

    attribute_run(run.pk, reader=lambda: Reader("test 1", broken))

    run.refresh_from_db()
    assert (run.state, run.message) == (
        State.FAILED,
        "ZeroDivisionError while reading the text. Retry it, or report it.",
    )
    again = retry_run(run)
    attribute_run(again.pk, reader=read_with(reading()))
    again.refresh_from_db()
    assert again.state == State.DONE


def test_a_database_that_is_away_for_a_moment_fails_no_article(store: Store) -> None:
    def interrupted(_: str) -> Reading:
        raise OperationalError("the connection is closed")

    run = queue_run(store(BODY))

    with pytest.raises(OperationalError):
        attribute_run(run.pk, reader=lambda: Reader("test 1", interrupted))
    attribute_run(run.pk, reader=read_with(reading()))

    run.refresh_from_db()
    assert (run.state, run.attempts) == (State.DONE, 2)
    assert attribute.retry_strategy is not None


def test_only_what_failed_can_be_retried(store: Store) -> None:
    run = read_again(store(BODY), reading())

    with pytest.raises(CannotRetry, match="done"):
        retry_run(run)


def test_a_text_that_kills_its_worker_is_given_up(store: Store) -> None:
    run = queue_run(store(BODY))
    AttributionRun.objects.filter(pk=run.pk).update(state=State.RUNNING, attempts=MOST_ATTEMPTS)

    attribute_run(run.pk, reader=read_with(reading()))

    run.refresh_from_db()
    assert (run.state, run.message) == (State.FAILED, "The worker stopped 3 times while reading this text.")


def test_a_job_that_runs_twice_stores_once(store: Store) -> None:
    run = queue_run(store(BODY))
    attribute_run(run.pk, reader=read_with(reading()))

    attribute_run(run.pk, reader=read_with(reading_from_plain(BODY, [], [])))

    assert Quote.objects.count() == 3


def test_another_language_is_stored_marked_and_not_read(store: Store) -> None:
    text = "El puente se cerrará el lunes, dijo la alcaldesa, que no quiso dar más detalles sobre las obras. " * 3
    run = queue_run(store(text, language=""))

    attribute_run(run.pk, reader=read_with(reading()))

    run.refresh_from_db()
    run.version.article.refresh_from_db()
    assert (run.state, run.version.article.language) == (State.SKIPPED, "es")
    assert "Only English is read" in run.message
