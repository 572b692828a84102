"""Articles page by page."""

from collections.abc import Sequence
from datetime import datetime

from articles.models import Article, dated
from articles.querysets import ArticleQuerySet
from quotes.search.keyset import Leaf, Order, Turn, leaf_of

ARTICLES_PER_PAGE = 20
NEWEST_FIRST = Order("dated", datetime.fromisoformat)


def find_articles(articles: ArticleQuerySet, turn: Turn) -> tuple[Sequence[Article], Leaf]:
    """A page of articles, newest first."""
    sql, params = articles.annotate(dated=dated()).order_by().values("dated", "pk").query.sql_with_params()
    leaf = leaf_of(sql, params, order=NEWEST_FIRST, turn=turn, size=ARTICLES_PER_PAGE, counted=True)
    rows = Article.objects.with_outlet().in_bulk(list(leaf.keys))
    return [rows[key] for key in leaf.keys if key in rows], leaf
