"""Whatever stands in an address: an answer, never a broken page."""

from collections.abc import Callable

import pytest
from django.test import Client

from articles.models import ArticleVersion
from quotes.models import Speaker

ClientOf = Callable[[str], Client]
Read = Callable[..., ArticleVersion]
LISTED = ("after", "before", "page")
DATED = ("since", "until", "outlet", "section", "author", "month", "reason", "kind")
ASKED = {
    "/quotes/": ("q", "sort", "speaker", "status", "sure", *DATED, *LISTED),
    "/quotes.csv": ("q", "month", "since", "until"),
    "/search/": ("q", "page"),
    "/speakers/": ("q", "kind", *LISTED),
    "/speakers/{speaker}/": ("q", "period", "beliefs", *LISTED),
    "/speakers/compare/": ("a", "b", "a_name", "q"),
    "/articles/": ("q", "sort", "outlet", "section", "state", *LISTED),
    "/articles/{article}/": ("version", "part", "quote"),
    "/articles.atom": ("q", "outlet"),
    "/anonymity/": ("strength", "approver", *DATED),
    "/anonymity/sources/": ("strength", *DATED, *LISTED),
    "/anonymity/findings/": ("rule", "severity", "page"),
    "/anonymity/report/": DATED,
    "/review/": ("article", "speaker", "outlet"),
    "/review/speakers/": ("find",),
    "/jobs/": ("page",),
}
VALUES = {
    "negative": "-1",
    "beyond every number": "9" * 30,
    "not a number": "NaN~NaN",
    "endless": "1e400~1",
    "null byte": "a\0b",
    "ten thousand letters": "x" * 10_000,
    "operators": "& | ! ( <-> :* \\ '",
    "no day": "2026-02-31",
    "last day": "9999-12-31",
    "first day": "0001-01-01",
    "last moment": "9999-12-31T23:59:59-14:00~1",
}


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_absurd_addresses_are_answered(client_of: ClientOf, read: Read, value: str) -> None:
    version = read()
    speaker = Speaker.objects.get(name="Ana Bell")
    client = client_of("admin")
    addresses = {
        page.format(article=version.article_id, speaker=speaker.pk): names for page, names in ASKED.items()
    }  # fmt: skip

    answers = {
        (address, name): client.get(address, {name: value}, follow=True).status_code
        for address, names in addresses.items()
        for name in names
    }

    assert {asked: code for asked, code in answers.items() if code not in (200, 404)} == {}
