"""What merging, splitting or renaming will do, in numbers, before it is done."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count

from quotes.models import Quote, Speaker
from quotes.querysets import QuoteQuerySet


@dataclass(frozen=True, slots=True)
class Effects:
    """How many quotes move, in how many articles; `decided` of them by people."""

    quotes: int
    articles: int
    decided: int


def effects_of_moving(quotes: QuoteQuerySet) -> Effects:
    """What goes where these quotes go: the standing ones of current versions are counted, in one query."""
    counted = quotes.current().standing().order_by()
    return Effects(
        **counted.aggregate(
            quotes=Count("pk"),
            articles=Count("version__article", distinct=True),
            decided=Count("decision"),
        )
    )


def quotes_of(speakers: Collection[Speaker]) -> QuoteQuerySet:
    """The quotes of all these speakers."""
    return Quote.objects.filter(speaker__in=[speaker.pk for speaker in speakers])
