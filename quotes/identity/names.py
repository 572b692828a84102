"""The names under which a speaker is kept: as printed, and the keys to look for others by."""

from collections.abc import Iterable

from django.db.models import Q

from articles.models import ArticleVersion
from quotes.attribution.names import candidate_keys, fold, name_key
from quotes.models import LearnedName, MergeProposal, Speaker, SpeakerAlias, SpeakerKey

LONGEST_NAME = 500


def compared_name(name: str) -> str:
    """The key under which a name is compared; never empty for a name."""
    return (name_key(name) or fold(name) or name)[:LONGEST_NAME]


def remember_names(speaker: Speaker, printed: Iterable[str], version: ArticleVersion) -> None:
    """Keep the names under which a version prints a speaker, with the earliest article; taken away ones stay away."""
    names = sorted({name[:LONGEST_NAME] for name in printed})
    SpeakerAlias.objects.bulk_create(
        [
            SpeakerAlias(speaker=speaker, name=name, name_key=compared_name(name), first_version=version)
            for name in names
        ],
        ignore_conflicts=True,
    )
    if published := version.article.published_at:
        known = SpeakerAlias.objects.filter(speaker=speaker, name__in=names)
        known.filter(first_version__article__published_at__gt=published).update(first_version=version)
    remember_keys(speaker, names)


def remember_keys(speaker: Speaker, names: Iterable[str]) -> None:
    """Make a speaker found as a candidate under these names."""
    is_person = speaker.entity == Speaker.Entity.PERSON
    keys = {key for name in (speaker.name, *names) for key in candidate_keys(name, is_person=is_person)}
    wanted = [SpeakerKey(speaker=speaker, key=key[:LONGEST_NAME]) for key in sorted(keys) if key]
    SpeakerKey.objects.bulk_create(wanted, ignore_conflicts=True)


def let_names_follow(speaker: Speaker) -> None:
    """After a decision: somebody unnamed is kept and found under no name, somebody named again under that name.

    How else articles print somebody named again comes back with their next reading.
    """
    if not speaker.name:
        for names in (SpeakerAlias, SpeakerKey, LearnedName):
            names.objects.filter(speaker=speaker).delete()
        MergeProposal.objects.filter(Q(first=speaker) | Q(second=speaker)).delete()
    elif not speaker.keys.exists():
        for version in ArticleVersion.objects.filter(appearances__speaker=speaker):
            remember_names(speaker, [speaker.name], version)
