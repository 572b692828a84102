"""Reads over articles."""

from typing import TYPE_CHECKING, Self

from django.db import connection, models
from django.db.models.expressions import RawSQL

from articles.folding import straight

if TYPE_CHECKING:
    from articles.models import Article, Outlet  # noqa: F401  # in bases

FOUND = "ARRAY(SELECT onrecord_articles_with(websearch_to_tsquery('english', onrecord_fold(%s))))"
# What articles are chosen by, each in alphabetical order. DISTINCT would read a row of every article for the sections.
CHOICES = """
    WITH RECURSIVE sections AS (
        SELECT min(section) AS section FROM articles_article WHERE section > ''
        UNION ALL
        SELECT (SELECT min(section) FROM articles_article WHERE section > sections.section)
        FROM sections WHERE section IS NOT NULL
    )
    SELECT 'section', section, section FROM sections WHERE section IS NOT NULL
    UNION ALL SELECT 'outlet', id::text, name FROM articles_outlet
    ORDER BY 1, 3
"""


class IsAnyOf(models.Func):
    """Whether a key is in an array; the array is made first, and the rows found by the index of their keys."""

    arg_joiner = " = ANY("
    template = "%(expressions)s)"
    output_field = models.BooleanField()


class ArticleQuerySet(models.QuerySet["Article"]):
    def newest_first(self) -> Self:
        return self.order_by(models.F("published_at").desc(nulls_last=True), "-pk")

    def with_outlet(self) -> Self:
        return self.select_related("outlet")

    def found_by(self, words: str) -> Self:
        """Those that a search finds; all of them for no words."""
        found = RawSQL(FOUND, [straight(words)])  # noqa: S611  # our own SQL, the words a parameter
        return self.filter(IsAnyOf("pk", found)) if words else self

    def with_text(self) -> Self:
        """With the outlet and the version that is published now."""
        return self.select_related("outlet", "current_version")

    def of_outlet(self, outlet: "Outlet | str | None") -> Self:
        """Those of an outlet or of its key; all of them for none."""
        return self.filter(outlet=outlet) if outlet else self

    def in_section(self, section: str) -> Self:
        return self.filter(section=section) if section else self

    def choices(self) -> dict[str, list[tuple[str, str]]]:
        """Keys and names of all outlets ("outlet") and of all sections that have articles ("section")."""
        found: dict[str, list[tuple[str, str]]] = {"outlet": [], "section": []}
        with connection.cursor() as cursor:
            cursor.execute(CHOICES)
            for what, key, name in cursor.fetchall():
                found[what].append((key, name))
        return found
