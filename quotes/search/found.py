"""One page of the quotes that a search finds, with the words that it was found by."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F

from articles.folding import typed
from quotes.models import Quote
from quotes.search.highlights import Stretch, highlighted
from quotes.search.keyset import Leaf, Order, Query, Turn, leaf_of, number_in
from quotes.search.quotes import QuoteSearch, Sort
from quotes.search.ranking import BEST_FIRST, ranked

HITS_PER_PAGE = 25
RANKED = 5_000  # the newest of them, if more fit


@dataclass(frozen=True, slots=True)
class Hit:
    """A quote that was found, its content cut where the words of the search stand in it.

    Args:
        source: who said it as printed, cut in the same way, if the words stand neither in the content nor in the
            speaker's name; or nothing.
    """

    quote: Quote
    content: Sequence[Stretch]
    source: Sequence[Stretch] = ()


ORDERS = {
    Sort.NEWEST: Order("published_at", datetime.fromisoformat),
    Sort.SUREST: Order("confidence", number_in),
    Sort.RELEVANCE: BEST_FIRST,
}


def find(search: QuoteSearch, turn: Turn, *, few: bool, size: int = HITS_PER_PAGE) -> tuple[list[Hit], Leaf]:
    """A page of quotes.

    Args:
        few: so few quotes fit that finding them all and sorting them is quicker than going through the archive in
            order until enough of them have come by.
    """
    order = search.order
    if order == Sort.RELEVANCE:
        leaf = leaf_of(_matching(search), order=BEST_FIRST, turn=turn, size=size, found=ranked("every"))
    else:
        leaf = leaf_of(_listed(search, order), order=ORDERS[Sort(order)], turn=turn, size=size, at_once=few)
    quotes = Quote.objects.with_article().defer("version__body").described().in_bulk(list(leaf.keys))
    shown = [quotes[key] for key in leaf.keys if key in quotes]
    return _hits(shown, search.words), leaf


def _hits(quotes: Sequence[Quote], words: str) -> list[Hit]:
    texts = [(quote.content, quote.source, quote.speaker.name if quote.speaker else "") for quote in quotes]
    marked = highlighted([text for three in texts for text in three], words)
    return [_hit(quote, *marked[3 * at : 3 * at + 3]) for at, quote in enumerate(quotes)]


def _hit(quote: Quote, content: list[Stretch], source: list[Stretch], name: list[Stretch]) -> Hit:
    is_told = not _has_hit(source) or _has_hit([*content, *name])
    return Hit(quote, content, () if is_told else source)


def _has_hit(stretches: Sequence[Stretch]) -> bool:
    return any(stretch.is_hit for stretch in stretches)


def _listed(search: QuoteSearch, order: str) -> Query:
    listed: Query = search.listing().values(ORDERS[Sort(order)].column, pk=F("quote")).query.sql_with_params()
    return listed


def _matching(search: QuoteSearch) -> Query:
    """The newest quotes that fit, with what their rank comes from."""
    found = search.listing().annotate(asked=typed(search.words), at=F("published_at"))
    newest = found.order_by("-published_at", "-quote_id").values("words", "at", "asked", pk=F("quote"))
    return newest[:RANKED].query.sql_with_params()
