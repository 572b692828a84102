"""A quote that somebody works on is theirs for a while; what happens when that while is over."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from articles.models import ArticleVersion
from quotes.models import Quote, Reservation
from tests.e2e.reviewing import expect_decided, expect_rest, keys

pytestmark = pytest.mark.browser

OpenAs = Callable[..., Page]
ReadMany = Callable[[int], list[ArticleVersion]]


@pytest.fixture
def quote(read: ReadMany) -> Quote:
    read(1)
    return Quote.objects.by_worth()[0]


def open_quote(open_as: OpenAs, quote: Quote, role: str) -> Page:
    page = open_as(role)
    page.goto(f"/review/{quote.pk}/")
    return page


def let_reservations_run_out() -> None:
    Reservation.objects.update(until=timezone.now() - timedelta(seconds=1))


def decided_by(quote: Quote) -> list[tuple[str, str, str]]:
    quote.refresh_from_db()
    return [(each.user.username, each.action, each.why) for each in quote.decisions.select_related("user")]


def test_who_took_too_long_is_told_what_another_decided_and_keeps_the_reason(open_as: OpenAs, quote: Quote) -> None:
    slow = open_quote(open_as, quote, "reviewer")
    expect(slow.locator("#upcoming > .item")).to_have_count(1)
    slow.locator("summary", has_text="Via, and why").first.click()
    slow.get_by_label("Why you decide so").first.fill("The minutes say so")
    quick = open_quote(open_as, quote, "admin")
    expect(quick.get_by_text("reviewer is working on this")).to_be_visible()

    let_reservations_run_out()
    quick.reload()
    keys(quick, "x")
    expect_decided(quick, 1, 3)
    slow.get_by_role("button", name="Accept").first.click()

    expect(slow.get_by_role("alert").first).to_contain_text("While you looked: rejected by admin.")
    expect(slow.get_by_label("Why you decide so").first).to_have_value("The minutes say so")
    assert (decided_by(quote), quote.status) == ([("admin", "reject", "")], "rejected")
    expect_rest(slow)
    slow.locator("#desk > .item button[value=accept]").click()
    expect(slow.locator(".review-done").first).to_be_visible()
    assert decided_by(quote) == [("admin", "reject", ""), ("reviewer", "confirm", "The minutes say so")]


def test_who_took_over_is_told_when_the_first_decides_after_all(open_as: OpenAs, quote: Quote) -> None:
    first = open_quote(open_as, quote, "reviewer")
    expect(first.locator("#upcoming > .item")).to_have_count(1)
    let_reservations_run_out()
    second = open_quote(open_as, quote, "admin")
    expect(second.get_by_role("button", name="Accept").first).to_be_visible()
    expect(second.locator("#upcoming > .item")).to_have_count(1)

    keys(first, "a")
    expect_decided(first, 1, 3)
    keys(second, "x")

    expect(second.get_by_role("alert").first).to_contain_text("While you looked: confirmed by reviewer.")
    assert (decided_by(quote), quote.status) == ([("reviewer", "confirm", "")], "confirmed")
