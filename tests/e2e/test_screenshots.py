"""The pictures of the README: `make screenshots`."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page

from articles.models import Article
from quotes.models import Speaker
from quotes.upkeep import catch_up

pytestmark = [pytest.mark.screenshots, pytest.mark.browser, pytest.mark.model]

FOLDER = Path(settings.BASE_DIR) / "docs" / "screenshots"


@pytest.mark.parametrize("archive", [("",)], indirect=True, ids=["all articles"])
def test_take_screenshots(open_as: Callable[..., Page], article: Callable[[str], Article]) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    catch_up()
    reader = article("In Belkane").get_absolute_url()
    speaker = Speaker.objects.get(name="Ilse Vanterpool").get_absolute_url()
    for name, address, width, scheme in (
        ("reader", reader, 1440, "light"),
        ("reader-phone", reader, 360, "light"),
        ("home", "/", 1440, "light"),
        ("quotes", "/quotes/?q=water", 1440, "light"),
        ("speaker", speaker, 1440, "light"),
        ("review", "/review/", 1440, "light"),
        ("anonymity", "/anonymity/", 1440, "light"),
        ("quotes-tablet", "/quotes/?q=water", 768, "dark"),
        ("review-phone", "/review/", 360, "light"),
    ):
        page = open_as("admin", width=width, scheme=scheme)
        page.goto(address)
        if address == reader and width > 1000:
            page.locator("[class*=content-pseudonymous]").first.hover()
        page.wait_for_timeout(300)
        page.screenshot(path=FOLDER / f"{name}.png")

    assert {path.stem for path in FOLDER.glob("*.png")} >= {"reader", "quotes", "review", "anonymity", "speaker"}
