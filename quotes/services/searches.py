"""What people do with the searches they keep."""

from django.contrib.auth.models import User
from django.db.models import Max
from django.utils import timezone

from quotes.models import QuoteListing, SavedSearch


def save_search(*, by: User, name: str, query: str, digest: bool) -> SavedSearch:
    """Keep a search; one that the same person keeps under this name already is replaced."""
    values = {"query": query, "digest": digest, **_now()}
    return SavedSearch.objects.update_or_create(user=by, name=name, defaults=values)[0]


def switch_digest(search: SavedSearch, *, on: bool) -> None:
    """Send new quotes by e-mail from now on, or no more."""
    SavedSearch.objects.filter(pk=search.pk).update(digest=on, **_now())


def forget_search(search: SavedSearch) -> None:
    search.delete()


def mark_told(search: SavedSearch) -> None:
    """What is in the archive now is no longer new to the person."""
    SavedSearch.objects.filter(pk=search.pk).update(**_now())


def _now() -> dict[str, object]:
    newest = QuoteListing.objects.aggregate(newest=Max("quote"))["newest"]
    return {"told_at": timezone.now(), "told_quote": newest or 0}
