"""A search over quotes: what is asked, as it stands in an address, and the quotes that fit."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db import models

from quotes.models import Quote, QuoteListing
from quotes.querysets import QuoteListingQuerySet


@dataclass(frozen=True, slots=True)
class Facet:
    """Something that lists are narrowed by. `usual` is chosen where nothing else is; `unusual` is all the rest."""

    name: str
    label: str
    usual: tuple[str, ...] = ()
    unusual: tuple[str, ...] = ()
    permission: str = ""


FACETS = {
    facet.name: facet
    for facet in (
        Facet("kind", "Kind of speaker"),
        Facet("entity", "Who speaks"),
        Facet("speaker", "Speaker"),
        Facet("form", "Form"),
        Facet("stance", "Said or thought", usual=(Quote.Stance.STATEMENT,), unusual=(Quote.Stance.BELIEF,)),
        Facet("channel", "Channel"),
        Facet("outlet", "Outlet"),
        Facet("section", "Section"),
        Facet("author", "Author"),
        Facet("month", "Month"),
        Facet("reason", "Name withheld for", permission="quotes.view_withheldname"),
        Facet(
            "status",
            "Review",
            usual=(Quote.Status.PROPOSED, Quote.Status.CONFIRMED),
            unusual=(Quote.Status.REJECTED,),
        ),
        Facet("sure", "Confidence"),
    )
}


class Sort(models.TextChoices):
    NEWEST = "newest", "newest first"
    RELEVANCE = "relevance", "best match first"
    SUREST = "surest", "most certain first"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteSearch:
    """What is asked of the quotes. `chosen` holds values of facets; `since` and `until` are days in UTC, inclusive."""

    words: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    since: date | None = None
    until: date | None = None
    sort: str = ""

    @property
    def order(self) -> str:
        """How the quotes are sorted: as asked, else by match if there are words, else newest first."""
        if self.sort and (self.words or self.sort != Sort.RELEVANCE):
            return self.sort
        return Sort.RELEVANCE if self.words else Sort.NEWEST

    @property
    def narrowed(self) -> list[str]:
        """The facets that leave something out."""
        return [name for name in FACETS if self.values(name)]

    def values(self, facet: str) -> tuple[str, ...]:
        """What a facet lets through; nothing if it lets everything."""
        return self.chosen.get(facet) or FACETS[facet].usual

    def tags(self, facet: str) -> list[str]:
        return [f"{facet}={value}" for value in self.values(facet)]

    def listing(self, *, without: Collection[str] = ()) -> QuoteListingQuerySet:
        """The quotes that fit, or would fit were it not for some facets."""
        found = QuoteListing.objects.found_by(self.words).between(self.since, self.until)
        for facet in self.narrowed:
            if facet not in without:
                found = self._narrowed(found, facet)
        return found

    def _narrowed(self, found: QuoteListingQuerySet, facet: str) -> QuoteListingQuerySet:
        """What is usual lets nearly everything through, so an index would only slow it down."""
        if facet == "month":
            return found.in_months(self.values(facet))
        if facet in self.chosen:
            return found.tagged(self.tags(facet))
        return found.without_tags([f"{facet}={value}" for value in FACETS[facet].unusual])

    @property
    def asked(self) -> Iterator[tuple[str, str]]:
        """The search as parameters of an address, without what is usual."""
        yield from (("q", words) for words in [self.words] if words)
        yield from ((facet, value) for facet in FACETS for value in self.chosen.get(facet, ()))
        yield from (("since", day.isoformat()) for day in [self.since] if day)
        yield from (("until", day.isoformat()) for day in [self.until] if day)
        yield from (("sort", sort) for sort in [self.sort] if sort)

    @property
    def query(self) -> str:
        """The search as it stands in an address, behind the question mark; the same for the same search."""
        return urlencode(list(self.asked))

    @property
    def is_open(self) -> bool:
        """Whether nothing is asked but the usual."""
        return not any(name != "sort" for name, _ in self.asked)

    def having(self, facet: str, values: Sequence[str]) -> "QuoteSearch":
        """The same search with other values of a facet."""
        return self.but(chosen={**self.chosen, facet: tuple(values)})

    def but(self, **changes: Any) -> "QuoteSearch":
        """The same search, changed."""
        return replace(self, **changes)
