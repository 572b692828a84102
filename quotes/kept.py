"""Results over the whole of a large archive: a worker works them out each minute, as no page should take so long."""

from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.utils import timezone

KEPT_SECONDS = 180  # a worker that is late or stopped leaves no old result: then pages work it out themselves


def keep(name: str, result: object) -> None:
    """Keep a result until the next time."""
    cache.set(f"kept-{name}", (result, timezone.now()), KEPT_SECONDS)


def kept(name: str) -> tuple[Any, datetime] | None:
    """A result and when it was worked out, some minutes ago at most; None if it is not kept."""
    found: tuple[Any, datetime] | None = cache.get(f"kept-{name}")
    return found
