"""A draft is checked before publication, a finding is accepted and taken back, the policy is changed: in a browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article
from quotes.evaluation import judge_version
from quotes.models import Finding
from tests.e2e.looks import faults, findings

pytestmark = [pytest.mark.browser, pytest.mark.model]

OpenAs = Callable[..., Page]
DRAFT = (
    "Mayor Ana Bell said the bridge would close on Monday for repairs.\n\n"
    "The last diver in Carrow, who asked not to be named because he feared losing his job, said the cables were "
    "rusted through."
)


@pytest.fixture
def own_process(database_address: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that the pages start find the test's database."""
    monkeypatch.setenv("DATABASE_URL", database_address())


@pytest.mark.usefixtures("own_process")
@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_draft_is_checked_stored_nowhere_and_kept_when_asked(
    open_as: OpenAs,
    complaints: list[str],
    script: bool,  # noqa: FBT001
) -> None:
    page = open_as("auditor", java_script_enabled=script)
    page.set_default_timeout(60_000)
    page.get_by_role("link", name="Anonymity").click()
    page.get_by_role("link", name="Check a draft").click()
    page.get_by_label("Text of the draft").fill(DRAFT)
    page.get_by_label("Headline").fill("The bridge closes")
    page.get_by_role("button", name="Check it").click()
    if script:
        expect(page.get_by_role("status").filter(has_text="Being checked")).to_be_visible()

    expect(page.locator(".findings")).to_contain_text("fits one person", timeout=60_000)
    expect(page.locator(".content-anonymous").last).to_contain_text("rusted through")
    expect(page.get_by_label("Text of the draft")).to_have_value(DRAFT)
    assert not Article.objects.exists()
    page.get_by_role("button", name="Keep it as an article").click()
    page.get_by_label("Outlet").fill("The Skerry Post")
    page.get_by_role("button", name="Store and read it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The bridge closes")
    assert Article.objects.get().outlet.name == "The Skerry Post"
    assert complaints == []


def test_a_finding_is_accepted_with_a_note_and_taken_back_by_keyboard(
    open_as: OpenAs, article: Callable[[str], Article], complaints: list[str]
) -> None:
    judge_version(article("In Belkane").current_version_id or 0)
    page = open_as("auditor")
    page.goto("/anonymity/findings/?rule=identifying-description")
    fold = page.locator(".finding-decide summary").first
    expect(page.get_by_label("Why").first).to_be_hidden()
    fold.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="Say why")).to_be_visible()

    expect(page.get_by_label("Why").first).to_be_focused()
    page.keyboard.type("He has agreed to be found.")
    page.keyboard.press("Enter")

    expect(page.locator(".decision").first).to_contain_text("Accepted by auditor")
    assert Finding.objects.filter(state="accepted").count() == 1
    page.get_by_role("button", name="Take back").press("Enter")
    expect(page.locator(".decision")).to_have_count(0)
    assert not Finding.objects.filter(state="accepted").exists()
    assert complaints == []


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_note_that_looks_like_a_name_is_questioned_and_can_be_kept(
    open_as: OpenAs,
    article: Callable[[str], Article],
    script: bool,  # noqa: FBT001
) -> None:
    judge_version(article("In Belkane").current_version_id or 0)
    page = open_as("auditor", java_script_enabled=script)
    page.goto("/anonymity/findings/?rule=identifying-description")
    page.locator(".finding-decide summary").first.click()
    page.get_by_label("Why").first.fill("Checked with John Carter.")
    page.get_by_role("button", name="Accept").first.click()

    expect(page.get_by_role("alert").filter(has_text="looks like a name: John Carter")).to_be_visible()
    expect(page.get_by_label("Why").first).to_have_value("Checked with John Carter.")
    page.get_by_label("What was questioned does not tell").check()
    page.get_by_role("button", name="Accept").first.click()

    expect(page.locator("main")).not_to_contain_text("looks like a name")
    page.goto("/anonymity/findings/?state=accepted")
    expect(page.locator(".decision")).to_contain_text("Kept after the question")


def test_the_policy_is_changed_and_says_who_did_it(open_as: OpenAs, complaints: list[str]) -> None:
    page = open_as("admin")
    page.goto("/anonymity/policy/")
    page.get_by_label("No byline: on").uncheck()
    page.get_by_role("button", name="Save the policy").click()

    expect(page.locator(".messages")).to_contain_text("Saved")
    expect(page.get_by_label("No byline: on")).not_to_be_checked()
    expect(page.locator(".front-main .facts")).to_contain_text("No byline: warning → off")
    assert complaints == []


@pytest.mark.usefixtures("own_process")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_as: OpenAs, article: Callable[[str], Article], scheme: str) -> None:
    version = article("In Belkane").current_version
    assert version
    judge_version(version.pk)
    finding = version.findings.filter(rule="identifying-description")[0]
    page = open_as("admin", scheme=scheme, width=360)
    page.goto("/anonymity/check/")
    page.get_by_label("Text of the draft").fill(DRAFT)
    page.get_by_role("button", name="Check it").click()
    page.wait_for_selector(".findings", timeout=60_000)
    assert findings(page) == []

    addresses = (
        *(f"/anonymity/{name}/" for name in ("check", "policy", "findings")),
        f"/anonymity/descriptions/{finding.version_id}/{finding.speaker_id}/",
        version.article.get_absolute_url(),
    )
    assert faults(page, addresses) == {}
