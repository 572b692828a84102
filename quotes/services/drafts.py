"""What people do with drafts: have them checked, store them, have them forgotten."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.models import Outlet
from articles.services import ArticleDetails
from articles.texts import clean_body
from quotes.drafts import KEPT_FOR
from quotes.jobs import check
from quotes.models import AttributionRun, DraftCheck
from quotes.services.articles import submit_article


@transaction.atomic
def submit_draft(
    text: str, *, by: User, headline: str = "", byline: str = "", outlet: Outlet | None = None
) -> DraftCheck:
    """Have a draft checked. It is kept for its author for an hour, and nothing of it enters the archive.

    Raises:
        UnreadableText: the text can't be read; nothing was kept.
    """
    draft = DraftCheck.objects.create(
        user=by,
        text=clean_body(text),
        headline=headline,
        byline=byline,
        outlet=outlet,
        expires_at=timezone.now() + KEPT_FOR,
    )
    check.defer(check_id=str(draft.pk))
    return draft


@transaction.atomic
def store_draft(draft: DraftCheck, *, headline: str, outlet: str) -> AttributionRun:
    """Put a checked draft into the archive after all, and forget the check."""
    details = ArticleDetails(outlet=outlet, headline=headline, byline=draft.byline)
    run = submit_article(details, draft.text)
    draft.delete()
    return run
