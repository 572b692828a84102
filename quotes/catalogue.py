"""Articles as lists show them: with their newest run, their source mix and what was found in them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Subquery

from articles.models import Article
from articles.querysets import ArticleQuerySet
from quotes.mix import KINDS, SourceMix
from quotes.models import AttributionRun, Quote, WithheldName


@dataclass(frozen=True, slots=True)
class Entry:
    """One article in a list. `withheld` and `unexplained` are None for people who may not count them."""

    article: Article
    run: AttributionRun | None
    mix: SourceMix
    speakers: Mapping[str, int]
    quotes: int
    withheld: int | None
    unexplained: int | None


def newest_state() -> Subquery:
    """For articles: the state of the newest reading of the current version; nothing if there was none."""
    newest = AttributionRun.objects.filter(version=OuterRef("current_version")).order_by("-pk")
    return Subquery(newest.values("state")[:1])


def in_state(articles: ArticleQuerySet, state: str) -> ArticleQuerySet:
    """Those in a state; all of them for no state."""
    return articles.alias(state=newest_state()).filter(state=state) if state else articles


def with_quotes_to_review(articles: ArticleQuerySet) -> ArticleQuerySet:
    quotes = Quote.objects.statements().to_review()
    return articles.filter(Exists(quotes.filter(version=OuterRef("current_version"))))


def with_unexplained_names(articles: ArticleQuerySet) -> ArticleQuerySet:
    names = WithheldName.objects.unexplained()
    return articles.filter(Exists(names.filter(version=OuterRef("current_version"))))


def entries(articles: Sequence[Article], *, count_withheld: bool) -> list[Entry]:
    """The entries of these articles, in their order, in two or three queries whatever their number."""
    versions = [article.current_version_id for article in articles if article.current_version_id]
    runs = {run.version_id: run for run in AttributionRun.objects.latest_of(articles)}
    kinds: defaultdict[int | None, list[Mapping[str, Any]]] = defaultdict(list)
    for row in Quote.objects.standing().statements().by_version_and_kind(versions):
        kinds[row["version_id"]].append(row)
    names = {row["version_id"]: row for row in WithheldName.objects.by_version(versions)} if count_withheld else None
    return [
        _entry(article, runs.get(article.current_version_id or 0), kinds[article.current_version_id], names)
        for article in articles
    ]


def _entry(
    article: Article,
    run: AttributionRun | None,
    kinds: Sequence[Mapping[str, Any]],
    names: Mapping[int, Mapping[str, Any]] | None,
) -> Entry:
    nothing = {"names": 0, "unexplained": 0} if names is not None else {}
    counted = (names or {}).get(article.current_version_id or 0, nothing)
    speakers = {row["kind"]: row["speakers"] for row in kinds}
    return Entry(
        article=article,
        run=run,
        mix=SourceMix({row["kind"]: row["words"] for row in kinds}),
        speakers={kind: speakers[kind] for kind in KINDS if speakers.get(kind)},
        quotes=sum(row["quotes"] for row in kinds),
        withheld=counted.get("names"),
        unexplained=counted.get("unexplained"),
    )
