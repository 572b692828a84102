"""Reads over roles and proposed merges."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

if TYPE_CHECKING:
    from quotes.models import Speaker
    from quotes.models.identity import MergeProposal, SpeakerRole  # noqa: F401  # in bases


class SpeakerRoleQuerySet(models.QuerySet["SpeakerRole"]):
    def of_speaker(self, speaker: "Speaker") -> Self:
        return self.filter(appearance__speaker=speaker)

    def over_time(self) -> "list[RoleOverTime]":
        """Each role with its first and last article, the latest first; a bare title joins its only affiliation."""
        rows = (
            self.filter(appearance__version__current_of__isnull=False)
            .annotate(
                article=F("appearance__version__article"),
                at=Coalesce("appearance__version__article__published_at", "appearance__version__created_at"),
            )
            .order_by("at", "appearance", "pk")
            .values_list("role_key", "title", "affiliation", "former", "at", "article")
        )
        found: dict[str, list[RoleAt]] = {}
        for role_key, *role in rows:
            found.setdefault(role_key, []).append(RoleAt(*role))
        over = [RoleOverTime(sorted(group, key=lambda role: role.at)) for group in _with_bare_titles(found)]
        return sorted(over, key=lambda role: (role.last.at, role.first.at, role.title), reverse=True)


@dataclass(frozen=True, slots=True)
class RoleAt:
    """A role as one article gives it."""

    title: str
    affiliation: str
    former: bool
    at: datetime
    article: int


@dataclass(frozen=True, slots=True)
class RoleOverTime:
    """One role in all articles that give it, oldest first."""

    all: Sequence[RoleAt]

    @property
    def title(self) -> str:
        """As the newest article prints it."""
        return self.last.title

    @property
    def affiliation(self) -> str:
        return next((role.affiliation for role in reversed(self.all) if role.affiliation), "")

    @property
    def is_over(self) -> bool:
        """The newest article says so."""
        return self.last.former

    @property
    def first(self) -> RoleAt:
        return self.all[0]

    @property
    def last(self) -> RoleAt:
        return self.all[-1]

    @property
    def articles(self) -> int:
        return len({role.article for role in self.all})


def _with_bare_titles(found: Mapping[str, list[RoleAt]]) -> Iterable[list[RoleAt]]:
    """The groups, those of a bare title joined to the group of the same title, if there is one only."""
    of_noun: dict[str, list[str]] = {}
    for key in found:
        of_noun.setdefault(key.partition("|")[0], []).append(key)
    for noun, keys in of_noun.items():
        full = [key for key in keys if key != f"{noun}|"]
        bare = found.get(f"{noun}|", [])
        if len(full) == 1:
            yield found[full[0]] + bare
        else:
            yield from (found[key] for key in keys)


class MergeProposalQuerySet(models.QuerySet["MergeProposal"]):
    def open(self) -> Self:
        """Those between speakers of one kind who still stand and whom nobody keeps apart."""
        standing = self.filter(first__merged_into=None, second__merged_into=None, first__kind=F("second__kind"))
        kept_apart = Q(first__apart_from__contains=[F("second")]) | Q(second__apart_from__contains=[F("first")])
        return standing.exclude(kept_apart)

    def about(self, speaker: "Speaker") -> Self:
        return self.filter(Q(first=speaker) | Q(second=speaker))

    def with_speakers(self) -> Self:
        return self.select_related("first", "second")
