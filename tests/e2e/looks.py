"""What is wrong with how pages look or are built."""

from collections.abc import Iterable

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

UNFOLD = "document.querySelectorAll('details').forEach((each) => { each.open = true; })"
axe = Axe()


def findings(page: Page) -> list[str]:
    """What axe finds on a page, as a line for each rule."""
    return [f"{found['id']}: {found['nodes'][0]['html']}" for found in axe.run(page).response["violations"]]


def sideways(page: Page) -> list[str]:
    """One line if the page is wider than the window."""
    wide, window = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    return [f"{wide} pixels wide in {window}"] if wide > window else []


def faults(page: Page, addresses: Iterable[str]) -> dict[str, list[str]]:
    """The pages on which something is found once all is folded out, or that scroll sideways, with what it is."""
    found = {}
    for address in addresses:
        page.goto(address)
        page.evaluate(UNFOLD)
        found[address] = findings(page) + sideways(page)
    return {address: lines for address, lines in found.items() if lines}


def too_wide(page: Page, addresses: Iterable[str]) -> list[str]:
    """The pages that scroll sideways as they open."""
    wide = []
    for address in addresses:
        page.goto(address)
        wide += [f"{address}: {line}" for line in sideways(page)]
    return wide
