"""Every page in both themes: no findings of axe, no complaint of the browser, no sideways scrolling, not too heavy."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

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
    page.goto("/accounts/login/")

    assert found == {}
    assert findings(page) == []
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


def test_notes_stand_beside_the_text_without_collisions(open_as: OpenAs, article: Callable[[str], Article]) -> None:
    page = open_as("reviewer")
    page.goto(article("In Belkane").get_absolute_url())
    page.evaluate("document.querySelectorAll('.proof').forEach((each) => { each.open = true; })")

    boxes = page.locator(".text > p, .notes").evaluate_all(
        "all => all.map((each) => each.getBoundingClientRect().toJSON())"
    )

    assert len(boxes) > 10
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            apart = one["right"] <= other["left"] or other["right"] <= one["left"]
            assert apart or one["bottom"] <= other["top"] or other["bottom"] <= one["top"]
