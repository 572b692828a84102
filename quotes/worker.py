"""Working off the queue."""

from collections.abc import Callable
from typing import Any

from django.db import connections
from procrastinate.contrib.django import app

from quotes import evaluation
from quotes.jobs import QUEUE, attribute, retry_stalled


async def work(*, wait: bool, after_each: Callable[[], Any] | None = None) -> None:
    """Take jobs one at a time, until stopped or, without `wait`, until there are none.

    Args:
        after_each: called when an article has been read, whatever came of it.
    """

    def counted(call_next: Callable[[], Any], context: Any, worker: Any) -> Any:
        try:
            return call_next()
        finally:
            connections.close_all()  # each thread of the worker has one of its own
            if after_each and context.job.task_name == attribute.name:
                after_each()

    with app.replace_connector(app.connector.get_worker_connector()) as worker_app:  # type: ignore[attr-defined]
        async with worker_app.open_async():
            await retry_stalled(worker_app.job_manager)
            await worker_app.run_worker_async(
                queues=[QUEUE, evaluation.QUEUE],
                wait=wait,
                concurrency=1,
                delete_jobs="successful",
                task_middleware=[counted],
            )
