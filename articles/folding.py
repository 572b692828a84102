"""Searching without regard to case, marks and kinds of apostrophe, by functions of the database."""

from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db.models import F, Func, TextField, Value

CURLY = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})


class Fold(Func):
    """Words as they are compared; the same as `fold` of `quotes.attribution.names`."""

    function = "onrecord_fold"
    output_field = TextField()


class NameVector(Func):
    """The words of a name, folded, as an index holds them."""

    template = "to_tsvector('simple', onrecord_fold(%(expressions)s))"
    output_field = SearchVectorField()


class NameOrder(Func):
    """A name as lists put it in order: a person's by the family name; of a name and what has it."""

    function = "onrecord_name_order"
    output_field = TextField()


def name_vector(column: str) -> NameVector:
    return NameVector(F(column))


def straight(words: str) -> str:
    """What somebody typed, with the quotation marks that make a phrase."""
    return words.translate(CURLY)


def typed(words: str) -> SearchQuery:
    """What somebody typed as a search: words, "phrases", or, -without; English endings don't matter."""
    return SearchQuery(Fold(Value(straight(words))), config="english", search_type="websearch")
