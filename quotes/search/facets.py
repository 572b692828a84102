"""How many quotes each value of each facet has, as one search finds them.

A value's count is the number of quotes one gets by choosing it: all of the search counts but what is chosen in the
facet itself. Up to some ten thousand quotes are counted one by one; more are estimated from every 97th quote, and the
page says "about". So what is counted stays small, however large the archive is.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection

from quotes.models import QuoteListing
from quotes.search.quotes import QuoteSearch

SAMPLED_OF = 97
ENOUGH_SAMPLES = 100
ROWS = "*"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of quotes: exact, or estimated and then rounded."""

    number: int
    is_exact: bool = True

    def __str__(self) -> str:
        if self.is_exact:
            return f"{self.number:,}"
        return f"about {float(f'{self.number:.2g}'):,.0f}"

    def __bool__(self) -> bool:
        return self.number > 0


@dataclass(frozen=True, slots=True)
class Counts:
    """What a search finds: how many quotes in all, and by value of each facet, most first."""

    total: Amount
    values: Mapping[str, Mapping[str, Amount]]


Tally = dict[str, dict[str, int]]


def count_facets(search: QuoteSearch) -> Counts:
    """Count what a search finds, in one query or two."""
    sampled = _sample(search)
    few = [facet for facet in ("", *search.narrowed) if sampled[facet].get(ROWS, 0) < ENOUGH_SAMPLES]
    exact = _count(search, few) if few else {}
    every: dict[str, dict[str, Amount]] = defaultdict(dict)
    for facet in ("", *search.narrowed):
        counted, of_each = (exact[facet], 1) if facet in exact else (sampled[facet], SAMPLED_OF)
        for tag, number in counted.items():
            name, _, value = tag.partition("=")
            if facet == name or (not facet and name not in search.narrowed):
                every[name][value] = Amount(number * of_each, of_each == 1)
    values = {
        name: dict(sorted(found.items(), key=lambda pair: (-pair[1].number, pair[0])))
        for name, found in every.items()
        if name != ROWS
    }
    return Counts(every[ROWS].get("", Amount(0)), values)


def _sample(search: QuoteSearch) -> Tally:
    """Tags among the sampled quotes, in one pass: for "" those that fit, for a facet those that fit but for it."""
    listing = QuoteListing.objects.filter(sampled=True).found_by(search.words).between(search.since, search.until)
    sql, params = listing.values("tags").query.sql_with_params()
    wanted = [search.tags(facet) for facet in search.narrowed]
    misses = " + ".join(f"(NOT tags && %s)::int * {1 << bit}" for bit in range(len(wanted))) or "0"
    alone = [0, *(1 << bit for bit in range(len(wanted)))]
    rows = _rows(
        f"SELECT misses, tag, count(*) FROM (SELECT tags, {misses} AS misses FROM ({sql}) listing) fitting, "
        f"unnest(tags || '{ROWS}'::text) tag WHERE misses = ANY(%s) GROUP BY misses, tag",
        [*wanted, *params, alone],
    )
    tally: Tally = {facet: defaultdict(int) for facet in ("", *search.narrowed)}
    for missed, tag, number in rows:
        for bit, facet in enumerate(search.narrowed):
            if missed in (0, 1 << bit):
                tally[facet][tag] += number
        if missed == 0:
            tally[""][tag] += number
    return tally


def _count(search: QuoteSearch, facets: Iterable[str]) -> Tally:
    """Tags among all quotes that fit, and for each facet among those that fit but for it."""
    parts, params = [], []
    for facet in facets:
        sql, found = search.listing(without=facet).values("tags").query.sql_with_params()
        parts.append(
            f"SELECT %s AS facet, tag, count(*) FROM ({sql}) listing, unnest(tags || '{ROWS}'::text) tag "
            "WHERE %s = '' OR starts_with(tag, %s) GROUP BY tag"
        )
        params += [facet, *found, facet, f"{facet}="]
    tally: Tally = {facet: {} for facet in facets}
    for facet, tag, number in _rows(" UNION ALL ".join(parts), params):
        tally[facet][tag] = number
    return tally


def _rows(sql: str, params: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())
