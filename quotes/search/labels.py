"""What the values of facets are called on pages."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast

from articles.models import Author, Outlet
from quotes.models import Reason, Speaker

STORED: Mapping[str, tuple["QuerySet[Any]", str]] = {
    "speaker": (Speaker.objects.all(), "name"),
    "outlet": (Outlet.objects.all(), "name"),
    "author": (Author.objects.all(), "name"),
    "reason": (Reason.objects.all(), "label"),
}
UNNAMED = "unnamed"
WORDS = {
    "kind": {"unknown": "speaker not found"},
    "stance": {"statement": "said", "belief": "thought or hoped"},
    "status": {"proposed": "not reviewed"},
    "sure": {"high": "90% or more", "fair": "70 to 90%", "low": "under 70%"},
}


class Labels:
    """Names of the values of facets; those that are rows are read in one query.

    Args:
        values: all that will be asked for, by facet.
    """

    def __init__(self, values: Mapping[str, Iterable[str]]) -> None:
        self._stored: dict[str, dict[str, str]] = defaultdict(dict)
        parts = [_rows(facet, values.get(facet, ())) for facet in STORED]
        found = parts[0].union(*parts[1:], all=True)
        for facet, key, name in found:
            self._stored[facet][key] = name

    def of(self, facet: str, value: str) -> str:
        if facet in STORED:
            return self._stored[facet].get(value) or (UNNAMED if facet == "speaker" else value)
        if facet == "month":
            return _month(value)
        return WORDS.get(facet, {}).get(value, value)


def _rows(facet: str, values: Iterable[str]) -> "QuerySet[Any, tuple[str, str, str]]":
    stored, name = STORED[facet]
    keys = [value for value in values if facet == "reason" or (value.isdecimal() and len(value) < 19)]
    rows = stored.filter(pk__in=keys).order_by()
    return rows.values_list(Value(facet, CharField()), Cast("pk", CharField()), name)


def _month(value: str) -> str:
    try:
        return f"{date.fromisoformat(f'{value}-01'):%b %Y}"
    except ValueError:
        return value
