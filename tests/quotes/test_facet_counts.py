"""Whatever is asked: the count of a facet's value is what one gets by clicking it."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import cycle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.models import ArticleVersion, Author
from quotes.models import Quote, QuoteListing, WithheldName
from quotes.search import facets
from quotes.search.facets import count_facets
from quotes.search.quotes import FACETS, QuoteSearch

Read = Callable[..., ArticleVersion]
WORDS = ["", "bridge", "bridge or cables", "bell -bridge", '"not safe"', "zeppelin"]
DAYS = st.none() | st.dates(date(2025, 12, 1), date(2026, 5, 1))
MANY_VALUES = {
    "kind": ["named", "anonymous", "unknown"],
    "entity": ["person", "organization"],
    "form": ["direct", "indirect", "mixed"],
    "stance": ["statement", "belief"],
    "channel": ["letter", "email"],
    "section": ["City", "Region"],
    "month": ["2026-01", "2026-02", "2026-04"],
    "reason": ["safety", "candor"],
    "status": ["proposed", "confirmed", "rejected"],
    "sure": ["high", "fair", "low"],
}
SEARCHES = st.builds(
    QuoteSearch,
    words=st.sampled_from(WORDS),
    chosen=st.fixed_dictionaries(
        {}, optional={name: st.sets(st.sampled_from(values)).map(tuple) for name, values in MANY_VALUES.items()}
    ),
    since=DAYS,
    until=DAYS,
)


@pytest.fixture
def archive(read: Read) -> None:
    """Twenty-four quotes that differ in every facet."""
    for number in range(8):
        at = datetime(2026, 1 + number % 3, 5, tzinfo=UTC) if number else None
        authors = ("Ida Malm", "Ida Malm; Ole Brandt", "")[number % 3]
        section = ("City", "Region", "")[number % 3]
        read(f" It was {number}.", outlet=f"Courier {number % 2}", section=section, byline=authors, published_at=at)
    names = WithheldName.objects.order_by("pk")
    for name, reason in zip(names, cycle(["safety", "candor", "declined"]), strict=False):
        names.filter(pk=name.pk).update(reason=reason)
    values: dict[str, cycle[object]] = {
        "stance": cycle(["statement", "statement", "belief"]),
        "channel": cycle(["", "letter", "", "email", ""]),
        "confidence": cycle([0.95, 0.5, 0.8, 0.99]),
    }
    for number, quote in enumerate(Quote.objects.order_by("pk")):
        changed = {name: next(each) for name, each in values.items()}
        Quote.objects.filter(pk=quote.pk).update(**changed, **({} if number % 7 else {"speaker": None}))


@pytest.mark.usefixtures("archive")
def test_counts_are_what_one_gets_by_clicking() -> None:
    every = {tag for tags in QuoteListing.objects.values_list("tags", flat=True) for tag in tags}

    @settings(deadline=None, max_examples=60)
    @given(search=SEARCHES)
    def check(search: QuoteSearch) -> None:
        counts = count_facets(search)
        promised = {
            f"{facet}={value}": amount.number
            for facet, found in counts.values.items()
            for value, amount in found.items()
        }
        clicked = {tag: search.having(*_pair(tag)).listing().count() for tag in every}

        assert counts.total.number == search.listing().count()
        assert promised == {tag: number for tag, number in clicked.items() if number}

    check()
    assert {tag.partition("=")[0] for tag in every} == FACETS.keys()


def _pair(tag: str) -> tuple[str, list[str]]:
    facet, _, value = tag.partition("=")
    return facet, [value]


@pytest.mark.usefixtures("archive")
def test_of_many_values_the_most_frequent_and_the_chosen_are_counted_right(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facets, "MOST", 1)
    open_search = QuoteSearch()
    frequent = next(iter(count_facets(open_search).values["author"]))

    for author in map(str, Author.objects.values_list("pk", flat=True)):
        search = open_search.having("author", [author])
        told = count_facets(search).values["author"]

        assert {author, frequent} == told.keys()
        for value, amount in told.items():
            assert amount.number == search.having("author", [value]).listing().count()
