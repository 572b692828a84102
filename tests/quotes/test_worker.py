"""Real workers on the real queue."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django import app

from articles.models import ArticleVersion
from onrecord.database import PROJECT
from quotes.jobs import queue_run, retry_stalled
from quotes.models import AttributionRun
from tests.quotes.readings import BODY

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.model]

Store = Callable[..., ArticleVersion]
StartWorker = Callable[..., "subprocess.Popen[bytes]"]
PATIENCE_SECONDS = 180


@pytest.fixture
def start_worker(database_address: Callable[[], str]) -> StartWorker:
    def start(*options: str) -> "subprocess.Popen[bytes]":
        environment = os.environ | {"DATABASE_URL": database_address()}
        return subprocess.Popen([sys.executable, "manage.py", "worker", *options], cwd=PROJECT, env=environment)

    return start


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.1)


def jobs_in(status: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'attribute' AND status = %s", [status]
        )
        return int(cursor.fetchone()[0])


def test_two_workers_read_every_article_once(store: Store, start_worker: StartWorker) -> None:
    runs = [queue_run(store(f"{BODY}\n\nEdition {number}.")) for number in range(12)]

    workers = [start_worker("--once") for _ in range(2)]

    assert [worker.wait(PATIENCE_SECONDS) for worker in workers] == [0, 0]
    states = AttributionRun.objects.filter(pk__in=[run.pk for run in runs]).values_list("state", "attempts")
    assert list(states) == [("done", 1)] * 12


def test_job_of_a_killed_worker_is_taken_up_again(store: Store, start_worker: StartWorker) -> None:
    run = queue_run(store(BODY))
    with transaction.atomic():  # the worker has to wait for this row, so it can be killed in the middle of its job
        AttributionRun.objects.select_for_update().get(pk=run.pk)
        killed = start_worker()
        wait_until(lambda: jobs_in("doing") == 1)
        killed.send_signal(signal.SIGKILL)
        killed.wait()
    with connection.cursor() as cursor:  # as it will be half a minute later
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 minute'")

    assert start_worker("--once").wait(PATIENCE_SECONDS) == 0

    run.refresh_from_db()
    assert run.state == "done"


def test_what_goes_on_killing_workers_is_given_up_and_two_may_look_after_it_at_once(
    store: Store, beside: Callable[..., Any]
) -> None:
    runs = [queue_run(store(BODY)).pk, queue_run(store(f"{BODY} It went on.")).pk]
    own = "task_name = 'attribute' AND (args ->> 'run_id')::int = ANY(%s)"
    with connection.cursor() as cursor:  # as jobs of workers that died
        died = "status = 'doing', attempts = CASE (args ->> 'run_id')::int WHEN %s THEN 4 ELSE 0 END"
        cursor.execute(f"UPDATE procrastinate_jobs SET {died} WHERE {own}", [runs[0], runs])

    async def look_after() -> None:
        with app.replace_connector(app.connector.get_worker_connector()) as worker:  # type: ignore[attr-defined]
            async with worker.open_async():
                await asyncio.gather(*(retry_stalled(worker.job_manager) for _ in range(2)))

    beside(lambda: asyncio.run(look_after()))

    with connection.cursor() as cursor:
        cursor.execute(f"SELECT status::text, attempts FROM procrastinate_jobs WHERE {own} ORDER BY id", [runs])
        assert cursor.fetchall() == [("failed", 5), ("todo", 1)]


def test_a_worker_stops_when_told(store: Store, start_worker: StartWorker) -> None:
    run = queue_run(store(BODY))
    worker = start_worker()
    wait_until(lambda: not AttributionRun.objects.active().exists())

    worker.terminate()

    assert worker.wait(PATIENCE_SECONDS) == 0
    run.refresh_from_db()
    assert run.state == "done"
