"""The first page: the newest articles, and what waits for whom."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import ArticleVersion
from quotes.desk import Pile
from quotes.models import AttributionRun, Quote, WithheldName, Wording
from quotes.search.keyset import Capped

ClientOf = Callable[[str], Client]
Read = Callable[..., ArticleVersion]


def desk(client: Client) -> Any:
    return client.get(reverse("home")).context["desk"]


@pytest.mark.parametrize("articles", [1, 3])
def test_home_costs_the_same_for_any_number_of_articles(
    client_of: ClientOf, read: Read, django_assert_num_queries: Any, articles: int
) -> None:
    for number in range(articles):
        read(f" It was article {number}.")
    client = client_of("admin")

    with django_assert_num_queries(9):
        client.get(reverse("home"))


def test_empty_archive_says_how_to_fill_it(client_of: ClientOf) -> None:
    page = client_of("reader").get(reverse("home"))

    assert reverse("article_add") in page.content.decode()
    assert page.context["entries"] == []


def test_each_role_sees_what_it_can_act_on(client_of: ClientOf, read: Read) -> None:
    read()
    WithheldName.objects.update(reason="none_stated")

    def waiting(role: str) -> tuple[int | None, ...]:
        found = desk(client_of(role))
        return found.to_review, found.unexplained, found.failed

    assert [waiting(role) for role in ("reader", "auditor", "reviewer", "admin")] == [
        (None, None, None),
        (None, 1, None),
        (3, 1, None),
        (3, 1, 0),
    ]


def test_numbers_lead_to_the_articles_behind_them(client_of: ClientOf, read: Read, store: Read) -> None:
    version = read()
    WithheldName.objects.update(reason="declined")
    AttributionRun.objects.create(version=store("Other words."), state="failed", message="It broke.")
    client = client_of("admin")

    page = client.get(reverse("home")).content.decode()

    for address, rows in (("/anonymity/sources/?strength=none", "entries"), ("/articles/?state=failed", "rows")):
        assert f'href="{address}"' in page
        assert len(client.get(address).context[rows]) == 1
    assert client.get("/review/", follow=True).context["desk"].item.quote in version.quotes.all()


def test_mix_counts_the_words_of_each_kind(client_of: ClientOf, read: Read) -> None:
    read()

    (entry,) = client_of("reader").get(reverse("home")).context["entries"]

    assert entry.mix.words == {"named": 8, "anonymous": 3}
    assert [(s.kind, s.percent) for s in entry.mix.shares] == [("named", 73), ("anonymous", 27)]


def test_rejected_quotes_and_beliefs_do_not_count(client_of: ClientOf, read: Read) -> None:
    version = read()
    Quote.objects.filter(form="direct").update(stance="belief")

    (entry,) = client_of("reader").get(reverse("home")).context["entries"]

    assert (entry.quotes, entry.speakers, desk(client_of("reader")).quotes) == (
        version.quotes.count() - 1,
        {"named": 1, "anonymous": 1},
        2,
    )


def test_trend_counts_the_last_twelve_weeks_and_leads_to_their_quotes(client_of: ClientOf, read: Read) -> None:
    now = timezone.now()
    read(published_at=now)
    read(" Earlier.", published_at=now - timedelta(weeks=3))
    read(" Long ago.", published_at=now - timedelta(weeks=13))
    client = client_of("reader")

    chart = client.get(reverse("home")).context["trend"]

    assert {series.style: sum(series.values) for series in chart.series} == {
        "named": 16,
        "pseudonymous": 0,
        "anonymous": 6,
        "unknown": 0,
    }
    assert chart.series[0].values[-1] == chart.series[0].values[-4] == 8
    assert len(client.get(chart.addresses[-4]).context["hits"]) == 3
    assert chart.caption.startswith("27% of 22 attributed words come from speakers without a name.")


def test_trend_counts_what_is_reprinted_once(client_of: ClientOf, read: Read) -> None:
    now = timezone.now()
    reprint = read(published_at=now)
    original = read(" Earlier.", published_at=now - timedelta(weeks=3))
    for copy, first in zip(reprint.quotes.all(), original.quotes.all(), strict=True):
        Wording.objects.create(quote=copy, signature=[], group=first.pk, copy_of=first)

    chart = client_of("reader").get(reverse("home")).context["trend"]

    assert [sum(series.values[-4:]) for series in chart.series[:1]] == [chart.series[0].values[-4]] == [8]
    assert chart.caption.endswith("What articles only reprint from one another counts once.")


def test_numbers_are_counted_no_further_than_needed() -> None:
    assert [str(Capped(number)) for number in (9, 10_000, 10_001)] == ["9", "10,000", "10,000+"]
    assert [str(Pile(number)) for number in (9, 1_000, 1_001)] == ["9", "1,000", "1,000+"]


def test_piles_are_counted_no_further_than_to_their_end(
    client_of: ClientOf, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Pile, "most", 1)
    read()
    found = desk(client_of("reviewer"))

    assert (str(found.to_review), str(found.quotes)) == ("1+", "3")
