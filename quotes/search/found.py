"""One page of the quotes that a search finds, with the words that it was found by."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, OuterRef, Subquery

from articles.folding import typed
from quotes.models import Appearance, Quote
from quotes.search.highlights import Stretch, highlighted
from quotes.search.keyset import Leaf, Order, Turn, leaf_of
from quotes.search.quotes import QuoteSearch, Sort

HITS_PER_PAGE = 25
RANKED = 10_000  # the newest of them, if more fit
HALF_LIFE_YEARS = 5


@dataclass(frozen=True, slots=True)
class Hit:
    """A quote that was found, its content cut where the words of the search stand in it."""

    quote: Quote
    content: Sequence[Stretch]


def _number(written: str) -> float:
    value = float(written)
    if not math.isfinite(value):
        raise ValueError(written)
    return value


ORDERS = {
    Sort.NEWEST: Order("published_at", datetime.fromisoformat),
    Sort.SUREST: Order("confidence", _number),
    Sort.RELEVANCE: Order("score", _number),
}


def find(search: QuoteSearch, turn: Turn, *, few: bool, size: int = HITS_PER_PAGE) -> tuple[list[Hit], Leaf]:
    """A page of quotes.

    Args:
        few: so few quotes fit that finding them all and sorting them is quicker than going through the archive in
            order until enough of them have come by.
    """
    order = search.order
    sql, params = _ranked(search) if order == Sort.RELEVANCE else _listed(search, order, few=few)
    leaf = leaf_of(sql, params, order=ORDERS[Sort(order)], turn=turn, size=size)
    here = Appearance.objects.filter(version=OuterRef("version"), speaker=OuterRef("speaker")).values("description")[:1]
    described = Quote.objects.with_article().defer("version__body").annotate(description=Subquery(here))
    quotes = described.in_bulk(list(leaf.keys))
    shown = [quotes[key] for key in leaf.keys if key in quotes]
    contents = highlighted([quote.content for quote in shown], search.words)
    return [Hit(quote, content) for quote, content in zip(shown, contents, strict=True)], leaf


def _listed(search: QuoteSearch, order: str, *, few: bool) -> tuple[str, Sequence[object]]:
    found = search.listing().values(ORDERS[Sort(order)].column, pk=F("quote"))
    sql, params = found.query.sql_with_params()
    return f"{sql} OFFSET 0" if few else sql, params


def _ranked(search: QuoteSearch) -> tuple[str, Sequence[object]]:
    """The newest quotes that fit, by how well they match and how old they are today."""
    found = search.listing().annotate(asked=typed(search.words)).order_by("-published_at", "-quote_id")
    sql, params = found.values("words", "published_at", "asked", pk=F("quote"))[:RANKED].query.sql_with_params()
    age_days = "greatest(0, current_date - published_at::date)"
    score = f"ts_rank(words, asked)::float8 / (1 + {age_days} / (365.25 * {HALF_LIFE_YEARS}))"
    return f"SELECT {score} AS score, pk FROM ({sql}) newest", params
