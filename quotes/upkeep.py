"""Catching up: whatever is worked out from quotes is worked out anew where quotes changed."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import Q

from articles.models import ArticleVersion
from quotes.models import Appearance, ArchiveTerm, Outdated, Quote, Speaker, SpeakerProfile, TextSignature, Wording
from quotes.profiles import refresh_profile
from quotes.same_words import find_same_words
from quotes.terms import recount_archive

CHANGES_AT_ONCE = 500


def catch_up() -> None:
    """Work off what is outdated; safe to call at any time, by one process at a time."""
    while _catch_up_some():
        pass


@transaction.atomic
def _catch_up_some() -> bool:
    """Whether there was anything to do."""
    changes = list(Outdated.objects.order_by("pk")[:CHANGES_AT_ONCE])
    if not changes:
        return False
    versions = ArticleVersion.objects.filter(pk__in={change.version_id for change in changes})
    articles = {version.article_id for version in versions}
    for version in versions.select_related("article").order_by("pk"):
        find_same_words(version)
    recount_archive()
    quoted = Quote.objects.filter(version__article__in=articles).values("speaker")
    concerned = [change.speaker_id for change in changes if change.speaker_id]
    for speaker in Speaker.objects.filter(Q(pk__in=quoted) | Q(pk__in=concerned)).order_by("pk"):
        refresh_profile(speaker)
    Outdated.objects.filter(pk__in=[change.pk for change in changes]).delete()
    return True


def forget(versions: Collection[int]) -> None:
    """Delete what was worked out from these versions' words, because the words may not be told any more.

    The next catching up works it out from what the texts say then.
    """
    Wording.objects.filter(quote__version__in=versions).delete()
    TextSignature.objects.filter(version__in=versions).delete()
    quoted = Quote.objects.filter(version__in=versions).values("speaker")
    shown = Appearance.objects.filter(version__in=versions).values("speaker")
    SpeakerProfile.objects.filter(Q(speaker__in=quoted) | Q(speaker__in=shown)).delete()
    ArchiveTerm.objects.all().delete()
