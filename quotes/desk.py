"""What waits for whom, in numbers that each lead to a list of articles."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Count, Q

from articles.models import Article
from quotes.catalogue import newest_state
from quotes.models import AttributionRun, Quote, WithheldName


@dataclass(frozen=True, slots=True)
class Desk:
    """Counts over the current versions of all articles; None for what a person may not act on."""

    states: Mapping[str | None, int]
    quotes: int
    speakers: int
    to_review: int | None
    unexplained: int | None
    failed: int | None

    @property
    def articles(self) -> int:
        return sum(self.states.values())

    @property
    def waiting(self) -> int:
        """Articles that will be read without anybody's doing."""
        return sum(self.states.get(state, 0) for state in (AttributionRun.State.QUEUED, AttributionRun.State.RUNNING))

    @property
    def is_clear(self) -> bool:
        return not (self.to_review or self.unexplained or self.failed)


def desk_of(user: User) -> Desk:
    """The desk of a person, in at most three queries."""
    by_state = Article.objects.order_by().annotate(state=newest_state()).values_list("state").annotate(Count("pk"))
    states: dict[str | None, int] = dict(by_state)
    statements = Quote.objects.current().standing().statements()
    totals = statements.aggregate(
        quotes=Count("pk"), speakers=Count("speaker", distinct=True), to_review=Count("pk", filter=Q(status="proposed"))
    )
    names = WithheldName.objects.current().unexplained()
    return Desk(
        states=states,
        quotes=totals["quotes"],
        speakers=totals["speakers"],
        to_review=totals["to_review"] if user.has_perm("quotes.decide_quote") else None,
        unexplained=names.count() if user.has_perm("quotes.view_withheldname") else None,
        failed=states.get(AttributionRun.State.FAILED, 0) if user.has_perm("quotes.add_attributionrun") else None,
    )
