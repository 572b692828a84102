"""Lists as rows of files, read one by one from the database, and as feeds."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from articles.querysets import ArticleQuerySet
from quotes.search.quotes import QuoteSearch
from quotes.search.speakers import SpeakerSearch, speaker_entries
from quotes.tables import Row

CHUNK = 2000
FEED_LENGTH = 50
PERMANENT = "permanent_link"
QUOTE_COLUMNS = {
    "id": "quote",
    "content": "quote__content",
    "speaker": "speaker__name",
    "kind": "speaker__kind",
    "entity": "speaker__entity",
    "printed_label": "quote__printed_label",
    "source": "quote__source",
    "cue": "quote__cue",
    "form": "quote__form",
    "stance": "quote__stance",
    "channel": "quote__channel",
    "via": "quote__via",
    "status": "quote__status",
    "confidence": "confidence",
    "article": "article",
    "headline": "article__headline",
    "outlet": "article__outlet__name",
    "section": "article__section",
    "byline": "article__byline",
    "published": "article__published_at",
    "link": "article__url",
}
SPEAKER_COLUMNS = ("id", "name", "kind", "entity", "description", "quotes", "articles", "last_quoted", PERMANENT)
ARTICLE_COLUMNS = {
    "id": "pk",
    "headline": "headline",
    "standfirst": "standfirst",
    "outlet": "outlet__name",
    "section": "section",
    "byline": "byline",
    "published": "published_at",
    "updated": "updated_at",
    "language": "language",
    "link": "url",
}


def quote_rows(search: QuoteSearch, *, address: str) -> Iterator[Row]:
    """What a search finds, newest first: `QUOTE_COLUMNS`, `reason` why a name is withheld, and a permanent link.

    Args:
        address: where the list is, below which each quote is.
    """
    found = search.listing().order_by("-published_at", "-quote_id").values_list("tags", *QUOTE_COLUMNS.values())
    for tags, *values in _each(found):
        row = dict(zip(QUOTE_COLUMNS, values, strict=True))
        yield row | {"reason": _reason(tags), PERMANENT: f"{address}{row['id']}/"}


def _reason(tags: Iterable[str]) -> str:
    return next((tag.partition("=")[2] for tag in tags if tag.startswith("reason=")), "")


def speaker_rows(search: SpeakerSearch, *, address: str) -> Iterator[Row]:
    """The speakers that a search finds, by name: `SPEAKER_COLUMNS`; `address` as in `quote_rows`."""
    keys = search.speakers.by_name().values_list("pk", flat=True)
    for some in batched(_each(keys), CHUNK):
        for entry in speaker_entries(some):
            yield {
                "id": entry.speaker.pk,
                "name": entry.speaker.name,
                "kind": entry.speaker.kind,
                "entity": entry.speaker.entity,
                "description": entry.description,
                "quotes": entry.quotes,
                "articles": entry.articles,
                "last_quoted": entry.last,
                PERMANENT: f"{address}{entry.speaker.pk}/",
            }


def article_rows(articles: ArticleQuerySet, *, address: str) -> Iterator[Row]:
    """Articles as flat rows: `ARTICLE_COLUMNS` and a permanent link; `address` as in `quote_rows`."""
    for values in _each(articles.values_list(*ARTICLE_COLUMNS.values())):
        row = dict(zip(ARTICLE_COLUMNS, values, strict=True))
        yield row | {PERMANENT: f"{address}{row['id']}/"}


def batched(rows: Iterable[Any], size: int) -> Iterator[list[Any]]:
    """Rows in lists of a size; the last may be shorter."""
    rows = iter(rows)
    while some := list(islice(rows, size)):
        yield some


def _each(rows: "QuerySet[Any, Any]") -> Iterator[Any]:
    with transaction.atomic():  # a cursor on the server lives as long as its transaction
        yield from rows.iterator(chunk_size=CHUNK)


def as_feed(title: str, link: str, items: Iterable[Mapping[str, Any]], *, feed_url: str) -> str:
    """An Atom feed; each item has what `add_item` of Django's feeds takes, its description as plain text."""
    feed = Atom1Feed(title=title, link=link, description="", language="en", feed_url=feed_url)
    for item in items:
        feed.add_item(**{**item, "description": escape(item["description"])})  # which feeds have as HTML
    return feed.writeString("utf-8")
