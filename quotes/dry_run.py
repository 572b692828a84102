"""Reading articles anew without storing anything, to see what would be otherwise."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from articles.models import Article
from quotes.attribution.results import Reading, reading_from_plain
from quotes.comparison import Change, changes
from quotes.models import AttributionRun


@dataclass(frozen=True, slots=True)
class ArticleChanges:
    """What a reading of an article would change against its last one."""

    article: Article
    changes: list[Change]


def reading_of(run: AttributionRun) -> Reading:
    """What a completed run found."""
    proposals = run.proposals or {"attributions": [], "speakers": []}
    return reading_from_plain(run.version.body, proposals["attributions"], proposals["speakers"])


def dry_run(read: Callable[[str], Reading], articles: Collection[int] = ()) -> Iterator[ArticleChanges]:
    """Article by article what another reading of its current version would change.

    Args:
        articles: these alone; all that were read for none.
    """
    runs = AttributionRun.objects.latest_done()
    for run in (runs.filter(version__article__in=articles) if articles else runs).iterator(chunk_size=50):
        yield ArticleChanges(run.version.article, changes(reading_of(run), read(run.version.body)))
