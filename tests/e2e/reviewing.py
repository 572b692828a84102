"""What tests of the review page share: articles read without a pipeline, keys, and what stands in the end."""

from dataclasses import replace

from playwright.sync_api import Page, expect

from articles.models import ArticleVersion
from quotes.identity.names import compared_name
from quotes.jobs import store_reading
from quotes.models import AttributionRun, Quote, Speaker
from tests.quotes.readings import reading


def read_again(version: ArticleVersion, *, stance: str = "statement") -> ArticleVersion:
    run = AttributionRun.objects.create(version=version)
    found = replace(reading(), text=version.body)
    said = tuple(replace(attribution, stance=stance) for attribution in found.attributions)
    store_reading(run, replace(found, attributions=said), pipeline="test 1")
    return version


def add_speaker(name: str) -> None:
    """Somebody whom another article named."""
    speaker = Speaker.objects.create(kind="named", entity="person", name=name, name_key=compared_name(name))
    speaker.aliases.create(name=name, name_key=compared_name(name), first_version=ArticleVersion.objects.latest("pk"))


def keys(page: Page, *pressed: str) -> int:
    """Press keys one after another, as fast as the browser takes them; returns how many."""
    for key in pressed:
        page.keyboard.press(key)
    return len(pressed)


def states() -> list[tuple[str, str, str]]:
    quotes = Quote.objects.order_by("pk").select_related("speaker")
    return [(quote.status, quote.content, str(quote.speaker)) for quote in quotes]


def expect_decided(page: Page, decided: int, total: int) -> None:
    expect(page.locator(".review-progress")).to_contain_text(f"{decided} of {total} today", timeout=60_000)
    expect_rest(page)


def expect_rest(page: Page) -> None:
    """Wait until the page takes keys: nothing is under way, and what came into view can have been seen."""
    expect(page.locator("#desk[aria-busy]")).to_have_count(0, timeout=60_000)


def expect_page(page: Page, text: str) -> None:
    """Wait for another page that says so, and until it takes keys."""
    expect(page.get_by_text(text)).to_be_visible()
    page.wait_for_load_state()
    expect_rest(page)
