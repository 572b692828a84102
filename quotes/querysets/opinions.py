"""Reads over second opinions."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

if TYPE_CHECKING:
    from quotes.models import SecondOpinion  # noqa: F401  # in bases


class SecondOpinionQuerySet(models.QuerySet["SecondOpinion"]):
    def comparable(self) -> Self:
        """Those whose first judgement nobody took back."""
        return self.filter(decision__undone_by=None)

    def unsettled(self) -> Self:
        """Those after which nobody judged the quote again, in any version of the article."""
        again = _judged_again("quote") | _judged_again("quote__carried") | _judged_again("quote__origin__carried")
        return self.filter(~Exists(self.model.objects.filter(again, pk=OuterRef("pk"))))

    def with_words(self) -> Self:
        """With both judgements and all that a page shows of them."""
        return self.with_decisions().select_related("user", "decision__user", "quote__version__article__outlet")

    def with_decisions(self) -> Self:
        """With what is judged once more."""
        both = self.select_related("decision", "name_decision__undone_by")
        return both.defer("decision__before", "name_decision__before", "name_decision__undone_by__before")


def _judged_again(quote: str) -> Q:
    later: dict[str, Any] = {"pk__gt": F("decision"), "action__in": ["confirm", "correct", "reject"], "undone_by": None}
    return Q(**{f"{quote}__decisions__{name}": value for name, value in later.items()})
