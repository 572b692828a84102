"""Every page in both themes: no findings of axe, no complaint of the browser, no sideways scrolling, not too heavy."""

import gzip
from collections.abc import Callable
from itertools import pairwise

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import FloatRect, Page, Response

from articles.models import Article, ArticleVersion
from quotes.attribution.results import reading_from_plain
from quotes.changes import WithheldChange
from quotes.jobs import store_reading
from quotes.models import AttributionRun, DryRun, Speaker
from quotes.quality import measure
from quotes.rehearsal import rehearse
from quotes.services.quotes import confirm_quote
from quotes.services.searches import save_search
from quotes.services.withheld import correct_withheld
from tests.e2e.looks import faults, too_wide

pytestmark = [pytest.mark.browser, pytest.mark.model]

OpenAs = Callable[..., Page]
HEAVIEST_BYTES = 150_000


@pytest.fixture
def decided(
    article: Callable[[str], Article], store: Callable[..., ArticleVersion], person: Callable[[str], User]
) -> list[str]:
    """Histories, after a person decided and a reading put that in doubt; figures, and a search that is kept."""
    admin = person("admin")
    version = article("In Belkane").current_version
    assert version
    for quote in version.quotes.standing():
        confirm_quote(quote, by=admin)
    for name in version.withheld_names.all():
        correct_withheld(name, WithheldChange(reason="legal"), by=admin)
    run = AttributionRun.objects.create(version=version)
    store_reading(run, reading_from_plain(version.body, [], []), pipeline="another")
    broken = store("Too much.", headline="A Broken One")
    AttributionRun.objects.create(version=broken, state="failed", message="MemoryError while reading the text.")
    measure()
    asked = DryRun.objects.create(asked_by=admin, newest=5)
    rehearse(asked.pk, read=lambda: ("a third", lambda text: reading_from_plain(text, [], [])))
    save_search(by=admin, name="Water", query="q=water", digest=True)
    quote = version.quotes.filter(speaker__kind="named")[0]
    return [f"/quotes/{quote.pk}/history/", f"/speakers/{quote.speaker_id}/history/"]


@pytest.fixture
def addresses(article: Callable[[str], Article], decided: list[str]) -> list[str]:
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
        *decided,
        "/jobs/",
        "/jobs/?state=failed",
        "/jobs/quality/",
        "/jobs/dry-run/",
        "/review/merges/",
        "/review/decisions/",
        "/review/conflicts/",
        "/help/",
        "/api/",
        "/quotes/?q=water",
        "/speakers/",
        "/search/",
        "/search/?q=water",
        "/searches/",
        "/searches/?query=q%3Dwater",
        "/accounts/password/change/",
        "/accounts/logout/",
        "/nowhere/",
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_as: OpenAs, addresses: list[str], complaints: list[str], scheme: str) -> None:
    page = open_as("admin", scheme=scheme)
    found = faults(page, addresses)
    page.context.clear_cookies()
    found |= faults(page, ("/accounts/login/", "/accounts/password/reset/", "/accounts/signup/"))

    assert found == {}
    assert [c for c in complaints if "404" not in c] == []


@pytest.mark.parametrize("width", [320, 768])
def test_nothing_scrolls_sideways(open_as: OpenAs, addresses: list[str], width: int) -> None:
    page = open_as("admin", width=width)
    assert too_wide(page, addresses) == []


def test_pages_are_light(open_as: OpenAs, addresses: list[str]) -> None:
    page = open_as("reviewer")
    sizes: list[int] = []
    page.on("response", lambda response: sizes.append(bytes_sent(response)))
    weights = {}
    for address in addresses:
        page.context.clear_cookies(name="nothing")
        sizes.clear()
        page.goto(address, wait_until="networkidle")
        weights[address] = sum(sizes)

    assert {address: weight for address, weight in weights.items() if weight > HEAVIEST_BYTES} == {}


def bytes_sent(response: Response) -> int:
    """The size of an answer; static files are compressed in a release, which this test server does not do."""
    if "/static/" in response.url:
        return len(gzip.compress(response.body()))
    return response.request.sizes()["responseBodySize"]


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
