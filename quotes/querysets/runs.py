"""Reads over the machine's runs."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

if TYPE_CHECKING:
    from articles.models import Article
    from quotes.models import AttributionRun


class RunQuerySet(models.QuerySet["AttributionRun"]):
    def latest_of(self, articles: "Iterable[Article]") -> Self:
        """The newest run of each article's current version, without what it found."""
        newest = self.filter(version__current_of__in=articles).order_by("version_id", "-pk").distinct("version_id")
        return newest.defer("proposals")

    def in_state(self, state: str) -> Self:
        """Those in a state; all for none."""
        return self.filter(state=state) if state else self

    def timed(self) -> Self:
        """Completed ones that the pipeline read, newest first, without what they found."""
        return self.done().filter(restores=None, started_at__isnull=False).defer("proposals").order_by("-pk")

    def for_list(self) -> Self:
        """Newest first, with their articles; `can_roll_back` if an earlier reading of the text could come back."""
        others = self.model._default_manager.filter(version=OuterRef("version"))  # noqa: SLF001
        later = others.filter(pk__gt=OuterRef("pk")).exclude(state="failed")
        earlier = others.filter(state="done", restores=None, pk__lt=Coalesce(OuterRef("restores"), OuterRef("pk")))
        found = self.select_related("version__article").defer("proposals", "version__body").order_by("-pk")
        return found.annotate(can_roll_back=Q(Exists(earlier) & ~Exists(later), state="done"))

    def done(self) -> Self:
        return self.filter(state="done")

    def latest_done(self) -> Self:
        """The newest completed run of each current version."""
        current = self.done().filter(version__current_of__isnull=False)
        return current.order_by("version_id", "-pk").distinct("version_id").select_related("version__article")

    def among(self) -> Self:
        """The same ones as a set that can be narrowed further, with their articles, without texts and findings."""
        same = type(self)(self.model).filter(pk__in=self.values("pk"))
        return same.select_related("version__article").defer("proposals", "version__body").order_by("pk")

    def before(self, run: "AttributionRun") -> Self:
        """Those that will be read before a queued one."""
        return self.active().filter(pk__lt=run.pk)

    def active(self) -> Self:
        """Queued or running."""
        return self.filter(state__in=["queued", "running"])
