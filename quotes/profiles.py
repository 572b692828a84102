"""What is known about a speaker over all articles: worked out beside the pages, shown in one read."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Count, F
from django.db.models.functions import TruncMonth

from quotes.models import Quote, Speaker, SpeakerProfile, SpeakerRole
from quotes.querysets import QuoteQuerySet
from quotes.querysets.identity import RoleAt, RoleOverTime
from quotes.terms import archive_counts, archive_words, telling_terms, terms_in

MOST_ROWS = 10
MOST_TERMS = 15
MANY_ROLES = 50  # beyond, they are read when the profile is worked out, and not when a page is asked for


@dataclass(frozen=True, slots=True)
class Facts:
    """Statements by month ("2026-03"), channel, outlet and author; people quoted beside; telling words.

    Each is a list of pairs with a count, the most frequent first, months in their order; company by number of speaker.
    """

    months: list[tuple[str, int]]
    channels: list[tuple[str, int]]
    outlets: list[tuple[str, int]]
    authors: list[tuple[str, int]]
    company: list[tuple[int, int]]
    terms: list[tuple[str, int]]


@transaction.atomic
def refresh_profile(speaker: Speaker) -> None:
    """Work a speaker's profile out anew."""
    every = Quote.objects.of_speaker(speaker).current().standing().statements()
    counted = every.counted_once()
    number = counted.count()
    SpeakerProfile.objects.update_or_create(
        speaker=speaker,
        defaults={
            "statements": number,
            "reprinted": every.count() - number,
            "facts": asdict(_facts(speaker, counted)),
            "roles": roles_to_keep(speaker),
        },
    )


def facts_of(profile: SpeakerProfile) -> Facts:
    """What a profile holds."""
    return Facts(**{name: [(key, count) for key, count in pairs] for name, pairs in profile.facts.items()})


def roles_of(speaker: Speaker) -> list[RoleOverTime]:
    """A speaker's roles over time; of somebody who is given one very often, when the profile was worked out."""
    profile = getattr(speaker, "profile", None)
    if profile is None or profile.roles is None:
        return SpeakerRole.objects.of_speaker(speaker).over_time()
    return [RoleOverTime(**role | {end: _at(**role[end]) for end in ("first", "last")}) for role in profile.roles]


def _at(at: str, article: int) -> RoleAt:
    return RoleAt(datetime.fromisoformat(at), article)


def roles_to_keep(speaker: Speaker) -> list[dict[str, Any]] | None:
    """The roles of a speaker for the profile; None for so few that pages read them."""
    roles = SpeakerRole.objects.of_speaker(speaker)
    return [asdict(role) for role in roles.over_time()] if roles[:MANY_ROLES].count() == MANY_ROLES else None


def _facts(speaker: Speaker, statements: QuoteQuerySet) -> Facts:
    dated = statements.filter(version__article__published_at__isnull=False).order_by()
    monthly = dated.annotate(month=TruncMonth("version__article__published_at")).values_list("month")
    return Facts(
        months=sorted((f"{month:%Y-%m}", count) for month, count in monthly.annotate(Count("pk"))),
        channels=_most_frequent(statements, "channel"),
        outlets=_most_frequent(statements, "version__article__outlet__name"),
        authors=_most_frequent(statements.exclude(version__article__authors=None), "version__article__authors__name"),
        company=_company(speaker, statements),
        terms=_terms(speaker, statements),
    )


def _most_frequent(statements: QuoteQuerySet, column: str) -> list[tuple[str, int]]:
    counted = statements.order_by().values_list(column).annotate(count=Count("pk"))
    return list(counted.order_by("-count", column)[:MOST_ROWS])


def _company(speaker: Speaker, statements: QuoteQuerySet) -> list[tuple[int, int]]:
    """Who is quoted in the same articles; unnamed ones are in one article alone and left out."""
    others = Quote.objects.standing().statements().filter(version__in=statements.order_by().values("version"))
    others = others.exclude(speaker=None).exclude(speaker=speaker).exclude(speaker__kind=Speaker.Kind.ANONYMOUS)
    counted = others.order_by().values_list("speaker").annotate(count=Count("version", distinct=True))
    return list(counted.order_by("-count", F("speaker__name_key"))[:MOST_ROWS])


def _terms(speaker: Speaker, statements: QuoteQuerySet) -> list[tuple[str, int]]:
    """None for people whose name is withheld: how somebody talks can tell who they are."""
    if speaker.kind != Speaker.Kind.NAMED:
        return []
    theirs = terms_in(statements)
    archive = archive_counts(term.stem for term in theirs)
    telling = telling_terms(theirs, archive, archive_words(), most=MOST_TERMS)
    return [(term.word, term.statements) for term in telling]
