"""Articles page by page, with the words that they were found by."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models.expressions import RawSQL

from articles.folding import straight, typed
from articles.models import Article, dated
from articles.querysets import ArticleQuerySet
from quotes.search.highlights import Stretch, highlighted
from quotes.search.keyset import ROWS, Leaf, Order, Query, Turn, leaf_of
from quotes.search.ranking import BEST_FIRST, ranked

ARTICLES_PER_PAGE = 20
NEWEST_FIRST = Order("at", datetime.fromisoformat)
RANKED = 500  # the newest of them, if more fit
BEST = ranked(
    f"(SELECT * FROM every ORDER BY at DESC, pk DESC LIMIT {RANKED}) newest "
    "JOIN (SELECT article_id, words FROM articles_articleindex) i ON article_id = pk"
)
READ_CHARACTERS = 50_000  # of each article on a page, for a passage with the words

ASKED = "websearch_to_tsquery('english', onrecord_fold(%s))"
# Of all articles with the words, those that are ranked; and all of them, to be counted.
NEWEST = f"SELECT at, {ASKED} AS asked, article_id AS pk FROM onrecord_newest_articles_with({ASKED}, {RANKED})"
EVERY = f"(SELECT onrecord_articles_with({ASKED})) every_one"

# The paragraph of an article with most of the words; nothing if they stand in its headline or byline alone.
PASSAGE = f"""(
    SELECT paragraph FROM articles_articleversion v,
        regexp_split_to_table(left(v.body, {READ_CHARACTERS}), '\\n+') WITH ORDINALITY AS p (paragraph, place),
        LATERAL (SELECT to_tsvector('english', onrecord_fold(paragraph)) AS words,
                        {ASKED} AS asked OFFSET 0) w,
        LATERAL (SELECT ts_rank(words, replace(asked::text, '&', '|')::tsquery) AS rank OFFSET 0) r
    WHERE v.id = articles_article.current_version_id AND rank > 0
    ORDER BY words @@ asked DESC, rank DESC, place LIMIT 1
)"""


@dataclass(frozen=True, slots=True)
class ArticleHit:
    """An article that was found; headline and passage are cut where the words of the search stand in them."""

    article: Article
    headline: Sequence[Stretch]
    passage: Sequence[Stretch]


def find_articles(
    articles: ArticleQuerySet | None, words: str, turn: Turn, *, best: bool, size: int = ARTICLES_PER_PAGE
) -> tuple[list[ArticleHit], Leaf]:
    """A page of articles, found by these words if any.

    Args:
        articles: among which to look; None for all.
        best: the best match first, else the newest.
    """
    if best and articles is None:
        leaf = _best_of_all(straight(words), turn, size)
    else:
        among = Article.objects.all() if articles is None else articles
        leaf = _leaf(among.found_by(words), words, turn, best=best, size=size)
    rows = Article.objects.with_outlet()
    if words:
        rows = rows.annotate(passage=RawSQL(PASSAGE, [straight(words)]))  # noqa: S611  # our own SQL, words a parameter
    shown = rows.in_bulk(list(leaf.keys))
    return _hits([shown[key] for key in leaf.keys if key in shown], words), leaf


def _best_of_all(words: str, turn: Turn, size: int) -> Leaf:
    """The best of all articles with the words, of which only the newest are looked at and the rest is counted."""
    every: Query = (NEWEST, [words, words])
    return leaf_of(every, order=BEST_FIRST, turn=turn, size=size, counted=(EVERY, [words]), at_once=True, found=BEST)


def _leaf(articles: ArticleQuerySet, words: str, turn: Turn, *, best: bool, size: int) -> Leaf:
    every = articles.annotate(at=dated(), asked=typed(words)).order_by().values("at", "asked", "pk")
    return leaf_of(
        every.query.sql_with_params(),
        order=BEST_FIRST if best else NEWEST_FIRST,
        turn=turn,
        size=size,
        counted=True,
        at_once=bool(words),
        found=BEST if best else ROWS,
    )


def _hits(articles: Sequence[Article], words: str) -> list[ArticleHit]:
    headlines = [article.headline for article in articles]
    passages = [getattr(article, "passage", None) or "" for article in articles]
    marked = highlighted([*headlines, *passages], words)
    pairs = zip(marked[: len(articles)], marked[len(articles) :], strict=True)
    return [ArticleHit(article, *pair) for article, pair in zip(articles, pairs, strict=True)]
