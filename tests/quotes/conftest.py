"""Articles that have been read, without a pipeline."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection

from articles.models import ArticleVersion
from quotes.attribution.results import Reading
from quotes.jobs import store_reading
from quotes.models import AttributionRun
from tests.quotes.readings import reading


@pytest.fixture
def read(store: Callable[..., ArticleVersion]) -> Callable[..., ArticleVersion]:
    """Store and read an article: `read()`; others like it with words of their own: `read(" A second one.")`."""

    def make(more: str = "", *, found: Reading | None = None, **details: object) -> ArticleVersion:
        found = found or reading()
        version = store(found.text + more, **details)
        run = AttributionRun.objects.create(version=version)
        store_reading(run, replace(found, text=version.body), pipeline="test 1")
        return version

    return make


@pytest.fixture
def apart() -> "Iterator[Callable[[Callable[[], Any]], Future[Any]]]":
    """Do something in a thread with a connection of its own; comes back when it is done or waits for a lock."""
    with ThreadPoolExecutor() as pool:

        def start(do: Callable[[], Any]) -> "Future[Any]":
            def work() -> Any:
                try:
                    return do()
                finally:
                    connection.close()

            future = pool.submit(work)
            while not (future.done() or _somebody_waits()):
                time.sleep(0.02)
            return future

        yield start


def _somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
        return bool(cursor.fetchone()[0])
