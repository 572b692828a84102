"""Storing articles: once each, a new version when the text changed."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from articles.models import Article, ArticleVersion, Author, Outlet, hash_of
from articles.withdrawn import without_withdrawn

NOT_PERSONS = ("staff", "newsroom", "redacción", "desk", "agencies")


@dataclass(frozen=True, kw_only=True)
class ArticleDetails:
    """What is known of an article beside its text. Authors in `byline` are separated by "; ".

    `external_id` is the outlet's key for it; without one, the address or else the text identifies the article.
    """

    outlet: str
    headline: str
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
    details, body = without_withdrawn(details, body)
    body_hash = hash_of(body)
    outlet, _ = Outlet.objects.get_or_create(name=details.outlet)
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


def _describe(article: Article, details: ArticleDetails, version: ArticleVersion) -> None:
    for field in ("headline", "standfirst", "section", "byline", "dateline", "url", "language", "licence", "fiction"):
        setattr(article, field, getattr(details, field) or getattr(article, field))
    article.published_at = article.published_at or details.published_at
    article.updated_at = details.updated_at or article.updated_at
    article.current_version = version
    article.save()
    names = [name.strip() for name in details.byline.split(";") if is_person(name)]
    article.authors.set([Author.objects.get_or_create(name=name)[0] for name in names])


def is_person(name: str) -> bool:
    """Whether one part of a byline names a person, not a desk."""
    return bool(name.strip()) and not any(word in name.casefold() for word in NOT_PERSONS)
