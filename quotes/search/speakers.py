"""Speakers as lists show them: found by any part of a name, with what they said in numbers."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from heapq import nlargest
from itertools import combinations
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Max, OuterRef, Subquery
from django.db.models.functions import TruncMonth
from django.utils import timezone
from rapidfuzz import fuzz, process

from quotes.attribution.names import fold, split_name
from quotes.models import Appearance, QuoteListing, Speaker
from quotes.querysets import UNDATED_YEAR, SpeakerQuerySet
from quotes.search.keyset import Leaf, Order, Turn, leaf_of

SPEAKERS_PER_PAGE = 40
MONTHS = 24
NEAREST, NEAR_ENOUGH = 8, 75
MOST_LIKELY, LIKELY = 50, 60  # by letters alone, before words are compared
LEAST_LETTERS, MOST_LETTERS = 4, 100  # of what may be a name with a slip in it
BEGINNING, MOST_WORDS, MOST_COMPARED = 3, 4, 2000
WORD = re.compile(r"[^\W_]{2,}")
NAME_ORDER = Order("name_order", str, descending=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerSearch:
    """What is asked of the speakers; without `kinds`, those that have a name."""

    name: str = ""
    kinds: tuple[str, ...] = ()

    @property
    def query(self) -> str:
        """The search as it stands in an address."""
        return urlencode([("q", self.name)] * bool(self.name) + [("kind", kind) for kind in self.kinds])

    @property
    def speakers(self) -> SpeakerQuerySet:
        return self.of_kind.called(self.name) if self.name else self.of_kind

    @property
    def of_kind(self) -> SpeakerQuerySet:
        """Those of the kinds that are asked for, whatever their names."""
        return Speaker.objects.standing().of_kinds(self.kinds or (Speaker.Kind.NAMED, Speaker.Kind.PSEUDONYMOUS))


@dataclass(frozen=True, slots=True)
class SpeakerEntry:
    """A speaker in a list. `months` are the numbers of statements in the last two years, up to this month."""

    speaker: Speaker
    description: str
    quotes: int = 0
    articles: int = 0
    last: datetime | None = None
    months: Sequence[int] = field(default=())

    @property
    def peak(self) -> int:
        return max(self.months, default=0)

    @property
    def line(self) -> str:
        """The months as points of a line, 4 apart and 0 to 20 high."""
        return " ".join(f"{4 * place},{20 - 18 * number / self.peak:.1f}" for place, number in enumerate(self.months))


def nearest(speakers: SpeakerQuerySet, name: str) -> list[int]:
    """Those whose names are spelled most like this one, the nearest first, among names whose words begin alike.

    An index finds these, so it costs no more among a million speakers; one query.
    """
    words = sorted(WORD.findall(fold(name)), key=len, reverse=True)[:MOST_WORDS]
    if not words:
        return []
    alike = [speakers.with_words(each).order_by().values_list("pk", "name_order") for each in _queries(words)]
    names = dict(alike[0][:MOST_COMPARED].union(*(found[:MOST_COMPARED] for found in alike[1:]), all=True))
    typed = " ".join(words)
    like = process.extract(typed, names, scorer=fuzz.partial_token_sort_ratio, score_cutoff=LIKELY, limit=MOST_LIKELY)
    alike_by = {key: _likeness(words, WORD.findall(each)) for each, _, key in like}
    return nlargest(NEAREST, (key for key in alike_by if alike_by[key]), key=lambda key: (alike_by[key], -key))


def _likeness(typed: Sequence[str], name: Sequence[str]) -> float:
    """How much of what was typed is in a name, word by word in any order; 0 unless slips alone tell them apart.

    Where the name has fewer words, those that are most like it count. Words may be typed in part.
    """
    words = [(max((fuzz.ratio(word, each[: len(word) + 1]) for each in name), default=0), len(word)) for word in typed]
    best = sorted(words, reverse=True)[: len(name)]
    alike = sum(share * letters for share, letters in best)
    return alike if alike >= NEAR_ENOUGH * sum(letters for _, letters in best) else 0


def _queries(words: Sequence[str]) -> Iterator[str]:
    """Queries of words that names spelled like these may hold: two that begin so, and one that does, slips forgiven."""
    yield " | ".join(sorted({f"{beginning}:*" for word in words for beginning in _beginnings(word)}))
    if len(words) > 1:
        yield " | ".join(f"({a[:BEGINNING]}:* & {b[:BEGINNING]}:*)" for a, b in combinations(words, 2))


def _beginnings(word: str) -> set[str]:
    """How the word that was meant may begin: as typed, with two letters swapped, or with one fewer."""
    one, two, three = word[0], word[1:2], word[2:3]
    more = word[BEGINNING : BEGINNING + 1]
    return {one + two + three, two + one + three, one + three + two, one + three + more, two + three + more}


def spelled_alike(speaker: Speaker) -> list[Speaker]:
    """Other people whose names are spelled most like this one's, are a part of it or have the same family name."""
    others = Speaker.objects.standing().filter(entity=speaker.entity).exclude(pk=speaker.current.pk)
    kin = others.called(" ".join(split_name(speaker.name).family)).values_list("pk", flat=True)[:NEAREST]
    return list(Speaker.objects.filter(pk__in={*nearest(others, speaker.name), *kin}).by_name())


def similar(name: str, *kinds: str) -> list[Speaker]:
    """Speakers (of some kinds) with a name that is spelled most like this one, the nearest first; in two queries."""
    if not LEAST_LETTERS <= len(name) <= MOST_LETTERS:
        return []
    keys = nearest(SpeakerSearch(kinds=kinds).of_kind, name)
    found = Speaker.objects.select_related("profile").in_bulk(keys)
    return [found[key] for key in keys if key in found]


def find_speakers(search: SpeakerSearch, turn: Turn) -> tuple[list[SpeakerEntry], Leaf]:
    """A page of speakers by name."""
    found = search.speakers.order_by().values("name_order", "pk").query.sql_with_params()
    leaf = leaf_of(found, order=NAME_ORDER, turn=turn, size=SPEAKERS_PER_PAGE, counted=True, at_once=bool(search.name))
    return speaker_entries(leaf.keys), leaf


def speaker_entries(keys: Collection[int]) -> list[SpeakerEntry]:
    """Speakers with their numbers, in this order; in two queries."""
    described = Appearance.objects.filter(speaker=OuterRef("pk")).exclude(description="").order_by("-pk")
    speakers = Speaker.objects.annotate(description=Subquery(described.values("description")[:1])).in_bulk(list(keys))
    said = _said_by(keys)
    return [_entry(speakers[key], said[key]) for key in keys if key in speakers]


def _said_by(keys: Collection[int]) -> Mapping[int, Sequence[Mapping[str, Any]]]:
    """For each speaker a row a month: what lists show of them unless they are asked for more."""
    rows = (
        QuoteListing.objects.filter(speaker__in=keys)
        .usual()
        .order_by()
        .values("speaker_id", month=TruncMonth("published_at", tzinfo=UTC))
        .annotate(quotes=Count("pk"), articles=Count("article", distinct=True), last=Max("published_at"))
    )
    said = defaultdict(list)
    for row in rows:
        said[row["speaker_id"]].append(row)
    return said


def _entry(speaker: Speaker, rows: Sequence[Mapping[str, Any]]) -> SpeakerEntry:
    months = [0] * MONTHS
    for row in rows:
        ago = _months(timezone.now()) - _months(row["month"])
        if 0 <= ago < MONTHS:
            months[-1 - ago] = row["quotes"]
    return SpeakerEntry(
        speaker,
        getattr(speaker, "description", None) or "",
        quotes=sum(row["quotes"] for row in rows),
        articles=sum(row["articles"] for row in rows),
        last=max((row["last"] for row in rows if row["last"].year > UNDATED_YEAR), default=None),
        months=months,
    )


def _months(at: datetime) -> int:
    return 12 * at.year + at.month
