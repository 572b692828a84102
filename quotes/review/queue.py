"""Which quotes wait for a person, and how far the day's review is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.contrib.postgres.expressions import ArraySubquery
from django.utils import timezone
from django.utils.http import urlencode

from quotes.models import Conflict, Quote, Reservation
from quotes.querysets import QuoteQuerySet

MOST_COUNTED = 1000


class QueueChoice(forms.Form):
    """Which part of the queue somebody reviews: of one outlet, article or speaker; after a quote passed over."""

    outlet = forms.IntegerField(required=False, min_value=1)
    article = forms.IntegerField(required=False, min_value=1)
    speaker = forms.IntegerField(required=False, min_value=1)
    beliefs = forms.BooleanField(required=False)
    after = forms.ModelChoiceField(Quote.objects.all(), required=False)

    @property
    def asked(self) -> Mapping[str, Any]:
        """What is asked for; what is asked wrongly counts as not asked."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def queue(self) -> QuoteQuerySet:
        """The quotes asked for that wait for a person, the most worthwhile first."""
        asked = self.asked
        found = Quote.objects.current().to_review().by_worth()
        found = found if "beliefs" in asked else found.statements()
        if outlet := asked.get("outlet"):
            found = found.filter(version__article__outlet=outlet)
        if article := asked.get("article"):
            found = found.filter(version__article=article)
        if speaker := asked.get("speaker"):
            found = found.filter(speaker=speaker)
        return found.after(asked["after"]) if "after" in asked else found

    def passing_over(self, quote: Quote) -> "QueueChoice":
        """The part of the same queue that comes after a quote."""
        return QueueChoice(self.told | {"after": quote.pk})

    def from_the_top(self) -> "QueueChoice":
        """The same queue with what was passed over."""
        return QueueChoice({name: value for name, value in self.told.items() if name != "after"})

    @property
    def address(self) -> str:
        """The query string of this choice."""
        return f"?{urlencode(self.told)}" if self.asked else ""

    @property
    def told(self) -> dict[str, Any]:
        """What is asked for, as the address tells it."""
        plain = {name: getattr(value, "pk", value) for name, value in self.asked.items()}
        return {name: "on" if value is True else value for name, value in plain.items()}


@dataclass(frozen=True, slots=True)
class Progress:
    """How many quotes a person decided today, how many wait, and who else reviews.

    Args:
        in_doubt: how many decisions are; counted up to `MOST_COUNTED`, as what waits is.
    """

    decided: int
    waiting: int
    others: Sequence[str]
    in_doubt: int

    @property
    def total(self) -> int:
        return self.decided + min(self.waiting, MOST_COUNTED)

    @property
    def is_more(self) -> bool:
        """Whether more wait than were counted."""
        return self.waiting > MOST_COUNTED


def progress_of(user: User, queue: QuoteQuerySet) -> Progress:
    """The progress of a person in a queue, in one query; what waits is counted up to `MOST_COUNTED`."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    mine = Quote.objects.filter(decision__user=user, decision__at__gte=midnight)
    decided = mine.exclude(status=Quote.Status.PROPOSED).order_by().values("pk")
    others = Reservation.objects.active().of_others(user).order_by().values("user__username").distinct()
    waiting = queue.order_by().values("pk")[: MOST_COUNTED + 1]
    doubts = Conflict.objects.open().order_by().values("pk")[:MOST_COUNTED]
    arrays = [ArraySubquery(each) for each in (decided, waiting, others, doubts)]
    mine_today, keys, names, in_doubt = User.objects.filter(pk=user.pk).values_list(*arrays).get()
    return Progress(len(mine_today), len(keys), sorted(names), len(in_doubt))
