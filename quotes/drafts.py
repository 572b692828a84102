"""Having a draft checked in a process of its own: its words go through a pipe and are stored nowhere."""

import json
import logging
import subprocess
import sys
from threading import BoundedSemaphore

from django.conf import settings

from quotes.checking import Draft, Report

AT_ONCE = 2  # in each web process; a check takes a core for some seconds
LONGEST_SECONDS = 120

logger = logging.getLogger(__name__)
free = BoundedSemaphore(AT_ONCE)


class CannotCheck(Exception):
    """There is no report; the message says why and what to do."""


class TooManyChecks(CannotCheck):
    """Others are being checked; a little later it will do."""


def check_draft(draft: Draft) -> Report:
    """The report on a draft. It takes some seconds, as the pipeline is loaded for this draft alone.

    Raises:
        CannotCheck: the text can't be read, or the check took too long or broke.
        TooManyChecks: as many as this process allows are under way.
    """
    if not free.acquire(blocking=False):
        raise TooManyChecks("Other drafts are being checked at the moment. Try again in half a minute.")
    try:
        return _report_in(_checked_apart(draft))
    finally:
        free.release()


def _checked_apart(draft: Draft) -> bytes:
    """What `manage.py check_article` prints about a draft. Nothing else that it says is kept: it could be the draft."""
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "check_article", "-", "--json"]
    try:
        done = subprocess.run(
            command,
            input=draft.model_dump_json().encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=LONGEST_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise CannotCheck(
            f"The check was given up after {LONGEST_SECONDS} seconds. Check the draft in parts, or on the server with "
            "manage.py check_article."
        ) from None
    return done.stdout


def _report_in(printed: bytes) -> Report:
    try:
        answer = json.loads(printed)
    except ValueError:
        logger.error("a check of a draft broke off")  # noqa: TRY400  # its words would stand in the trace
        raise CannotCheck("The check broke off. Try again, or report it.") from None
    if "error" in answer:
        raise CannotCheck(answer["error"])
    return Report.model_validate(answer)
