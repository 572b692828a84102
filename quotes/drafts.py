"""Checking drafts in the worker, and forgetting them in time."""

import logging
from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone

from articles.languages import ENGLISH, language_of
from quotes.attribution.results import Reading
from quotes.checking import check_reading, policy_of
from quotes.models import DraftCheck

KEPT_FOR = timedelta(hours=1)

logger = logging.getLogger(__name__)
State = DraftCheck.State


def check_draft(check_id: str, *, read: Callable[[], tuple[str, Callable[[str], Reading]]]) -> None:
    """Check a draft that waits, and keep the report with it; nothing happens if it is gone or was checked.

    Args:
        read: gives the pipeline's version and a function from text to reading.
    """
    check = DraftCheck.objects.select_related("outlet").filter(pk=check_id).first()
    if check is None or not check.is_active:
        return
    check.state = State.RUNNING
    check.save(update_fields=["state"])
    language = language_of(check.text)
    if language != ENGLISH:
        _fail(check, f"Only English is read; this text is in another language ({language}).")
        return
    try:
        pipeline, reading = read()
        report = check_reading(
            reading(check.text),
            headline=check.headline,
            byline=check.byline,
            policy=policy_of(check.outlet),
            pipeline=pipeline,
        )
    except Exception as error:  # noqa: BLE001  # whatever it trips over; its words stay out of the log
        logger.error("check %s failed: %s", check.pk, type(error).__name__)  # noqa: TRY400
        _fail(check, f"{type(error).__name__} while reading the text. Try again, or report it.")
        return
    DraftCheck.objects.filter(pk=check.pk).update(state=State.DONE, report=report.model_dump(mode="json"))


def forget_expired() -> int:
    """Delete the drafts whose time is over, with their reports; returns how many rows that were."""
    return DraftCheck.objects.expired(at=timezone.now()).delete()[0]


def _fail(check: DraftCheck, why: str) -> None:
    DraftCheck.objects.filter(pk=check.pk).update(state=State.FAILED, message=why)
