"""Reads over articles."""

from typing import TYPE_CHECKING, Self

from django.db import connection, models

from articles.folding import typed

if TYPE_CHECKING:
    from articles.models import Article, Outlet  # noqa: F401  # in bases

# DISTINCT would read a row for every article.
SECTIONS = """
    WITH RECURSIVE sections AS (
        SELECT min(section) AS section FROM articles_article WHERE section > ''
        UNION ALL
        SELECT (SELECT min(section) FROM articles_article WHERE section > sections.section)
        FROM sections WHERE section IS NOT NULL
    )
    SELECT section FROM sections WHERE section IS NOT NULL
"""


class ArticleQuerySet(models.QuerySet["Article"]):
    def newest_first(self) -> Self:
        return self.order_by(models.F("published_at").desc(nulls_last=True), "-pk")

    def with_outlet(self) -> Self:
        return self.select_related("outlet")

    def found_by(self, words: str) -> Self:
        """Those that a search finds; all of them for no words."""
        return self.filter(index__words=typed(words)) if words else self

    def with_text(self) -> Self:
        """With the outlet and the version that is published now."""
        return self.select_related("outlet", "current_version")

    def of_outlet(self, outlet: "Outlet | None") -> Self:
        return self.filter(outlet=outlet) if outlet else self

    def in_section(self, section: str) -> Self:
        return self.filter(section=section) if section else self

    def sections(self) -> list[str]:
        """Every section that has articles, in alphabetical order; one step through an index for each."""
        with connection.cursor() as cursor:
            cursor.execute(SECTIONS)
            return [section for (section,) in cursor.fetchall()]
