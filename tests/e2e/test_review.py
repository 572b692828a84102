"""Reviewing in a real browser: by keyboard alone, two people at once, a reading in between, without script."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from articles.models import ArticleVersion
from quotes.models import Quote, SecondOpinion, Speaker
from quotes.services.quotes import confirm_quote
from tests.e2e.looks import faults, findings
from tests.e2e.reviewing import add_speaker, expect_decided, expect_page, expect_rest, keys, read_again, states

pytestmark = pytest.mark.browser

OpenAs = Callable[..., Page]


def test_a_session_of_thirty_decisions_undone_and_redone_by_keyboard_alone(
    open_as: OpenAs, read: Callable[[int], list[ArticleVersion]], complaints: list[str]
) -> None:
    read(10)
    page = open_as("reviewer")
    page.goto("/review/")
    before = states()
    ways: list[tuple[str, ...]] = [
        ("a",),
        ("x",),
        ("2", "Enter"),
        ("o", "Enter"),
        ("b", "Enter"),
        ("t", "Shift+ArrowRight", "Enter", "Enter"),
    ]

    for number in range(30):
        keys(page, *ways[number % len(ways)])
        expect_rest(page)
    expect_decided(page, 30, 30)
    expect(page.get_by_text("Nothing waits here")).to_be_visible()
    after = states()
    assert {status for status, *_ in after} == {"confirmed", "rejected"}

    page.goto("/")
    page.goto("/review/")
    for number in range(30):
        keys(page, "u")
        expect_decided(page, 29 - number, 30)
    assert states() == before
    for number in range(30):
        keys(page, "Shift+U")
        expect_decided(page, number + 1, 30)
    assert states() == after
    assert complaints == []


def test_a_right_proposal_takes_one_key_and_a_wrong_speaker_at_most_six(
    open_as: OpenAs, read: Callable[[int], list[ArticleVersion]]
) -> None:
    read(1)
    add_speaker("Rosa Okafor")
    page = open_as("reviewer")
    page.goto("/review/")
    right, near, far = Quote.objects.by_worth()

    for_right = keys(page, "a")
    expect_decided(page, 1, 3)
    for_near = keys(page, "2", "Enter")
    expect_decided(page, 2, 3)
    for_far = keys(page, "p", "o", "k", "a", "Enter", "Enter")
    expect_decided(page, 3, 3)

    for quote in (right, near, far):
        quote.refresh_from_db()
    assert (for_right, for_near, for_far) == (1, 2, 6)
    assert (right.status, str(right.speaker)) == ("confirmed", "unnamed person")
    assert (near.status, str(near.speaker)) == ("confirmed", "unnamed person")
    assert (far.status, str(far.speaker)) == ("confirmed", "Rosa Okafor")


def test_the_next_quote_is_shown_before_the_server_has_answered(
    open_as: OpenAs, read: Callable[[int], list[ArticleVersion]]
) -> None:
    read(1)
    page = open_as("reviewer")
    page.goto("/review/")
    expect(page.locator("#upcoming > .item")).to_have_count(1)
    page.route("**/decide/*", lambda route: None)

    keys(page, "a")

    expect(page.locator("#upcoming > .item")).to_be_visible()
    expect(page.locator("#desk > .item")).to_be_hidden()


def test_a_lost_connection_brings_the_quote_back(open_as: OpenAs, read: Callable[[int], list[ArticleVersion]]) -> None:
    read(1)
    page = open_as("reviewer")
    page.goto("/review/")
    expect(page.locator("#upcoming > .item")).to_have_count(1)
    page.route("**/decide/*", lambda route: route.abort())

    keys(page, "a")

    expect(page.locator("#problem")).to_contain_text("The server does not answer")
    expect(page.locator("#desk > .item")).to_be_visible()
    page.unroute("**/decide/*")
    expect_rest(page)
    keys(page, "a")
    expect_decided(page, 1, 3)


def test_words_are_selected_by_keyboard_and_several_passages_add_up(
    open_as: OpenAs, read: Callable[[int], list[ArticleVersion]]
) -> None:
    read(1)
    quote = Quote.objects.get(content="the bridge would close")
    page = open_as("reviewer")
    page.goto(f"/review/{quote.pk}/")

    keys(page, "t", "ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "Enter")
    expect(page.locator("#desk > .item .which-words dd").nth(4)).to_have_text("bridge would close")
    keys(page, "t", *["ArrowRight"] * 3, "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "Enter")
    expect(page.locator("#desk > .item .which-words dd").nth(4)).to_have_text("bridge would close … “It is not safe,”")
    expect(page.locator(".choices").first).to_contain_text("It is mixed")
    keys(page, "s", "Delete")
    expect(page.locator("#desk > .item .which-words dd").first).to_have_text("none")
    keys(page, "c", "ArrowLeft", "ArrowRight", "Enter")
    expect(page.locator("#desk > .item .which-words dd").nth(2)).to_have_text("said")
    keys(page, "Enter")
    expect_decided(page, 1, 3)

    quote.refresh_from_db()
    assert (quote.content, quote.source, quote.cue, quote.form) == (
        "bridge would close … “It is not safe,”",
        "",
        "said",
        "mixed",
    )


def test_words_are_selected_with_the_mouse(open_as: OpenAs, read: Callable[[int], list[ArticleVersion]]) -> None:
    read(1)
    quote = Quote.objects.get(content="were rusted through")
    page = open_as("reviewer")
    page.goto(f"/review/{quote.pk}/")

    page.locator("#desk > .item .content-anonymous").dblclick(position={"x": 8, "y": 10})
    page.get_by_role("button", name="Select content").first.click()
    expect(page.locator("#desk > .item .which-words dd").nth(4)).to_have_text("were")
    page.get_by_role("button", name="Save and next").click()
    expect_decided(page, 1, 3)

    quote.refresh_from_db()
    assert quote.content == "were"


PLACE_OF_WORD = """word => {
    const walker = document.createTreeWalker(document.querySelector("#desk > .item .passages"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf(word);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + word.length);
        walker.currentNode.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
        const box = range.getBoundingClientRect();
        return [box.left + box.width / 2, box.top + box.height / 2];
    }
}"""


def tap_word(page: Page, word: str, *, selected: str) -> None:
    """Tap a word until these are selected, and the marks beside them: a tap while the page still scrolls misses."""
    for _ in range(10):
        page.touchscreen.tap(*page.evaluate(PLACE_OF_WORD, word))
        page.wait_for_timeout(400)
        if page.locator("#announcer").inner_text().startswith(selected):
            return
    raise AssertionError(f"“{selected}” was not selected")


def test_words_are_selected_with_a_finger(open_as: OpenAs, read: Callable[[int], list[ArticleVersion]]) -> None:
    read(1)
    quote = Quote.objects.get(content="the bridge would close")
    page = open_as("reviewer", width=390, has_touch=True, is_mobile=True, reduced_motion="reduce")
    page.goto(f"/review/{quote.pk}/")
    words = page.locator("#desk > .item .which-words dd")

    page.get_by_role("button", name="Select content").first.tap()
    tap_word(page, "bridge", selected="bridge")
    tap_word(page, "close", selected="bridge would close")
    page.get_by_role("button", name="Take").first.tap()
    expect(words.nth(4)).to_have_text("bridge would close")
    page.get_by_role("button", name="Select source").first.tap()
    tap_word(page, "Bell", selected="Bell")
    page.get_by_role("button", name="Take").first.tap()
    expect(words.nth(0)).to_have_text("Bell")
    page.get_by_role("button", name="Save and next").tap()
    expect_decided(page, 1, 3)

    quote.refresh_from_db()
    assert (quote.content, quote.source) == ("bridge would close", "Bell")


def test_expecting_the_wrong_form_is_answered(open_as: OpenAs, read: Callable[[int], list[ArticleVersion]]) -> None:
    read(1)
    page = open_as("reviewer")
    page.goto("/review/")

    keys(page, "d")

    expect(page.locator(".details .error")).to_contain_text("It is indirect")


def test_a_new_speaker_by_keyboard(open_as: OpenAs, read: Callable[[int], list[ArticleVersion]]) -> None:
    read(1)
    page = open_as("reviewer")
    page.goto("/review/")

    keys(page, "n")
    page.keyboard.type("Joan Marsh")
    keys(page, "Enter")
    expect_decided(page, 1, 3)

    assert Quote.objects.get(content="were rusted through").speaker == Speaker.objects.get(name="Joan Marsh")


def test_two_people_get_different_quotes_and_see_each_other(
    open_as: OpenAs, read: Callable[[int], list[ArticleVersion]]
) -> None:
    read(2)
    one, other = open_as("reviewer"), open_as("admin")
    one.goto("/review/")
    expect(one.locator("#upcoming > .item")).to_have_count(1)
    other.goto("/review/")

    expect(other.get_by_text("Also reviewing: reviewer")).to_be_visible()
    assert one.url != other.url
    other.goto(one.url)
    expect(other.get_by_text("reviewer is working on this")).to_be_visible()
    expect(other.get_by_role("button", name="Accept")).to_have_count(0)


def test_a_decision_on_stale_data_changes_nothing_and_says_what_changed(
    open_as: OpenAs, read: Callable[[int], list[ArticleVersion]]
) -> None:
    version = read(1)[0]
    quote = Quote.objects.get(content="were rusted through")
    one, other = open_as("reviewer"), open_as("admin")
    one.goto(f"/review/{quote.pk}/")
    expect(one.locator("#upcoming > .item")).to_have_count(1)
    other.goto(f"{version.article.get_absolute_url()}?quote={quote.pk}")
    other.locator(".proof", has_text="were rusted").locator("summary").click()
    other.get_by_role("button", name="Reject “were rusted through”").click()
    expect(other.locator(".decision-rejected")).to_be_visible()

    keys(one, "a")

    expect(one.get_by_role("alert").first).to_contain_text("rejected by admin")
    expect(one.locator("#desk > .item .decision-rejected")).to_be_visible()
    quote.refresh_from_db()
    assert quote.status == "rejected"


def test_a_reading_in_between_loses_no_decision(open_as: OpenAs, read: Callable[[int], list[ArticleVersion]]) -> None:
    version = read(1)[0]
    page = open_as("reviewer")
    page.goto("/review/")
    keys(page, "a")
    expect_decided(page, 1, 3)
    expect(page.locator("#upcoming > .item")).to_have_count(1)

    read_again(version, stance="belief")
    keys(page, "a")

    expect(page.get_by_role("alert").first).to_contain_text("was read again")
    page.goto("/review/?beliefs=on")
    keys(page, "a")
    expect_decided(page, 2, 3)
    read_again(version, stance="belief")  # finds the same as before
    keys(page, "a")
    expect_decided(page, 3, 3)
    assert [status for status, *_ in states()] == ["confirmed"] * 3


def test_reviewing_without_script(open_as: OpenAs, read: Callable[[int], list[ArticleVersion]]) -> None:
    read(1)
    add_speaker("Rosa Okafor")
    page = open_as("reviewer", java_script_enabled=False)
    page.get_by_role("link", name="Review", exact=True).click()

    page.get_by_role("button", name="Accept").click()
    page.get_by_label("Somebody else").fill("okafor")
    page.get_by_role("button", name="Find").click()
    page.get_by_label("Rosa Okafor").check()
    page.get_by_role("button", name="Accept").click()
    page.get_by_label("Content").fill("bridge would close")
    page.get_by_role("button", name="Show how it would look").click()
    expect(page.locator(".which-words dd").nth(4)).to_have_text("bridge would close")
    page.get_by_role("button", name="Accept").click()
    expect(page.get_by_text("Nothing waits here")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect_decided(page, 2, 3)

    assert sorted(states()) == [
        ("confirmed", "were rusted through", "unnamed person"),
        ("confirmed", "“It is not safe,”", "Rosa Okafor"),
        ("proposed", "the bridge would close", "Ana Bell"),
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_reviewing(
    open_as: OpenAs,
    read: Callable[[int], list[ArticleVersion]],
    scheme: str,
) -> None:
    read(2)
    page = open_as("reviewer", scheme=scheme)
    page.goto("/review/")
    expect(page.locator("#upcoming > .item")).to_have_count(1)
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    assert findings(page) == []
    keys(page, "p", "b", "e", "l")
    expect(page.get_by_role("option").first).to_be_visible()
    assert findings(page) == []
    keys(page, "Escape", "Escape", "t", "Shift+ArrowRight")
    assert findings(page) == []
    keys(page, "Enter", "n", "Escape", "x")
    expect_decided(page, 1, 6)
    assert findings(page) == []


@pytest.mark.parametrize("width", [320, 768])
def test_the_review_page_does_not_scroll_sideways(
    open_as: OpenAs, read: Callable[[int], list[ArticleVersion]], width: int
) -> None:
    read(1)
    page = open_as("reviewer", width=width)
    page.goto("/review/")
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_targets_are_large_enough_for_fingers(open_as: OpenAs, read: Callable[[int], list[ArticleVersion]]) -> None:
    read(1)
    page = open_as("reviewer", width=360)
    page.goto("/review/")
    boxes = [found.bounding_box() for found in page.locator("#desk > .item :is(button, label.candidate, select)").all()]

    assert [box for box in boxes if box and box["height"] < 24] == []


def test_a_quote_is_added_split_and_given_with_all_like_it_by_keyboard(
    open_as: OpenAs, read: Callable[[int], list[ArticleVersion]], complaints: list[str]
) -> None:
    version = read(2)[0]
    add_speaker("Rosa Okafor")
    page = open_as("reviewer")
    page.goto(f"/articles/{version.article_id}/quotes/add/")

    keys(page, "t", *["ArrowRight"] * 5, "Shift+ArrowRight", "Shift+ArrowRight", "Enter")
    expect(page.locator("[data-words=content]")).to_have_text("bridge would close")
    keys(page, "s", "ArrowLeft", "ArrowLeft", "ArrowLeft", "Shift+ArrowLeft", "Enter")
    expect(page.locator("[data-words=source]")).to_have_text("Ana Bell")
    keys(page, "1", "Enter")
    expect_page(page, "The quote is added.")
    added = Quote.objects.latest("pk")
    assert (added.content, added.source, str(added.speaker)) == ("bridge would close", "Ana Bell", "Ana Bell")

    keys(page, "g")
    page.wait_for_url("**/shape/")
    keys(page, "t", "ArrowRight", "Enter")
    expect(page.locator("[data-words=second]")).to_have_text("would")
    keys(page, "Enter")
    expect(page.get_by_text("Two quotes stand there now.")).to_be_visible()
    assert [q.content for q in Quote.objects.filter(pk__gte=added.pk).order_by("pk")] == ["bridge", "would close"]

    page.goto(f"/review/{Quote.objects.filter(printed_label='Mayor Ana Bell').order_by('pk')[0].pk}/")
    keys(page, "y")
    page.wait_for_url("**/alike/")
    keys(page, "p", *"okafor", "Enter", "Enter")
    expect_page(page, "Rosa Okafor speaks in 2 quotes now.")
    keys(page, "u")
    expect(page.locator(".review-done")).to_contain_text("Undone")
    assert not Quote.objects.filter(speaker__name="Rosa Okafor").exists()
    assert complaints == []


@pytest.mark.parametrize("script", [True, False], ids=["by keyboard", "without script"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_second_look_and_what_comes_of_it(
    open_as: OpenAs,
    read: Callable[[int], list[ArticleVersion]],
    *,
    person: Callable[[str], User],
    settings: Any,
    scheme: str,
    script: bool,
) -> None:
    settings.DOUBLE_REVIEW = 1
    quote = read(1)[0].quotes.in_text_order()[0]
    confirm_quote(quote, by=person("reviewer"))
    page = open_as("admin", scheme=scheme, width=360, java_script_enabled=script)
    found = []

    page.goto("/review/second/")
    if script:
        found += findings(page)
        keys(page, "t", *["ArrowRight"] * 2, "Shift+ArrowRight", "Enter", "o", "Enter")
    else:
        page.get_by_label("The words reported").fill("would close")
        page.get_by_label("Nobody can tell").check()
        page.get_by_role("button", name="It is a quote").click()
    expect(page.get_by_text("Nothing waits for your second look")).to_be_visible()
    opinion = SecondOpinion.objects.get()
    assert (opinion.who, [quote.version.body[start:end] for start, end in opinion.content_spans]) == (
        "nobody",
        ["would close"],
    )

    page.goto("/review/agreement/")
    if script:
        found += findings(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("button", name="The second is right").click()
    expect(page.get_by_text("0 open disagreements")).to_be_visible()
    quote.refresh_from_db()
    assert (found, quote.content, quote.speaker) == ([], "would close", None)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_pages_beside(
    open_as: OpenAs,
    read: Callable[[int], list[ArticleVersion]],
    scheme: str,
) -> None:
    version = read(1)[0]
    quote = Quote.objects.get(content="were rusted through")
    page = open_as("reviewer", scheme=scheme, width=360)
    beside = [f"/review/{quote.pk}/{name}/" for name in ("alike", "shape", "speaker", "withheld")]

    assert faults(page, [*beside, f"/articles/{version.article_id}/quotes/add/"]) == {}
