"""A newsroom at work: texts come in, a worker works off the queue."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from quotes.worker import work


@pytest.fixture
def work_off(transactional_db: None) -> Callable[[], None]:
    """Let a real worker do everything that is queued, with the shipped pipeline; beside us, as a worker is."""

    def work_beside() -> None:
        with ThreadPoolExecutor(max_workers=1) as beside:
            beside.submit(lambda: asyncio.run(work(wait=False))).result()

    return work_beside
