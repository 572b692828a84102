"""The anonymity pages in a real browser: to the sentences, signing by keyboard, a note that is questioned, print."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article
from quotes.models import Approval, Speaker, UnnamedSource
from tests.e2e.looks import faults, too_wide

pytestmark = [pytest.mark.browser, pytest.mark.model]

OpenAs = Callable[..., Page]
ArticleOf = Callable[[str], Article]


@pytest.fixture
def source(article: ArticleOf) -> UnnamedSource:
    """The first unnamed source of the article on Belkane."""
    return UnnamedSource.objects.filter(article=article("In Belkane")).earliest("pk")


@pytest.mark.usefixtures("archive")
def test_two_clicks_from_a_number_to_the_sentence_in_its_article(open_as: OpenAs, complaints: list[str]) -> None:
    page = open_as("auditor")
    page.get_by_role("link", name="Anonymity").click()
    row = page.locator("section", has=page.get_by_role("heading", name="By outlet")).locator("tbody tr").first
    number = row.locator("td.figure a").first
    count = int(number.inner_text())

    number.click()
    expect(page.locator(".said-quote")).to_have_count(count)
    sentence = page.locator(".said-quote blockquote").first.inner_text()
    page.locator(".said-quote .meta a").first.click()

    expect(page.locator(".anchor:target")).to_have_count(1)
    expect(page.locator(".text")).to_contain_text(sentence.strip()[:9])
    assert complaints == []


def test_approval_is_signed_by_keyboard(open_as: OpenAs, source: UnnamedSource) -> None:
    page = open_as("editor")
    page.goto(source.get_absolute_url())
    page.get_by_label("I sign as").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("b")
    for key in ("Tab", "Tab", "Tab", "Tab", "Tab"):  # people, the day in three parts, its calendar
        page.keyboard.press(key)
    page.get_by_label("I approve the use").focus()
    page.keyboard.press("Space")
    for key in ("Tab", "Tab", "Space", "Tab", "Tab"):
        page.keyboard.press(key)
    page.keyboard.type("Heard twice.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator(".approvals")).to_contain_text("Approved the use without a name")
    approval = Approval.objects.get()
    assert (approval.ground_rule, approval.approves, approval.knows_identity) == ("background", True, True)
    assert approval.note == "Heard twice."


def test_note_that_looks_like_a_name_is_questioned(open_as: OpenAs, source: UnnamedSource) -> None:
    page = open_as("editor")
    known = Speaker.objects.filter(kind="named", entity="person", name__contains=" ").earliest("pk").name
    page.goto(source.get_absolute_url())
    page.get_by_label("I approve the use").check()
    page.get_by_label("Note").fill(f"It is {known}.")
    page.get_by_role("button", name="Sign").click()

    expect(page.get_by_label("Note")).to_have_accessible_description(re.compile("This looks like a name"))
    assert not Approval.objects.exists()
    page.get_by_label("Note").fill("It fits.")
    page.get_by_role("button", name="Sign").click()
    expect(page.locator(".approvals")).to_contain_text("It fits.")
    assert not Approval.objects.get().note_looked_like_name


@pytest.mark.usefixtures("archive")
def test_report_prints_on_paper(open_as: OpenAs) -> None:
    page = open_as("auditor", width=680, scheme="dark")
    page.goto("/anonymity/report/")
    page.emulate_media(media="print")

    expect(page.locator(".filter")).to_be_hidden()
    expect(page.locator("nav.menu").first).to_be_hidden()
    columns = page.locator(".charts").evaluate("(charts) => getComputedStyle(charts).gridTemplateColumns")
    assert len(columns.split()) == 2
    assert page.pdf(format="A4").startswith(b"%PDF")


@pytest.fixture
def addresses(article: ArticleOf, source: UnnamedSource) -> list[str]:
    named = Speaker.objects.filter(kind="named", entity="person").earliest("pk")
    return [
        "/anonymity/",
        "/anonymity/?strength=none&since=2020-01-01",
        "/anonymity/sources/",
        "/anonymity/sources/?section=nowhere",
        source.get_absolute_url(),
        "/anonymity/report/",
        f"/articles/{article('In Belkane').pk}/report/",
        "/anonymity/withdrawals/",
        f"/speakers/{named.pk}/withhold/",
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_as: OpenAs, addresses: list[str], complaints: list[str], scheme: str) -> None:
    page = open_as("admin", scheme=scheme)

    assert (faults(page, addresses), complaints) == ({}, [])


def test_nothing_scrolls_sideways(open_as: OpenAs, addresses: list[str]) -> None:
    page = open_as("admin", width=320)
    assert too_wide(page, addresses) == []
