"""What people do here, in a real browser: add, read, follow, decide; without a mouse, without script."""

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from articles.models import Article
from quotes.models import Quote

pytestmark = [pytest.mark.browser, pytest.mark.model]

OpenAs = Callable[..., Page]
PASSWORD = "a-password-for-tests"  # noqa: S105
TEXT = (
    "The ferry will not sail this winter, the harbor board said on Monday.\n\n"
    "“We have no captain and no boat,” said Ida Malm, who leads the board. “Otherwise we are ready.”\n\n"
    "A deckhand, who asked not to be named because he feared losing his job, said the boat had been sold in May."
)


def test_from_the_login_to_a_speaker(
    open_as: OpenAs, person: Callable[[str], User], read_queued: Callable[[], None], complaints: list[str]
) -> None:
    reader = person("reader")
    reader.set_password(PASSWORD)
    reader.save()
    page = open_as("reader")
    page.context.clear_cookies()
    page.goto("/")
    page.get_by_label("Username").fill("reader")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("/")
    page.get_by_role("link", name="Add an article").click()
    page.get_by_label("Headline").fill("No ferry this winter")
    page.get_by_label("Outlet").fill("The Skerry Post")
    page.get_by_label("Text of the article").fill(TEXT)
    page.get_by_role("button", name="Store and read it").click()
    expect(page.locator("[aria-current=step]")).to_contain_text("waiting")

    read_queued()

    expect(page.locator("#sources")).to_be_visible()
    quote = page.locator("[class*=content-named]", has_text="We have no captain")
    quote.hover()
    expect(page.locator(".note.lit")).to_contain_text("Ida Malm")
    page.locator(".note.lit").get_by_role("link", name="Ida Malm").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ida Malm")
    expect(page.locator("blockquote").first).to_contain_text("no captain and no boat")
    page.locator(".said").get_by_role("link", name="No ferry this winter").first.click()
    expect(page.locator(".reference:target")).to_have_count(1)
    assert complaints == []


@pytest.mark.usefixtures("archive")
def test_wrong_input_is_explained_at_the_field_and_kept(open_as: OpenAs) -> None:
    page = open_as("reader")
    page.goto("/articles/add/")
    page.get_by_label("Outlet").fill("The Skerry Post")
    page.get_by_label("Text of the article").fill("… “ ”")
    page.get_by_role("button", name="Store and read it").click()

    expect(page.get_by_role("alert")).to_contain_text("Headline")
    expect(page.get_by_label("Text of the article")).to_have_value("… “ ”")
    expect(page.get_by_label("Text of the article")).to_have_accessible_description(
        "Plain text or copied from a web page. Headline, captions and adverts are better left out. "
        "There are no words in this text. Paste the whole article."
    )


def test_reading_by_keyboard(open_as: OpenAs, article: Callable[[str], Article]) -> None:
    page = open_as("reader")
    page.goto(article("In Belkane").get_absolute_url())
    references = page.locator(".reference")

    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(references.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(references.nth(0)).to_be_focused()
    expect(page).to_have_url(re.compile(f"#{references.nth(0).get_attribute('id')}$"))
    expect(page.locator(".note.lit")).to_have_count(1)

    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("next, previous quote")
    page.get_by_label("Single letters are keys").uncheck()
    page.keyboard.press("Escape")
    page.goto(article("Water Company").get_absolute_url())
    page.keyboard.press("j")
    expect(page.locator(".reference:focus")).to_have_count(0)


def test_reviewer_confirms_rejects_and_undoes_in_place(
    open_as: OpenAs, article: Callable[[str], Article], complaints: list[str]
) -> None:
    page = open_as("reviewer")
    page.goto(article("In Belkane").get_absolute_url())
    quote = Quote.objects.current().statements().in_text_order().filter(version__article=article("In Belkane"))[0]
    page.locator(".proof summary").first.click()
    first = page.locator(".proof").first

    first.get_by_role("button", name="Confirm").first.click()
    expect(first).to_contain_text("Confirmed by reviewer")
    expect(first.get_by_role("button", name="Undo").first).to_be_focused()
    expect(page.locator("#announcer")).to_have_text("Confirmed")
    page.keyboard.press("Enter")
    expect(first).not_to_contain_text("Confirmed by reviewer")
    first.get_by_role("button", name="Reject").first.click()
    expect(page.locator(f"#quote-{quote.pk}.kind-rejected")).to_be_visible()

    assert Quote.objects.get(pk=quote.pk).status == "rejected"
    assert complaints == []


@pytest.mark.usefixtures("archive")
def test_filter_is_in_the_address_and_back_works(open_as: OpenAs) -> None:
    page = open_as("reader")
    page.goto("/articles/")
    page.get_by_label("Reading").select_option("skipped")

    expect(page.locator(".entry")).to_have_count(1)
    expect(page).to_have_url(re.compile("state=skipped"))
    expect(page.locator("#announcer")).to_have_text("1 article found")
    page.reload()
    expect(page.locator(".entry")).to_have_count(1)
    page.go_back()
    expect(page.locator(".entry")).to_have_count(3)


@pytest.mark.usefixtures("archive")
def test_a_lost_connection_is_said(open_as: OpenAs) -> None:
    page = open_as("reader")
    page.goto("/articles/")
    page.route("**/articles/?*", lambda route: route.abort())
    page.get_by_label("Reading").select_option("failed")

    expect(page.get_by_role("alert")).to_contain_text("The server does not answer")


def test_everything_works_without_script(open_as: OpenAs, read_queued: Callable[[], None]) -> None:
    page = open_as("reviewer", java_script_enabled=False)
    page.get_by_role("link", name="Add an article").click()
    page.get_by_label("Headline").fill("No ferry this winter")
    page.get_by_label("Outlet").fill("The Skerry Post")
    page.get_by_label("Text of the article").fill(TEXT)
    page.get_by_role("button", name="Store and read it").click()
    read_queued()
    page.get_by_role("link", name="See whether it is done").click()
    expect(page.locator("#sources")).to_be_visible()

    page.locator(".reference").nth(1).click()
    expect(page.locator(".note:target")).to_be_visible()
    page.locator(".proof summary").first.click()
    page.get_by_role("button", name="Confirm").first.click()
    page.locator(".proof summary").first.click()
    expect(page.locator(".decision-confirmed").first).to_contain_text("Confirmed by reviewer")

    page.goto("/articles/")
    page.get_by_label("Reading").select_option("failed")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("No article fits these choices.")).to_be_visible()
