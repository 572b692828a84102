"""New quotes for saved searches, by e-mail: each morning, to those who asked for it."""

import logging
from datetime import timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.http import QueryDict
from django.template.loader import render_to_string
from procrastinate.contrib.django import app

from quotes.jobs import QUEUE
from quotes.models import Quote, SavedSearch
from quotes.search_forms import QuoteSearchForm
from quotes.services.searches import mark_told

SHOWN = 20
LONGEST_WAIT_DAYS = 7  # how long an article may wait to be read and still be news

logger = logging.getLogger(__name__)


@app.periodic(cron="0 6 * * *")
@app.task(name="send_digests", queue=QUEUE, queueing_lock="send_digests")
def send_digests(timestamp: int) -> None:
    """Each morning at six, in UTC."""
    for search in SavedSearch.objects.to_send():
        try:
            send_digest(search)
        except OSError as error:  # all that goes wrong with mail; one address must not keep the others waiting
            logger.warning("digest of saved search %s was not sent: %s", search.pk, type(error).__name__)


def send_digest(search: SavedSearch) -> bool:
    """Tell a search's owner what is new, if anything is and they may still see quotes; whether a mail was sent.

    New is what was read since they were told last, in articles published here since: not an old one read again.
    """
    if not search.user.has_perm("quotes.view_quote"):
        return False
    asked = QuoteSearchForm(QueryDict(search.query), user=search.user).search
    earliest = search.told_at - timedelta(days=LONGEST_WAIT_DAYS)
    new = asked.listing().read_since(search.told_quote, earliest)
    keys = list(new.order_by("-published_at", "-quote_id").values_list("quote", flat=True)[: SHOWN + 1])
    if not keys:
        return False
    quotes = Quote.objects.with_article().defer("version__body").in_bulk(keys)
    shown = [quotes[key] for key in keys[:SHOWN] if key in quotes]
    context = {"search": search, "quotes": shown, "more": len(keys) > SHOWN, "site": settings.SITE_ADDRESS}
    words = render_to_string("quotes/digest.txt", context)
    subject = f"New quotes: {' '.join(search.name.split())}"  # whatever ends a line can't stand in one
    send_mail(subject, words, settings.DEFAULT_FROM_EMAIL, [search.user.email])
    mark_told(search)
    return True
