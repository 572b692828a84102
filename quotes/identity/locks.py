"""Locks on who is who, held until the transaction ends.

Readings are stored at the same time as one another, but not while a person merges, splits or renames; two readings
that show one name wait for each other. Take them first thing in a transaction: nothing then waits in a ring.
"""

from collections.abc import Iterable

from django.db import connection

_IDENTITIES = 4_711_001  # any number, the same for all


def hold_identities() -> None:
    """Nobody changes who is who meanwhile; others may hold this too."""
    _execute("SELECT pg_advisory_xact_lock_shared(%s)", [_IDENTITIES])


def change_identities() -> None:
    """Nobody else changes who is who, or stores a reading, meanwhile."""
    _execute("SELECT pg_advisory_xact_lock(%s)", [_IDENTITIES])


def hold_names(keys: Iterable[str]) -> None:
    """Nobody else links these names meanwhile, so that two workers don't make a speaker twice."""
    ordered = sorted(set(keys))
    _execute("SELECT pg_advisory_xact_lock(hashtextextended(key, 0)) FROM unnest(%s::text[]) AS key", [ordered])


def _execute(statement: str, parameters: "list[int | list[str]]") -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
