"""What the open list of quotes counts in a large archive: by a worker each minute, as everybody begins there."""

from django.core.cache import cache
from procrastinate.contrib.django import app

from quotes.jobs import QUEUE
from quotes.search.facets import Counts, count_facets
from quotes.search.quotes import QuoteSearch

OPEN = "open-facets"
KEPT_SECONDS = 180


@app.periodic(cron="* * * * *")
@app.task(name="keep_open_counts", queue=QUEUE, queueing_lock="keep_open_counts")
def keep_each_minute(timestamp: int) -> None:
    """Count what the open list shows."""
    keep_open_counts()


def keep_open_counts() -> None:
    """Count what the open list shows and keep that until the next time, if it is estimated anyway."""
    counts = count_facets(QuoteSearch())
    if not counts.total.is_exact:
        cache.set(OPEN, counts, KEPT_SECONDS)


def counts_of(search: QuoteSearch) -> Counts:
    """What a search finds; of everything in a large archive, what was counted some minutes ago at most."""
    kept: Counts | None = cache.get(OPEN) if search.is_open else None
    return kept or count_facets(search)
