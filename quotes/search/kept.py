"""What the open list of quotes counts in a large archive; kept, as everybody begins there, see `quotes.kept`."""

from datetime import datetime

from quotes.kept import keep, kept
from quotes.search.facets import Counts, count_facets
from quotes.search.quotes import QuoteSearch

OPEN = "open-facets"


def keep_open_counts() -> None:
    """Count what the open list shows and keep that, if it is estimated anyway."""
    counts = count_facets(QuoteSearch())
    if not counts.total.is_exact:
        keep(OPEN, counts)


def counts_of(search: QuoteSearch) -> tuple[Counts, datetime | None]:
    """What a search finds; of everything in a large archive also when it was counted, some minutes ago at most."""
    return (kept(OPEN) if search.is_open else None) or (count_facets(search), None)
