"""How far an article's description of an unnamed source narrows it down, with what the archive adds."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q

from articles.models import ArticleVersion
from quotes.models import Appearance, Speaker, WithheldName
from quotes.policy.facts import OtherArticle
from quotes.policy.identifying.analysis import Analysis, analyse
from quotes.policy.labels import core
from quotes.policy.wording import content_words, overlap

MOST_FITTING = 10
MOST_COMPARED = 2_000
FITS = 0.6
LEAST_WORDS = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a description, and why they narrow it; empty where they don't."""

    text: str
    why: str


@dataclass(frozen=True, kw_only=True)
class DescriptionReport:
    """What a description gives away. `fitting` is None for people who may not see who fits it."""

    version: ArticleVersion
    speaker: Speaker
    name: WithheldName | None
    analysis: Analysis
    fitting: Sequence[Appearance] | None

    @property
    def pieces(self) -> list[Piece]:
        """The description cut where words begin or cease to narrow it, in order."""
        return list(_pieces(self.analysis))


def report_on(version_id: int, speaker_id: int, *, show_fitting: bool) -> DescriptionReport:
    """The report on how a version describes a speaker, in at most five queries. Nothing of it is stored.

    Raises:
        Appearance.DoesNotExist: the version does not show the speaker, or the speaker has a full name.
    """
    shown = Appearance.objects.with_article().select_related("speaker").exclude(speaker__kind=Speaker.Kind.NAMED)
    appearance = shown.filter(version=version_id, speaker=speaker_id).order_by("-description_spans").first()
    if appearance is None:
        raise Appearance.DoesNotExist
    analysis = analyse(core(appearance.description), _elsewhere(appearance))
    names = WithheldName.objects.filter(version=version_id, speaker=speaker_id)
    return DescriptionReport(
        version=appearance.version,
        speaker=appearance.speaker,
        name=names.select_related("unnamed_source", "reason").first(),
        analysis=analysis,
        fitting=fitting_people(analysis.description) if show_fitting else None,
    )


def fitting_people(description: str) -> list[Appearance]:
    """How the archive shows named people whom a description fits, the best first."""
    words = content_words(description)
    if len(words) < LEAST_WORDS:
        return []
    people = Appearance.objects.current().with_article().select_related("speaker")
    people = people.filter(speaker__kind=Speaker.Kind.NAMED, speaker__entity=Speaker.Entity.PERSON)
    sharing = people.filter(reduce(or_, (Q(description__icontains=word) for word in words)))
    rated = [(_fit(description, each.description), each) for each in sharing.order_by("-pk")[:MOST_COMPARED]]
    best = sorted((pair for pair in rated if pair[0] >= FITS), key=lambda pair: -pair[0])
    return list({each.speaker_id: each for _, each in reversed(best[:MOST_FITTING])}.values())[::-1]


def _fit(description: str, other: str) -> float:
    shared = content_words(description) & content_words(other)
    return overlap(description, other) if len(shared) >= LEAST_WORDS else 0.0


def _elsewhere(appearance: Appearance) -> list[OtherArticle]:
    if appearance.speaker.kind != Speaker.Kind.PSEUDONYMOUS:
        return []
    others = Appearance.objects.current().of_speaker(appearance.speaker).with_article().exclude(description="")
    others = others.exclude(version__article=appearance.version.article_id).order_by("pk")
    return [OtherArticle(each.version.article.headline, each.description) for each in others]


def _pieces(analysis: Analysis) -> Iterator[Piece]:
    text = analysis.description
    edges = sorted({0, len(text)} | {edge for phrase in analysis.phrases for edge in phrase.span})
    for start, end in itertools.pairwise(edges):
        why = [p.why for p in analysis.phrases if p.span[0] <= start and end <= p.span[1]]
        yield Piece(text[start:end], why[0] if why else "")
