"""Reviewing on a slow network: what is pressed is done to what was in view, or not at all, and no click is lost."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, Route, expect

from articles.models import ArticleVersion
from quotes.models import Quote
from quotes.services.quotes import reject_quote
from tests.e2e.reviewing import add_speaker, expect_decided, expect_rest, keys, read_again

pytestmark = pytest.mark.browser

OpenAs = Callable[..., Page]
ReadMany = Callable[[int], list[ArticleVersion]]

BETWEEN_KEYS_MS = 20
PRESS_AS_SOON_AS_SEEN = """([key, text]) => new MutationObserver((changes, watch) => {
    const alerts = [...document.querySelectorAll("[role=alert]")].filter((each) => each.checkVisibility());
    if (!alerts.some((each) => each.innerText.includes(text))) return;
    watch.disconnect();
    document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    document.body.dataset.pressed = key;
}).observe(document, { subtree: true, childList: true, attributes: true })"""
LOG_KEYS = """() => {
    window.pressed = [];
    document.addEventListener("keydown", (event) => {
        const inView = [...document.querySelectorAll("#desk .item")].find((each) => each.checkVisibility());
        window.pressed.push([inView?.dataset.quote ?? "", event.key]);
    }, true);
}"""


def slow(page: Page, milliseconds: int) -> None:
    """Let every answer come so much later."""
    conditions = {"offline": False, "latency": milliseconds, "downloadThroughput": -1, "uploadThroughput": -1}
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", conditions)


@contextmanager
def answers_wait(page: Page) -> Iterator[None]:
    """Nothing asked for within the block is answered before its end."""
    asked: list[Route] | None = []

    def ask(route: Route) -> None:
        if asked is None:
            route.fallback()
        else:
            asked.append(route)

    page.route("**/review/**", ask)
    yield
    held, asked = asked or [], None
    for route in held:
        route.continue_()


def quick(page: Page, *pressed: str) -> None:
    """Press keys as fast as fingers can."""
    for key in pressed:
        page.keyboard.press(key)
        page.wait_for_timeout(BETWEEN_KEYS_MS)


def open_queue(open_as: OpenAs, *, latency: int = 0) -> Page:
    """The first quote in view, the second one ready."""
    page = open_as("reviewer")
    page.goto("/review/")
    expect(page.locator("#upcoming > .item")).to_have_count(1)
    slow(page, latency)
    return page


def test_keys_pressed_while_a_decision_is_written_are_about_the_quote_in_view(open_as: OpenAs, read: ReadMany) -> None:
    read(1)
    first, second, third = Quote.objects.by_worth()
    page = open_queue(open_as)

    with answers_wait(page):
        quick(page, "a", "2", "Enter", "x")  # the last one while the second quote is still in view
    expect_decided(page, 2, 3)

    for quote in (first, second, third):
        quote.refresh_from_db()
    assert [quote.status for quote in (first, second, third)] == ["confirmed", "confirmed", "proposed"]
    assert (str(second.speaker), second.decision and second.decision.action) == ("unnamed person", "correct")
    expect(page.locator("#problem")).to_contain_text("was not done")


def test_keys_meant_for_the_next_quote_do_nothing_where_the_last_decision_is_refused(
    open_as: OpenAs, read: ReadMany, person: Callable[[str], User]
) -> None:
    read(1)
    first, second, _ = Quote.objects.by_worth()
    page = open_queue(open_as)
    reject_quote(first, by=person("admin"))
    page.evaluate(PRESS_AS_SOON_AS_SEEN, ["a", "rejected by admin"])  # before anybody can have read what came back

    with answers_wait(page):
        quick(page, "a", "x")
    expect(page.locator("body[data-pressed=a]")).to_be_attached()
    expect_rest(page)

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.status, first.decision and first.decision.user.username) == ("rejected", "admin")
    assert second.status == "proposed"


def test_keys_pressed_before_the_next_quote_is_in_view_do_nothing(open_as: OpenAs, read: ReadMany) -> None:
    read(1)
    page = open_as("reviewer")
    page.route("**/upcoming/*", lambda route: None)
    page.goto("/review/")

    with answers_wait(page):
        quick(page, "a", "x", "2", "Enter")
    expect_decided(page, 1, 3)

    assert sorted(Quote.objects.values_list("status", flat=True)) == ["confirmed", "proposed", "proposed"]


def test_a_key_held_down_decides_once(open_as: OpenAs, read: ReadMany) -> None:
    read(1)
    page = open_queue(open_as, latency=0)

    for _ in range(12):
        page.keyboard.down("a")
        page.wait_for_timeout(BETWEEN_KEYS_MS)
    page.keyboard.up("a")
    expect_decided(page, 1, 3)

    assert Quote.objects.to_review().count() == 2


@pytest.mark.parametrize("seed", range(3))
def test_no_key_at_random_decides_about_a_quote_that_was_not_in_view(
    open_as: OpenAs, read: ReadMany, seed: int
) -> None:
    versions, chance = read(12), Random(seed)  # noqa: S311  # a test's dice
    page = open_queue(open_as, latency=chance.choice([60, 150, 400]))
    page.evaluate(LOG_KEYS)

    for number in range(90):
        quick(page, chance.choice(["a", "x", "a", "x", "a", "x", "2", "1", "o", "Enter", "Enter", "u", "b", "j"]))
        page.wait_for_timeout(chance.choice([0, 0, 0, 150, 500]))
        if number % 40 == 25:
            read_again(chance.choice(versions), stance=chance.choice(["belief", "statement"]))
    expect_rest(page)

    pressed = {(int(quote), key) for quote, key in page.evaluate("window.pressed") if quote}
    decided = Quote.objects.decided().exclude(status="proposed")
    meant = {"rejected": ["x"], "confirmed": ["a", "Enter"]}
    unmeant = [str(quote) for quote in decided if not any((quote.pk, key) in pressed for key in meant[quote.status])]
    assert (decided.count() > 3, unmeant) == (True, [])


def test_save_is_not_lost_while_the_words_are_tried_on(open_as: OpenAs, read: ReadMany) -> None:
    read(1)
    quote = Quote.objects.get(content="the bridge would close")
    page = open_as("reviewer")
    page.goto(f"/review/{quote.pk}/")
    slow(page, 500)

    keys(page, "t", "ArrowRight", "Enter")
    page.get_by_label("Stance").first.select_option("belief")
    page.get_by_text("Nobody can tell").first.click()
    page.get_by_role("button", name="Save and next").click()
    expect_decided(page, 1, 3)

    quote.refresh_from_db()
    assert (quote.content, quote.stance, quote.speaker) == ("bridge", "belief", None)


def test_a_click_whose_button_is_put_anew_meanwhile_is_not_lost(open_as: OpenAs, read: ReadMany) -> None:
    read(1)
    quote = Quote.objects.get(content="the bridge would close")
    page = open_as("reviewer")
    page.goto(f"/review/{quote.pk}/")
    button = page.get_by_role("button", name="Reject").first
    box = button.bounding_box()
    assert box
    slow(page, 400)

    keys(page, "m")  # asks the server
    page.mouse.move(box["x"] + 10, box["y"] + 10)
    page.mouse.down()
    expect(page.locator(".details .error")).to_contain_text("It is indirect")
    page.mouse.up()
    if (now := button.bounding_box()) and now["y"] != box["y"]:  # it moved from under the pointer: nothing is pressed
        button.click()
    expect_decided(page, 1, 3)

    quote.refresh_from_db()
    assert quote.status == "rejected"


def test_save_is_not_lost_while_a_new_quote_is_tried_on(open_as: OpenAs, read: ReadMany) -> None:
    version = read(1)[0]
    page = open_as("reviewer")
    page.goto(f"/articles/{version.article_id}/quotes/add/")
    slow(page, 500)

    keys(page, "t", *["ArrowRight"] * 5, "Enter", "1")
    page.get_by_role("button", name="Add the quote").click()
    expect(page.get_by_text("The quote is added.")).to_be_visible()

    added = Quote.objects.latest("pk")
    assert (added.content, str(added.speaker)) == ("bridge", "Ana Bell")


def test_a_correction_is_sent_once_however_often_save_is_pressed(open_as: OpenAs, read: ReadMany) -> None:
    read(2)
    add_speaker("Rosa Okafor")
    quote = Quote.objects.filter(printed_label="Mayor Ana Bell").order_by("pk")[0]
    page = open_as("reviewer")
    page.goto(f"/review/{quote.pk}/alike/")
    keys(page, "p", *"okafor")
    expect(page.get_by_role("option").first).to_be_visible()
    keys(page, "Enter")

    with answers_wait(page):
        keys(page, "Enter", "Enter", "Enter")
    expect(page.get_by_text("Rosa Okafor speaks in 2 quotes now.")).to_be_visible()

    assert Quote.objects.filter(speaker__name="Rosa Okafor").count() == 2
    assert quote.decisions.count() == 1
