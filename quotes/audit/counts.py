"""Counting withheld names and articles by many things at once, in one pass over each."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from quotes.audit.selection import Selection
from quotes.mix import KINDS

# A few groups are counted in one pass; all else is summed up from these.
NAMES = """
    WITH grouped AS MATERIALIZED (
        SELECT GROUPING(reason_id, outlet_id, authors, phrase) AS bits, reason_id, kind, section, approver_id,
               outlet_id, month, authors, phrase, count(*) AS names,
               count(*) FILTER (WHERE strength = 'none') AS unexplained
        FROM ({found}) found
        GROUP BY GROUPING SETS ((reason_id, kind, section, approver_id), (outlet_id, month), (authors), (phrase))
    ), counted AS (
        SELECT 'reason' AS dimension, reason_id AS key, r.label, names, unexplained
        FROM grouped JOIN quotes_reason r ON r.code = reason_id WHERE bits = 7
        UNION ALL SELECT 'strength', r.strength, r.strength, names, unexplained
        FROM grouped JOIN quotes_reason r ON r.code = reason_id WHERE bits = 7
        UNION ALL SELECT 'kind', kind, kind, names, unexplained FROM grouped WHERE bits = 7
        UNION ALL SELECT 'section', section, section, names, unexplained FROM grouped WHERE bits = 7
        UNION ALL SELECT 'approver', COALESCE(u.username, ''), u.username, names, unexplained
        FROM grouped LEFT JOIN auth_user u ON u.id = approver_id WHERE bits = 7
        UNION ALL SELECT 'outlet', o.name, o.name, names, unexplained
        FROM grouped JOIN articles_outlet o ON o.id = outlet_id WHERE bits = 11
        UNION ALL SELECT 'month', COALESCE(month::text, ''), '', names, unexplained FROM grouped WHERE bits = 11
        UNION ALL SELECT 'author', a.name, a.name, names, unexplained
        FROM grouped CROSS JOIN unnest(authors) author JOIN articles_author a ON a.id = author WHERE bits = 13
        UNION ALL (
            SELECT 'phrase', phrase, phrase, names, unexplained FROM grouped
            WHERE bits = 14 AND phrase <> '' AND names >= 2 ORDER BY names DESC, phrase LIMIT 12
        )
    )
    SELECT dimension, key, min(label) AS label, sum(names)::bigint AS names, sum(unexplained)::bigint AS unexplained
    FROM counted GROUP BY dimension, key
"""
ARTICLES = """
    WITH grouped AS MATERIALIZED (
        SELECT GROUPING(outlet_id, section, authors) AS bits, outlet_id, month, section, authors,
               count(*) FILTER (WHERE NOT reprinted) AS articles, sum(named) AS named,
               sum(pseudonymous) AS pseudonymous, sum(anonymous) AS anonymous, sum(unknown) AS unknown
        FROM ({found}) found GROUP BY GROUPING SETS ((outlet_id, month), (section), (authors))
    ), counted AS (
        SELECT 'outlet' AS dimension, o.name AS key, o.name AS label, grouped.*
        FROM grouped JOIN articles_outlet o ON o.id = outlet_id WHERE bits = 3
        UNION ALL SELECT 'month', COALESCE(month::text, ''), '', grouped.* FROM grouped WHERE bits = 3
        UNION ALL SELECT 'section', section, section, grouped.* FROM grouped WHERE bits = 5
        UNION ALL SELECT 'author', a.name, a.name, grouped.*
        FROM grouped CROSS JOIN unnest(authors) author JOIN articles_author a ON a.id = author WHERE bits = 6
    )
    SELECT dimension, key, min(label) AS label, sum(articles)::bigint AS articles, sum(named)::bigint AS named,
           sum(pseudonymous)::bigint AS pseudonymous, sum(anonymous)::bigint AS anonymous,
           sum(unknown)::bigint AS unknown
    FROM counted GROUP BY dimension, key
"""


def count_names(selection: Selection) -> Iterator[Mapping[str, Any]]:
    """A row for each key of each dimension: `dimension`, `key`, `label`, `names`, `unexplained`.

    The key is empty for no section, no approver and no date. Of phrases, the most used that were used twice.
    """
    columns = ("reason_id", "strength", "kind", "outlet_id", "section", "approver_id", "month", "authors", "phrase")
    return _rows(NAMES, selection.listed.order_by().values(*columns))


def count_articles(selection: Selection) -> Iterator[Mapping[str, Any]]:
    """A row for each key of each dimension of articles: `dimension`, `key`, `label`, `articles`, words by kind."""
    return _rows(ARTICLES, selection.articles.order_by().values(*KINDS, *ARTICLE_COLUMNS))


ARTICLE_COLUMNS = ("outlet_id", "section", "month", "authors", "reprinted")


def _rows(statement: str, found: "QuerySet[Any, Any]") -> Iterator[Mapping[str, Any]]:
    sql, params = found.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(statement.format(found=sql), params)
        names = [column.name for column in cursor.description or ()]
        for row in cursor.fetchall():
            yield dict(zip(names, row, strict=True))
