"""What editors look for, in a real browser: by words, facets, months and names; with the keyboard; as a file."""

import csv
import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from articles.models import Outlet
from quotes.attribution.names import name_key
from quotes.models import Quote, QuoteListing, Speaker
from tests.e2e.looks import faults

pytestmark = [pytest.mark.browser, pytest.mark.model, pytest.mark.usefixtures("archive")]

OpenAs = Callable[..., Page]


def serious(complaints: list[str]) -> list[str]:
    """Without those of htmx about a request that a newer one, or the next page, took the place of."""
    return [c for c in complaints if not c.startswith(("htmx:afterRequest", "htmx:sendAbort"))]


def test_what_somebody_said_in_one_month(open_as: OpenAs, complaints: list[str]) -> None:
    said = QuoteListing.objects.usual().filter(speaker__kind="named").order_by("-published_at", "pk")[0]
    speaker = said.speaker
    assert speaker
    expected = QuoteListing.objects.usual().filter(speaker=speaker).count()
    page = open_as("reader")

    page.get_by_role("link", name="Speakers").click()
    page.get_by_label("Any part of a name").press_sequentially(speaker.name.split()[-1])
    expect(page.locator("#announcer")).to_contain_text("found")
    page.get_by_role("row", name=speaker.name).get_by_role("link", name=str(expected), exact=True).click()
    expect(page.locator("#found-title")).to_have_text(f"{expected} quote{'s' if expected > 1 else ''}")
    page.get_by_label("From").fill(f"{said.published_at:%Y-%m-01}")
    page.get_by_label("From").press("Enter")

    expect(page.locator(".chips")).to_contain_text("from 1 ")
    expect(page.locator(".said-by a").first).to_have_text(speaker.name)
    expect(page).to_have_url(re.compile(rf"\bspeaker={said.speaker_id}\b"))
    assert serious(complaints) == []


def test_unnamed_sources_of_one_outlet(open_as: OpenAs, complaints: list[str]) -> None:
    tagged = QuoteListing.objects.usual().tagged(["kind=anonymous"])
    outlet = Outlet.objects.get(pk=tagged[0].article.outlet_id)
    expected = tagged.tagged([f"outlet={outlet.pk}"]).count()
    page = open_as("reader")
    page.goto("/quotes/")

    page.get_by_label("anonymous").check()
    expect(page.locator(".chips")).to_contain_text("anonymous")
    expect(page.get_by_label("anonymous")).to_be_focused()
    promised = page.locator("label.option", has_text=outlet.name).locator(".option-count").inner_text()
    page.get_by_label(outlet.name).check()
    expect(page.locator(".chips")).to_contain_text(outlet.name)
    expect(page.locator("#found-title")).to_have_text(f"{expected} quote{'s' if expected > 1 else ''}")

    assert promised == str(expected)
    assert set(page.locator(".said-by .kind-word").all_inner_texts()) == {"anonymous"}
    page.get_by_role("link", name="Take away kind of speaker: anonymous").click()
    expect(page.get_by_label("anonymous")).not_to_be_checked()
    expect(page.get_by_label(outlet.name)).to_be_checked()
    page.go_back()
    expect(page.get_by_label("anonymous")).to_be_checked()
    assert serious(complaints) == []


def test_results_come_as_one_types_and_the_words_stay(open_as: OpenAs) -> None:
    word = next(word for word in Quote.objects.order_by("-pk")[0].content.split() if word.isalpha() and len(word) > 5)
    page = open_as("reader")
    page.goto("/quotes/")

    box = page.get_by_label("Words in what was said")
    box.press_sequentially(word)
    expect(page.locator("mark").first).to_have_text(word, ignore_case=True)

    expect(box).to_be_focused()
    expect(box).to_have_value(word)
    expect(page).to_have_url(f"/quotes/?q={word}")


def test_results_come_as_one_types_on_the_first_page(open_as: OpenAs) -> None:
    word = next(word for word in Quote.objects.order_by("-pk")[0].content.split() if word.isalpha() and len(word) > 5)
    page = open_as("reader")

    box = page.get_by_label("Who said what")
    box.press_sequentially(word)
    expect(page.locator("#found mark").first).to_have_text(word, ignore_case=True)

    expect(box).to_be_focused()
    expect(box).to_have_value(word)
    expect(page).to_have_url(f"/search/?q={word}")


def test_a_list_is_taken_along_as_a_file(open_as: OpenAs, tmp_path: Path) -> None:
    page = open_as("reader")
    page.goto("/quotes/?kind=named")

    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    download.value.save_as(tmp_path / "quotes.csv")
    rows = list(csv.DictReader(StringIO((tmp_path / "quotes.csv").read_text(), newline="")))

    assert download.value.suggested_filename == "quotes.csv"
    assert len(rows) == QuoteListing.objects.usual().tagged(["kind=named"]).count()
    assert {row["kind"] for row in rows} == {"named"}


def test_from_search_to_quote_with_the_keyboard_alone(open_as: OpenAs, complaints: list[str]) -> None:
    speaker = Speaker.objects.filter(kind="named", entity="person", quotes__isnull=False)[0]
    page = open_as("reader")
    page.goto("/articles/")

    page.keyboard.press("/")
    page.keyboard.type("x")
    expect(page.locator("#id_q")).to_be_focused()
    page.goto("/speakers/")
    page.keyboard.press("/")
    page.keyboard.type(speaker.name.split()[0])
    expect(page.locator("#announcer")).to_contain_text("found")
    page.keyboard.press("ArrowDown")
    expect(page.locator("[data-stop]").first).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_contain_text(speaker.name.split()[0])
    assert serious(complaints) == []


@pytest.fixture
def kierholm(archive: None) -> Speaker:
    """A person quoted in the demo articles, by a name that few keyboards can write."""
    speaker = Speaker.objects.filter(kind="named", entity="person", quotes__isnull=False)[0]
    speaker.name, speaker.name_key = "Søren Ångström Kierholm", name_key("Søren Ångström Kierholm")
    speaker.save()
    return speaker


@pytest.mark.parametrize("typed", ["angstrom", "kierhol sor", "Sorne Kierhlom", "kierholn angstorm", "Kierholn, Soren"])
def test_a_slip_in_a_name_is_forgiven(open_as: OpenAs, kierholm: Speaker, typed: str, complaints: list[str]) -> None:
    page = open_as("reader")
    page.goto("/speakers/")

    page.keyboard.press("/")
    page.keyboard.type(typed)
    expect(page.locator("[data-stop]")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    expect(page.locator("[data-stop]")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text(kierholm.name)
    page.goto("/")
    page.get_by_label("Who said what").press_sequentially(typed)
    expect(page.locator("#found").get_by_role("link", name=kierholm.name).first).to_be_visible()
    assert serious(complaints) == []


def test_results_that_come_late_leave_the_keyboard_where_it_is(open_as: OpenAs) -> None:
    def late(route: Route) -> None:
        page.wait_for_timeout(300)
        route.continue_()

    page = open_as("reader")
    page.goto("/speakers/")
    page.route("**/speakers/?*", late)

    button = page.get_by_role("search", name="Speakers").get_by_role("button")
    button.focus()
    with page.expect_response("**/speakers/?*"):
        page.keyboard.press("Enter")
        button.blur()
        page.keyboard.press("j")
        expect(page.locator("[data-stop]").first).to_be_focused()
    expect(page.locator(".htmx-request, .htmx-settling")).to_have_count(0)

    expect(page.locator("[data-stop]").first).to_be_focused()


def test_a_search_is_kept(open_as: OpenAs) -> None:
    page = open_as("reader")
    page.goto("/quotes/?kind=anonymous")

    page.get_by_role("link", name="Keep this search").click()
    page.get_by_label("Name").fill("Without a name")
    page.get_by_role("button", name="Keep this search").click()
    page.get_by_role("link", name="Without a name").click()

    expect(page.get_by_label("anonymous")).to_be_checked()


def test_lists_work_without_script(open_as: OpenAs) -> None:
    page = open_as("reader", java_script_enabled=False)
    page.goto("/quotes/")

    page.get_by_label("anonymous").check()
    page.get_by_role("button", name="Show").click()

    expect(page.locator(".chips")).to_contain_text("anonymous")
    assert set(page.locator(".said-by .kind-word").all_inner_texts()) == {"anonymous"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_lists_and_nothing_scrolls_sideways(open_as: OpenAs, scheme: str) -> None:
    page = open_as("auditor", scheme=scheme)
    addresses = ("/", "/quotes/?q=said+or+water&kind=named", "/speakers/", "/speakers/?q=zzz", "/search/?q=water",
                 "/articles/?q=water", "/searches/?query=q%3Dwater")  # fmt: skip

    assert faults(page, addresses) == {}
    page.set_viewport_size({"width": 320, "height": 860})
    assert faults(page, addresses) == {}
