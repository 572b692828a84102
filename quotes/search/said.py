"""What speakers said, a page at a time, newest first."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import BigIntegerField, ExpressionWrapper, F

from quotes.models import Quote
from quotes.querysets import QuoteListingQuerySet
from quotes.search.found import Hit
from quotes.search.highlights import highlighted
from quotes.search.keyset import Leaf, Order, Turn, leaf_of

NEWEST = Order("published_at", datetime.fromisoformat)
# The key counts down, so that of one moment's quotes, the newest first, the one stored first stands first.
KEY = ExpressionWrapper(-F("quote"), output_field=BigIntegerField())


def said(listing: QuoteListingQuerySet, turn: Turn, words: str, *, size: int) -> tuple[list[Hit], Leaf]:
    """A page of some quotes, with the words that they were found by, and how many there are; three queries at most."""
    found = listing.values("published_at", pk=KEY).query.sql_with_params()
    leaf = leaf_of(found, order=NEWEST, turn=turn, size=size, counted=True)
    quotes = Quote.objects.with_article().defer("version__body").in_bulk([-key for key in leaf.keys])
    return hits_in([quotes[-key] for key in leaf.keys if -key in quotes], words), leaf


def hits_in(quotes: Sequence[Quote], words: str) -> list[Hit]:
    """Quotes with their contents cut at the words that were searched for; one query, none without words."""
    contents = highlighted([quote.content for quote in quotes], words)
    return [Hit(quote, content) for quote, content in zip(quotes, contents, strict=True)]
