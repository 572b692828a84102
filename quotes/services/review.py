"""Who works on which quote, and how often articles are opened."""

from datetime import timedelta

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils import timezone

from articles.models import Article
from quotes.jobs import weigh_version
from quotes.models import Quote, Reservation
from quotes.querysets import QuoteQuerySet

RESERVED_FOR = timedelta(minutes=10)
MOST_TRIES = 5

# Nobody waits until it is on the disk: where a crash loses it, the next who looks at the quote has it.
_RESERVE = """
    WITH unhurried AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true))
    INSERT INTO quotes_reservation AS held (quote_id, user_id, until)
    SELECT id, %s, %s FROM quotes_quote, unhurried WHERE id = %s FOR KEY SHARE OF quotes_quote
    ON CONFLICT (quote_id) DO UPDATE SET user_id = EXCLUDED.user_id, until = EXCLUDED.until
    WHERE held.user_id = EXCLUDED.user_id OR held.until <= %s
    RETURNING quote_id
"""
_COUNT = """
    INSERT INTO quotes_articleviews AS counted (article_id, views) VALUES (%s, 1)
    ON CONFLICT (article_id) DO UPDATE SET views = counted.views + 1
    RETURNING views
"""


@transaction.atomic
def take_next(queue: QuoteQuerySet, *, by: User) -> Quote | None:
    """The first quote of a queue that nobody else works on, reserved for this person; None if there is none."""
    for _ in range(MOST_TRIES):
        waiting = queue.free_for(by).only("pk", "worth").select_for_update(of=("self",), skip_locked=True)
        quote = waiting.first()
        if quote is None or reserve_quote(quote, by=by):
            return quote
    return None


def reserve_quote(quote: Quote, *, by: User) -> bool:
    """Keep a quote for a person for a while, from now on; False if somebody else has it, or if it is gone.

    Call it apart from what has to last: a transaction that reserves may be forgotten in a crash.
    """
    now = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(_RESERVE, [by.pk, now + RESERVED_FOR, quote.pk, now])
        return cursor.fetchone() is not None


def release_quote(quote: Quote, *, by: User) -> None:
    """Let others have a quote that this person worked on."""
    Reservation.objects.filter(quote=quote, user=by).delete()


def count_view(article: Article) -> int:
    """Count that somebody reads an article. Each time the views double, its quotes are weighed anew."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_COUNT, [article.pk])
        views: int = cursor.fetchone()[0]
        if views & (views - 1) == 0 and article.current_version_id:
            weigh_version.defer(version_id=article.current_version_id)
    return views
