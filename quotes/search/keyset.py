"""Pages of a list that cost the same however far back they are: each goes on from the last row of the one before."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

SIGN = "~"
MOST = 10_000
ROWS = "SELECT * FROM every"

Query = tuple[str, Sequence[Any]]


class Capped(int):
    """A number of rows, counted no further than to one more than `most`."""

    most = MOST

    def __str__(self) -> str:
        return f"{self.most:,}+" if self > self.most else f"{int(self):,}"


NONE = Capped(0)


@dataclass(frozen=True, slots=True)
class Order:
    """What a list is sorted by: a column of the query that finds it, then the key.

    Args:
        read: turns what stands in an address back into a value of the column; ValueError if it is none.
    """

    column: str
    read: Callable[[str], Any]
    descending: bool = True


@dataclass(frozen=True, slots=True)
class Turn:
    """Which page is asked for, as it stands in an address: the one after a row or before it, else the first."""

    after: str = ""
    before: str = ""

    @property
    def backwards(self) -> bool:
        return bool(self.before) and not self.after


@dataclass(frozen=True, slots=True)
class Leaf:
    """The keys of one page's rows, and where the pages before and after it go on; empty where there is none.

    `count` is the number of rows of all pages, if that was asked for.
    """

    keys: Sequence[int]
    before: str = ""
    after: str = ""
    count: Capped = NONE


def number_in(written: str) -> float:
    """What stands in an address as a number; ValueError if it is none."""
    value = float(written)
    if not math.isfinite(value):
        raise ValueError(written)
    return value


def leaf_of(
    every: Query,
    *,
    order: Order,
    turn: Turn,
    size: int,
    counted: bool | Query = False,
    at_once: bool = False,
    found: str = ROWS,
) -> Leaf:
    """One page of the rows of a query, which has the column of the order and a column `pk`.

    An address that names no row gives the first page.

    Args:
        counted: also count all rows; those of another query, if they are not all in `every`.
        at_once: find all rows first; cheaper where they come from a search and not in the order of the list.
        found: what is put in order, if not `every` row as it is.
    """
    sql, params = every
    place = _place(turn.after or turn.before, order)
    backwards = turn.backwards and place is not None
    descending = order.descending != backwards
    direction, sign = ("DESC", "<") if descending else ("ASC", ">")
    where = f"WHERE ({order.column}, pk) {sign} (%s, %s)" if place else ""
    rows_counted, counted_params = counted if isinstance(counted, tuple) else ("every", ())
    count = f"(SELECT count(*) FROM (SELECT FROM {rows_counted} LIMIT {MOST + 1}) first)" if counted else "0"
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH every AS {'' if at_once else 'NOT '}MATERIALIZED ({sql}) "
            f"SELECT {order.column}, pk, {count} FROM ({found}) found {where} "
            f"ORDER BY {order.column} {direction}, pk {direction} LIMIT %s",
            [*params, *counted_params, *(place or ()), size + 1],
        )
        rows = cursor.fetchall()
    more, rows = len(rows) > size, rows[:size]
    if backwards:
        rows.reverse()
    if not rows:
        return Leaf([])
    first, last = (_written(*row[:2]) for row in (rows[0], rows[-1]))
    has_previous, has_next = (more, True) if backwards else (place is not None, more)
    return Leaf([row[1] for row in rows], first if has_previous else "", last if has_next else "", Capped(rows[0][2]))


def _place(written: str, order: Order) -> tuple[Any, int] | None:
    value, _, key = written.rpartition(SIGN)
    if "\0" in value:  # no database has such a text
        return None
    try:
        return order.read(value), min(int(key), 2**63 - 1)
    except ValueError:
        return None


def _written(value: object, key: int) -> str:
    return f"{value}{SIGN}{key}"
