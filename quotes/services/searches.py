"""What people do with the searches they keep."""

from urllib.parse import parse_qsl

from django.contrib.auth.models import User
from django.db.models import Max
from django.utils import timezone

from quotes.models import QuoteListing, SavedSearch
from quotes.note_names import looked_at


def save_search(*, by: User, name: str, query: str, digest: bool) -> SavedSearch:
    """Keep a search; one that the same person keeps under this name already is replaced.

    Raises:
        LooksLikeName, WithdrawnNameWritten: the name can't be kept so.
    """
    called = looked_at(name, printed="\n".join(value for _, value in parse_qsl(query)))
    values = {"query": query, "digest": digest, "name_looked_like_name": called.looked_like_name, **_now()}
    return SavedSearch.objects.update_or_create(user=by, name=called, defaults=values)[0]


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
