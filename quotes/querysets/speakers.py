"""Reads over speakers and how articles present them."""

import re
from collections.abc import Collection
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.contrib.postgres.search import SearchQuery
from django.db import models
from django.db.models import F
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce

from articles.folding import name_vector
from articles.querysets import IsAnyOf
from quotes.attribution.names import fold

if TYPE_CHECKING:
    from articles.models import Article
    from quotes.models import Appearance, Speaker, SpeakerAlias  # noqa: F401  # in bases


# A speaker and all that were merged into it, also by way of others.
MEMBERS = """
WITH RECURSIVE member(id) AS (
    SELECT %s::bigint
    UNION ALL
    SELECT merged.id FROM quotes_speaker AS merged JOIN member ON merged.merged_into_id = member.id
) SELECT id FROM member
"""
# A speaker and those whom its profile tells to be quoted beside them.
WITH_COMPANY = """
ARRAY(
    SELECT %s::bigint
    UNION ALL
    SELECT (pair->>0)::bigint FROM quotes_speakerprofile, jsonb_array_elements(facts->'company') AS pair
    WHERE speaker_id = %s
)
"""
# Where a speaker was shown last: in the articles read last, and in the newest of those that quote them.
SHOWN_LAST = """
ARRAY(
    (SELECT id FROM quotes_appearance WHERE speaker_id = %s ORDER BY id DESC LIMIT 20)
    UNION
    SELECT shown.id
    FROM (
        SELECT article_id FROM (
            SELECT article_id, published_at FROM quotes_quotelisting WHERE speaker_id = %s
            ORDER BY published_at DESC LIMIT 200
        ) newest GROUP BY article_id ORDER BY max(published_at) DESC LIMIT 20
    ) quoted
        JOIN articles_article ON articles_article.id = quoted.article_id
        JOIN quotes_appearance shown ON shown.version_id = current_version_id AND shown.speaker_id = %s
)
"""
GREATEST_KEY = 2**63 - 1


def members_of(speaker: "Speaker") -> RawSQL:
    """For `__in`: the speaker and all that were merged into it."""
    return RawSQL(MEMBERS, [speaker.pk])  # noqa: S611  # our own SQL, and the key a parameter


class SpeakerQuerySet(models.QuerySet["Speaker"]):
    def standing(self) -> Self:
        """All but those that were merged into another."""
        return self.filter(merged_into=None)

    def called(self, typed: str) -> Self:
        """Those one of whose names has words that begin with all that was typed, in any order, without accents."""
        beginnings = " & ".join(f"{word}:*" for word in re.findall(r"[^\W_]+", fold(typed)))
        if not beginnings:
            return self.filter(pk__lt=0)  # nobody, in a form that can be part of a larger query
        asked = SearchQuery(beginnings, config="simple", search_type="raw")
        speakers = self.model.objects.all()
        aliases = apps.get_model("quotes", "SpeakerAlias").objects.alias(words=name_vector("name"))
        named = speakers.with_words(beginnings).order_by().values(who=Coalesce("merged_into", "pk"))
        printed = aliases.filter(words=asked).order_by().values(who=Coalesce("speaker__merged_into", "speaker"))
        return self.standing().filter(pk__in=named.union(printed))

    def with_words(self, query: str) -> Self:
        """Those whose name has the words of a query like "ana:* & be:*"."""
        asked = SearchQuery(query, config="simple", search_type="raw")
        return self.alias(words=name_vector("name")).filter(words=asked)

    def given_a_name(self) -> Self:
        """Those that a person gave a further name; few, and an index has them alone."""
        return self.exclude(given_keys=[])

    def for_choice(self) -> Self:
        """Those who may have spoken in any article, with their profile, most quoted first."""
        return self.filter(article=None).select_related("profile").most_quoted_first()

    def with_company(self, key: int) -> Self:
        """The speaker with a key, and those whom its profile tells to be quoted beside them."""
        key = min(key, GREATEST_KEY)
        people = RawSQL(WITH_COMPANY, [key, key])  # noqa: S611  # our own SQL, and the key a parameter
        return self.filter(IsAnyOf("pk", people)).select_related("profile", "merged_into")

    def most_quoted_first(self) -> Self:
        return self.order_by(F("profile__statements").desc(nulls_last=True), "name_key", "pk")

    def of_kinds(self, kinds: Collection[str]) -> Self:
        return self.filter(kind__in=kinds)

    def by_name(self) -> Self:
        return self.order_by("name_order", "pk")

    def unused(self) -> Self:
        """Those that no article shows, no quote refers to and no person decided about."""
        standing = self.standing().filter(merged=None, decisions=None, second_opinions=None)
        return standing.filter(quotes=None, appearances=None, withheld_names=None)


class AliasQuerySet(models.QuerySet["SpeakerAlias"]):
    def of_speaker(self, speaker: "Speaker") -> Self:
        """Also the names of those merged into the speaker, without those that a person took away."""
        return self.filter(speaker__in=members_of(speaker)).exclude(name__in=speaker.denied_names)


class AppearanceQuerySet(models.QuerySet["Appearance"]):
    def of_article(self, article: "Article") -> Self:
        return self.filter(version__article=article)

    def current(self) -> Self:
        return self.filter(version__current_of__isnull=False)

    def of_speaker(self, speaker: "Speaker") -> Self:
        return self.filter(speaker=speaker)

    def shown_last(self, speaker: "Speaker") -> Self:
        """Some that show a speaker, among them the newest ones, however many there are."""
        last = RawSQL(SHOWN_LAST, [speaker.pk] * 3)  # noqa: S611  # our own SQL, and the key a parameter
        return self.filter(IsAnyOf("pk", last))

    def with_article(self) -> Self:
        return self.select_related("version__article__outlet")

    def newest_first(self) -> Self:
        return self.order_by(F("version__article__published_at").desc(nulls_last=True), "-version__article")
