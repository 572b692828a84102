"""How many quotes each value of each facet has, as one search finds them.

A value's count is the number of quotes one gets by choosing it: all of the search counts but what is chosen in the
facet itself. Up to some five thousand quotes are counted one by one; more are estimated from every 97th quote, and the
page says "about". So what is counted stays small, however large the archive is.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db import connection

from quotes.models import QuoteListing
from quotes.querysets import QuoteListingQuerySet
from quotes.search.quotes import QuoteSearch

SAMPLED_OF = 97
ENOUGH_SAMPLES = 50
MANY = ("speaker", "author")  # facets with very many values, of which the most frequent are told
MOST = 50
EACH = "kind="  # every quote has one such tag


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


Tally = Mapping[str, Mapping[str, int]]


def count_facets(search: QuoteSearch) -> Counts:
    """Count what a search finds, in one query or two."""
    narrowed = search.narrowed
    facets = ("", *narrowed)
    sampled = _sample(search)
    few = [facet for facet in facets if _quotes(sampled[facet]) < ENOUGH_SAMPLES]
    exact = _count(search, few) if few else {}
    found = {facet: (exact[facet], 1) if facet in exact else (sampled[facet], SAMPLED_OF) for facet in facets}
    values: dict[str, dict[str, Amount]] = defaultdict(dict)
    for facet, (counted, of_each) in found.items():
        for tag, number in counted.items():
            name, _, value = tag.partition("=")
            if facet == name or (not facet and name not in narrowed):
                values[name][value] = Amount(number * of_each, of_each == 1)
    ordered = {
        name: dict(sorted(some.items(), key=lambda pair: (-pair[1].number, pair[0]))) for name, some in values.items()
    }
    counted, of_each = found[""]
    return Counts(Amount(_quotes(counted) * of_each, of_each == 1), ordered)


def _quotes(counted: Mapping[str, int]) -> int:
    """How many quotes the tags are of."""
    return sum(number for tag, number in counted.items() if tag.startswith(EACH))


def _sample(search: QuoteSearch) -> Tally:
    """Tags among the sampled quotes: for "" those that fit, for a facet those that fit but for it."""
    listing = QuoteListing.objects.filter(sampled=True).found_by(search.words).between(search.since, search.until)
    return _tally(search, Pass(listing, search.narrowed))


def _count(search: QuoteSearch, facets: Collection[str]) -> Tally:
    """The same among all quotes. What only the usual choices leave out is little, and counted in passing."""
    usual = [facet for facet in search.narrowed if facet not in search.chosen]
    free = [facet for facet in search.chosen if facet in facets]
    listings = [search.listing(without=[*usual, facet]) for facet in free] or [search.listing(without=usual)]
    tally = _tally(search, Pass(reduce(or_, listings), [*usual, *free]))
    return {facet: tally[facet] for facet in facets}


@dataclass(frozen=True, slots=True)
class Pass:
    """Quotes to go through once: those that fit, and some that miss one of `missing`, or more and then don't count."""

    listing: QuoteListingQuerySet
    missing: Sequence[str]

    def sql(self, search: QuoteSearch) -> tuple[str, list[Any]]:
        """Rows of: which of `missing` is missed (as a power of 2, or 0), a tag, a number.

        Of quotes that miss a facet only its own tags matter; of `MANY` values only the most frequent and the chosen.
        OFFSET 0 has each quote looked at once, and not once for each of its tags.
        """
        listing, params = self.listing.values("tags").query.sql_with_params()
        misses = [f"(NOT tags && %s)::int * {1 << bit}" for bit in range(len(self.missing))]
        prefix = " ".join(["CASE misses WHEN 0 THEN %s", *(f"WHEN {1 << bit} THEN %s" for bit in range(len(misses)))])
        many = " ".join(["CASE", *(f"WHEN starts_with(tag, '{name}=') THEN '{name}'" for name in MANY)])
        sql = f"""
            SELECT misses, tag, number FROM (
                SELECT misses, tag, number, many, dense_rank() OVER (PARTITION BY many ORDER BY every DESC, tag) place
                FROM (
                    SELECT misses, tag, number, {many} END AS many, sum(number) OVER (PARTITION BY tag) AS every FROM (
                        SELECT misses, tag, count(*) AS number FROM (
                            SELECT misses, prefix, unnest(tags) AS tag FROM (
                                SELECT tags, misses, {prefix} END AS prefix FROM (
                                    SELECT tags, {" + ".join(misses) or "0"} AS misses FROM ({listing}) listing OFFSET 0
                                ) quotes OFFSET 0
                            ) judged WHERE prefix IS NOT NULL
                        ) tagged WHERE prefix = '' OR starts_with(tag, prefix) OR starts_with(tag, '{EACH}')
                        GROUP BY misses, tag
                    ) counted
                ) summed
            ) placed WHERE many IS NULL OR place <= {MOST} OR tag = ANY(%s)"""
        prefixes = ["", *(f"{name}=" for name in self.missing)]
        wanted = [search.tags(name) for name in self.missing]
        chosen = [tag for name in MANY for tag in search.tags(name)]
        return sql, [*prefixes, *wanted, *params, chosen]

    def concerned(self, misses: int) -> Sequence[str]:
        """What a row tells about: a quote that fits altogether also fits but for any facet."""
        return [self.missing[misses.bit_length() - 1]] if misses else ["", *self.missing]


def _tally(search: QuoteSearch, every: Pass) -> Tally:
    """The tags of a pass."""
    tally: dict[str, dict[str, int]] = {facet: defaultdict(int) for facet in ("", *search.narrowed)}
    with connection.cursor() as cursor:
        cursor.execute(*every.sql(search))
        for misses, tag, number in cursor.fetchall():
            for facet in every.concerned(misses):
                tally[facet][tag] += number
    return tally
