"""A newsroom at work: texts come in, a worker works off the queue."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from quotes.worker import work


@pytest.fixture
def work_off(beside: Callable[..., Any]) -> Callable[[], None]:
    """Let a real worker do everything that is queued, with the shipped pipeline."""
    return lambda: beside(lambda: asyncio.run(work(wait=False)))
