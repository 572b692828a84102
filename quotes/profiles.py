"""What is known about a speaker over all articles: worked out beside the pages, shown in one read."""

from dataclasses import asdict, dataclass

from django.db import transaction
from django.db.models import Count, F
from django.db.models.functions import TruncMonth

from quotes.models import Quote, Speaker, SpeakerProfile
from quotes.querysets import QuoteQuerySet
from quotes.terms import archive_counts, archive_words, telling_terms, terms_in

MOST_ROWS = 10
MOST_TERMS = 15
MOST_MONTHS = 60


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
        },
    )


def facts_of(profile: SpeakerProfile) -> Facts:
    """What a profile holds."""
    return Facts(**{name: [(key, count) for key, count in pairs] for name, pairs in profile.facts.items()})


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
