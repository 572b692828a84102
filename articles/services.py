"""Storing articles: once each, a new version when the text changed."""

from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from django.db import transaction

from articles.models import Article, ArticleVersion, Author, Outlet, hash_of
from articles.texts import one_line
from articles.withdrawn import without_withdrawn

LONGEST_NAME = 200
NOT_PERSONS = ("staff", "newsroom", "redacción", "desk", "agencies")


@dataclass(frozen=True, kw_only=True)
class ArticleDetails:
    """What is known of an article beside its text. Authors in `byline` are separated by "; ".

    `external_id` is the outlet's key for it; without one, the address or else the text identifies the article.
    `country` is where the outlet appears; what is known of that already stays.
    """

    outlet: str
    headline: str
    country: str = ""
    external_id: str = ""
    standfirst: str = ""
    section: str = ""
    byline: str = ""
    dateline: str = ""
    url: str = ""
    language: str = ""
    licence: str = ""
    fiction: bool = False
    published_at: datetime | None = None
    updated_at: datetime | None = None


@dataclass(frozen=True)
class StoredArticle:
    """`is_new` tells that this version of the text was not there before."""

    version: ArticleVersion
    is_new: bool


@transaction.atomic
def store_article(details: ArticleDetails, body: str) -> StoredArticle:
    """Store an article, or the next version of one that is there; the same text twice changes nothing.

    Names that were withdrawn after publication are covered before anything is stored.
    """
    details, body = without_withdrawn(_in_lines(details), body)
    body_hash = hash_of(body)
    outlet, _ = Outlet.objects.get_or_create(name=details.outlet)
    if details.country and not outlet.country:
        outlet.country = details.country
        outlet.save(update_fields=["country"])
    external_id = (details.external_id or details.url or body_hash)[:500]
    article, _ = Article.objects.get_or_create(
        outlet=outlet, external_id=external_id, defaults={"headline": details.headline}
    )
    article = Article.objects.select_for_update().get(pk=article.pk)
    known = article.versions.filter(body_hash=body_hash).first()
    if known:
        return StoredArticle(known, is_new=False)
    version = ArticleVersion.objects.create(
        article=article, number=article.versions.count() + 1, body=body, body_hash=body_hash
    )
    _describe(article, details, version)
    return StoredArticle(version, is_new=True)


def _in_lines(details: ArticleDetails) -> ArticleDetails:
    known = {field.name: getattr(details, field.name) for field in fields(details)}
    lines: dict[str, Any] = {name: one_line(text) for name, text in known.items() if isinstance(text, str)}
    return replace(details, **lines)


def _describe(article: Article, details: ArticleDetails, version: ArticleVersion) -> None:
    for field in ("headline", "standfirst", "section", "byline", "dateline", "url", "language", "licence", "fiction"):
        setattr(article, field, getattr(details, field) or getattr(article, field))
    article.published_at = article.published_at or details.published_at
    article.updated_at = _later(article.published_at, details.updated_at or article.updated_at)
    article.current_version = version
    article.save()
    names = [name.strip()[:LONGEST_NAME] for name in details.byline.split(";") if is_person(name)]
    article.authors.set([Author.objects.get_or_create(name=name)[0] for name in names])


def _later(published: datetime | None, updated: datetime | None) -> datetime | None:
    """When an article was updated, as far as that can be: not before it was published."""
    return None if published and updated and updated < published else updated


def is_person(name: str) -> bool:
    """Whether one part of a byline names a person, not a desk."""
    return bool(name.strip()) and not any(word in name.casefold() for word in NOT_PERSONS)
