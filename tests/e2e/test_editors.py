"""Editors' tasks in a real browser: the same words, how a quotation changed, two people, a citation, by keyboard."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article
from quotes.models import Quote, Speaker
from quotes.upkeep import catch_up
from tests.e2e.looks import faults, too_wide

pytestmark = [
    pytest.mark.browser,
    pytest.mark.model,
    pytest.mark.parametrize(
        "archive",
        [("caldmere-results.txt", "caldmere-results.v2.txt", "caldmere-feist.txt", "caldmere-feist-packet.txt")],
        indirect=True,
        ids=["Caldmere"],
    ),
]

OpenAs = Callable[..., Page]
WORDS = "knowingly released a false result"


@pytest.fixture
def caught_up(archive: None) -> None:
    catch_up()


@pytest.fixture
def addresses(caught_up: None, article: Callable[[str], Article]) -> list[str]:
    feist, vanterpool = (Speaker.objects.get(name=name) for name in ("Roland Feist", "Ilse Vanterpool"))
    quote = Quote.objects.current().filter(content__contains=WORDS).latest("pk")
    return [
        feist.get_absolute_url(),
        f"{feist.get_absolute_url()}?q=water&beliefs=on",
        f"/quotes/{quote.pk}/",
        f"/quotes/{Quote.objects.filter(speaker__kind='anonymous').latest('pk').pk}/",
        f"/speakers/compare/?a={feist.pk}&b={vanterpool.pk}&q=water",
        "/speakers/compare/?a_name=e",
        f"{article('Water Company').get_absolute_url()}changes/",
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_as: OpenAs, addresses: list[str], complaints: list[str], scheme: str) -> None:
    page = open_as("reviewer", scheme=scheme)

    assert (faults(page, addresses), complaints) == ({}, [])


@pytest.mark.parametrize("width", [320, 768])
def test_nothing_scrolls_sideways(open_as: OpenAs, addresses: list[str], width: int) -> None:
    page = open_as("reader", width=width)
    assert too_wide(page, addresses) == []


@pytest.mark.usefixtures("caught_up")
def test_the_same_words_in_two_articles(open_as: OpenAs) -> None:
    page = open_as("reader")
    page.goto(Speaker.objects.get(name="Ilse Vanterpool").get_absolute_url())
    page.get_by_label("Search inside").fill("people with kettles")
    expect(page.locator("#said-title")).to_contain_text("2 statements")
    page.locator(".said-quote").first.get_by_role("link", name="cite").click()

    elsewhere = page.locator("#same-words .said-quote")
    expect(elsewhere).to_have_count(1)
    expect(elsewhere.locator("del")).to_have_text("we’re")
    expect(elsewhere.locator("ins")).to_have_text("we are")
    expect(page.locator(".quote-page .notice")).to_contain_text("Statistics count them once")


@pytest.mark.usefixtures("caught_up")
def test_how_a_quotation_changed_between_versions(open_as: OpenAs, article: Callable[[str], Article]) -> None:
    page = open_as("reader")
    page.goto(article("Water Company").get_absolute_url())
    page.get_by_role("link", name="what changed").click()

    changed = page.locator(".said-quote", has_text="released a false result").first
    expect(changed.locator("ins")).to_have_text("knowingly")
    expect(page.locator(".revised")).to_contain_text("Correction, June 13")


@pytest.mark.usefixtures("caught_up")
@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_comparing_two_people(open_as: OpenAs, script: bool) -> None:  # noqa: FBT001
    page = open_as("reader", java_script_enabled=script)
    page.goto("/speakers/compare/")
    page.get_by_label("First speaker").fill("fei")
    if script:
        page.locator("#candidates-a").get_by_role("link", name="Roland Feist").click()
    else:
        page.get_by_role("button", name="Compare").click()
    page.get_by_label("Second speaker").fill("vanter")
    page.get_by_label("On one search").fill("kettles")
    page.get_by_role("button", name="Compare").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Roland Feist and Ilse Vanterpool")
    expect(page.locator(".beside mark")).to_have_count(2)
    expect(page.get_by_text("Nothing they said has these words.")).to_be_visible()
    expect(page.locator("#over-time svg[role=img]")).to_be_visible()


@pytest.mark.usefixtures("caught_up")
def test_citing_a_quote(open_as: OpenAs, complaints: list[str]) -> None:
    quote = Quote.objects.current().filter(content__contains=WORDS, version__article__outlet__name__startswith="Hal")[0]
    page = open_as("reader")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"/quotes/{quote.pk}/")
    page.get_by_role("button", name="Copy the sentence").click()
    expect(page.locator("#announcer")).to_have_text("Copied")

    copied = page.evaluate("navigator.clipboard.readText()")

    assert copied.startswith("“We never knowingly released a false result”")
    assert copied.endswith("Roland Feist said, as Halyard News Agency reported on 11 June 2025.")
    assert (
        page.evaluate("JSON.parse(document.querySelector('[type=\"application/ld+json\"]').text)['@type']")
        == "Quotation"
    )
    assert complaints == []


@pytest.mark.usefixtures("caught_up")
def test_from_quote_to_quote_by_keyboard(open_as: OpenAs) -> None:
    page = open_as("reader")
    page.goto(Speaker.objects.get(name="Roland Feist").get_absolute_url())
    stops = page.locator("[data-stop]")

    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(stops.nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".reference:target")).to_have_count(1)
    page.wait_for_load_state()
    page.keyboard.press("j")
    expect(page.locator(".note.lit")).to_have_count(1)


@pytest.mark.usefixtures("caught_up")
def test_notes_are_folded_on_a_phone(open_as: OpenAs, article: Callable[[str], Article]) -> None:
    page = open_as("reader", width=360)
    page.goto(article("Caldmere chief").get_absolute_url())
    notes = page.locator(".note:visible")
    expect(notes).to_have_count(0)

    page.locator(".reference").nth(1).click()
    expect(notes).to_have_count(1)
    notes.get_by_role("link", name="Back to the text").click()
    expect(notes).to_have_count(0)
    page.get_by_label("All notes in the text").check()
    expect(notes.nth(3)).to_be_visible()
