"""Conflicts as their page shows them: what was decided, what is read now, and where the decision may belong."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from quotes.history import Difference, differences_between
from quotes.models import Conflict, Quote
from quotes.states import state_of

CANDIDATES = 3


@dataclass(frozen=True, slots=True)
class Doubt:
    """A conflict, what the machine would have otherwise, and the quotes most like one whose words are gone."""

    conflict: Conflict
    differences: Sequence[Difference]
    candidates: Sequence[Quote]


def doubts(conflicts: Iterable[Conflict]) -> list[Doubt]:
    """The doubts of conflicts that were read `with_words`, in their order, in three further queries at most."""
    found = list(conflicts)
    changes = differences_between(
        [(state_of(each.subject), each.proposal, each.subject.version.body) for each in found]
    )
    gone = [each for each in found if each.kind == Conflict.Kind.GONE and each.quote]
    others: defaultdict[int, list[Quote]] = defaultdict(list)
    for quote in Quote.objects.undecided().of_versions([each.version_id for each in gone]).with_decision():
        others[quote.version_id].append(quote)
    return [
        Doubt(each, change, _most_like(each.quote, others[each.version_id]) if each in gone and each.quote else [])
        for each, change in zip(found, changes, strict=True)
    ]


def _most_like(gone: Quote, others: Iterable[Quote]) -> list[Quote]:
    return sorted(others, key=lambda quote: (-fuzz.token_set_ratio(gone.content, quote.content), quote.pk))[:CANDIDATES]
