"""Which words somebody uses more than the archive does."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log, sqrt

from django.db import connection, transaction
from django.db.models import QuerySet, Sum

from quotes.models import ArchiveTerm, Quote

PRIOR_WORDS = 500
LEAST_STATEMENTS = 2
LEAST_SCORE = 1.96
NEWEST = ""
GROWTH_BEFORE_RECOUNT = 1.1

STEMS = """
    WITH words AS (SELECT (unnest(to_tsvector('simple', content))).lexeme AS word FROM ({statements}) AS said),
         counted AS (SELECT word, count(*) AS n FROM words WHERE word ~ '^[[:alpha:]]{{3,60}}$' GROUP BY word)
    SELECT (ts_lexize('english_stem', word))[1] AS stem, (array_agg(word ORDER BY n DESC, word))[1], sum(n)::int
    FROM counted WHERE ts_lexize('english_stem', word) <> '{{}}' GROUP BY stem
"""


@dataclass(frozen=True, slots=True)
class Term:
    """A word in its most frequent form; `statements` have it in any form."""

    stem: str
    word: str
    statements: int


def terms_in(statements: "QuerySet[Quote]") -> list[Term]:
    """The words of these statements but stop words, by PostgreSQL's English stemmer."""
    sql, parameters = statements.order_by().values("content").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(STEMS.format(statements=sql), parameters)
        return [Term(*row) for row in cursor.fetchall()]


def telling_terms(theirs: Iterable[Term], archive: Mapping[str, int], every: int, *, most: int) -> list[Term]:
    """The words that set a speaker apart from the archive, the surest first.

    Source: Monroe, Colaresi, Quinn, Fightin' Words (2008), section 3.3: z-scores of log-odds ratios with an
    informative Dirichlet prior, here the archive's own frequencies with the weight of 500 words.

    Args:
        archive: statements of the archive by stem, those of the speaker among them.
        every: the sum of these over all words of the archive.
    """
    known = [term for term in theirs if archive.get(term.stem, 0) >= term.statements]
    own = sum(term.statements for term in known)
    scores = {
        term: _score(
            term.statements, own, archive[term.stem] - term.statements, every - own, archive[term.stem] / every
        )
        for term in known
        if term.statements >= LEAST_STATEMENTS and archive[term.stem] < every  # the only word sets nobody apart
    }
    telling = [term for term in scores if scores[term] >= LEAST_SCORE]
    return sorted(telling, key=lambda term: (-scores[term], term.stem))[:most]


def _score(own: int, all_own: int, other: int, all_other: int, share: float) -> float:
    prior = PRIOR_WORDS * share
    own_odds = (own + prior) / (all_own + PRIOR_WORDS - own - prior)
    other_odds = (other + prior) / (all_other + PRIOR_WORDS - other - prior)
    return (log(own_odds) - log(other_odds)) / sqrt(1 / (own + prior) + 1 / (other + prior))


def archive_counts(stems: Iterable[str]) -> dict[str, int]:
    """In how many statements of the archive these words stand."""
    return dict(ArchiveTerm.objects.filter(stem__in=list(stems)).values_list("stem", "statements"))


def archive_words() -> int:
    """The sum of these counts over all words."""
    total: int | None = ArchiveTerm.objects.exclude(stem=NEWEST).aggregate(total=Sum("statements"))["total"]
    return total or 0


@transaction.atomic
def recount_archive() -> None:
    """Count the words of the archive anew if it has grown by a tenth since the last time."""
    newest = Quote.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    counted = ArchiveTerm.objects.filter(stem=NEWEST).first()
    if counted and newest <= counted.statements * GROWTH_BEFORE_RECOUNT:
        return
    ArchiveTerm.objects.all().delete()
    terms = terms_in(Quote.objects.current().standing().statements().counted_once())
    ArchiveTerm.objects.bulk_create(
        [ArchiveTerm(stem=term.stem, statements=term.statements) for term in terms], batch_size=5000
    )
    ArchiveTerm.objects.create(stem=NEWEST, statements=newest)
