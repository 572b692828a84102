"""Every page in both themes: no findings of axe, no complaint of the browser, no sideways scrolling, not too heavy."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import FloatRect, Page

from articles.models import Article
from quotes.models import Speaker

pytestmark = [pytest.mark.browser, pytest.mark.model]

OpenAs = Callable[..., Page]
HEAVIEST_BYTES = 150_000


@pytest.fixture
def addresses(article: Callable[[str], Article]) -> list[str]:
    reader = article("In Belkane").get_absolute_url()
    speakers = [Speaker.objects.filter(kind=kind).latest("pk").get_absolute_url() for kind in Speaker.Kind.values]
    return [
        "/",
        "/articles/",
        "/articles/?state=failed",
        "/articles/add/",
        reader,
        f"{reader}?beliefs=on",
        f"{article('Water Company').get_absolute_url()}?version=1",
        article("Entra en").get_absolute_url(),
        *speakers,
        "/accounts/password/change/",
        "/accounts/logout/",
        "/nowhere/",
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    open_as: OpenAs, addresses: list[str], findings: Callable[[Page], list[str]], complaints: list[str], scheme: str
) -> None:
    page = open_as("reviewer", scheme=scheme)
    found = {}
    for address in addresses:
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        if problems := findings(page):
            found[address] = problems
    page.context.clear_cookies()
    for address in ("/accounts/login/", "/accounts/password/reset/", "/accounts/signup/"):
        page.goto(address)
        if problems := findings(page):
            found[address] = problems

    assert found == {}
    assert [c for c in complaints if "404" not in c] == []


@pytest.mark.parametrize("width", [320, 768])
def test_nothing_scrolls_sideways(open_as: OpenAs, addresses: list[str], width: int) -> None:
    page = open_as("admin", width=width)
    widths = {}
    for address in addresses:
        page.goto(address)
        widths[address] = page.evaluate("document.documentElement.scrollWidth")

    assert {address: found for address, found in widths.items() if found > width} == {}


def test_pages_are_light(open_as: OpenAs, addresses: list[str]) -> None:
    page = open_as("reviewer")
    sizes: list[int] = []
    page.on("response", lambda response: sizes.append(len(response.body())))
    weights = {}
    for address in addresses:
        page.context.clear_cookies(name="nothing")
        sizes.clear()
        page.goto(address, wait_until="networkidle")
        weights[address] = sum(sizes)

    assert {address: weight for address, weight in weights.items() if weight > HEAVIEST_BYTES} == {}


def boxes_of(page: Page, selector: str) -> list[FloatRect]:
    boxes = [found.bounding_box() for found in page.locator(selector).all()]
    return [box for box in boxes if box]


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_notes_stand_beside_the_text_without_collisions(
    open_as: OpenAs,
    article: Callable[[str], Article],
    script: bool,  # noqa: FBT001
) -> None:
    page = open_as("reviewer", java_script_enabled=script)
    page.goto(article("In Belkane").get_absolute_url())
    for summary in page.locator(".proof summary").all()[:4]:
        summary.click()

    boxes = boxes_of(page, ".text > p, .notes")

    assert len(boxes) > 10
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            left, right = sorted((one, other), key=lambda box: box["x"])
            upper, lower = sorted((one, other), key=lambda box: box["y"])
            beside = left["x"] + left["width"] <= right["x"]
            assert beside or upper["y"] + upper["height"] <= lower["y"]


def test_notes_leave_no_gaps_between_paragraphs(open_as: OpenAs, article: Callable[[str], Article]) -> None:
    page = open_as("reviewer")
    page.goto(article("In Belkane").get_absolute_url())
    page.locator(".proof summary").first.click()

    boxes = boxes_of(page, ".text > p")

    assert len({round(after["y"] - box["y"] - box["height"]) for box, after in pairwise(boxes)}) == 1
