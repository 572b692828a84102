"""Reads over roles and proposed merges."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.contrib.postgres.aggregates import ArrayAgg
from django.db import models
from django.db.models import F, Max, Min, Q
from django.db.models.functions import Coalesce

if TYPE_CHECKING:
    from quotes.models import Speaker
    from quotes.models.identity import MergeProposal, SpeakerRole  # noqa: F401  # in bases


class SpeakerRoleQuerySet(models.QuerySet["SpeakerRole"]):
    def of_speaker(self, speaker: "Speaker") -> Self:
        return self.filter(appearance__speaker=speaker)

    def over_time(self) -> "list[RoleOverTime]":
        """Each role with its first and last article, the latest first; a bare title joins its only affiliation."""
        article = F("appearance__version__current_of")
        at = Coalesce("appearance__version__current_of__published_at", "appearance__version__created_at")
        rows = (
            self.filter(appearance__version__current_of__isnull=False)
            .order_by()
            .values_list("role_key", "title", "affiliation", "former")
            .annotate(articles=ArrayAgg(article, order_by=(at, "appearance_id")), first=Min(at), last=Max(at))
            .order_by("last", "title")
        )
        found: dict[str, list[RoleForm]] = {}
        for role_key, *form in rows:
            found.setdefault(role_key, []).append(RoleForm(*form))
        over = [_over_time(sorted(group, key=lambda form: form.last_at)) for group in _with_bare_titles(found)]
        return sorted(over, key=lambda role: (role.last.at, role.first.at, role.title), reverse=True)


@dataclass(frozen=True, slots=True)
class RoleForm:
    """One way in which articles print a role; `articles` are their keys, the oldest first."""

    title: str
    affiliation: str
    former: bool
    articles: Sequence[int]
    first_at: datetime
    last_at: datetime


@dataclass(frozen=True, slots=True)
class RoleAt:
    """An article that gives a role."""

    at: datetime
    article: int


@dataclass(frozen=True, slots=True)
class RoleOverTime:
    """One role in all articles that give it; title as the newest of them prints it, which may also say it `is_over`."""

    title: str
    affiliation: str
    is_over: bool
    first: RoleAt
    last: RoleAt
    articles: int


def _over_time(forms: Sequence[RoleForm]) -> RoleOverTime:
    """A role from its forms, that of the newest article last."""
    earliest, latest = min(forms, key=lambda form: form.first_at), forms[-1]
    return RoleOverTime(
        title=latest.title,
        affiliation=next((form.affiliation for form in reversed(forms) if form.affiliation), ""),
        is_over=latest.former,
        first=RoleAt(earliest.first_at, earliest.articles[0]),
        last=RoleAt(latest.last_at, latest.articles[-1]),
        articles=len({article for form in forms for article in form.articles}),
    )


def _with_bare_titles(found: Mapping[str, list[RoleForm]]) -> Iterable[list[RoleForm]]:
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
