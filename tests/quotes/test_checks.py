"""The check before publication: page, interface and command; nothing of a draft is stored unless asked."""

import base64
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client

from articles.models import Article, ArticleVersion, Outlet
from quotes import drafts
from quotes.policies import choices_of, policy_for
from quotes.policy.rulebook import Choice
from quotes.policy.rules import Severity
from quotes.services.policies import change_policy
from tests.quotes.database_rows import rows_with
from tests.quotes.readings import BODY

ClientOf = Callable[[str], Client]
Person = Callable[[str], User]
PAGE, API = "/anonymity/check/", "/api/check/"
PASSWORD = "a-password-for-tests"  # noqa: S105
SAFE = "Mayor Ana Bell said the bridge would close on Monday for repairs. “It is not safe,” she said.\n"
SPANISH = "El puente se cerrará el lunes, dijo la alcaldesa en la plaza. " * 5


@pytest.fixture
def own_process(transactional_db: None, database_address: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that are started find the test's database."""
    monkeypatch.setenv("DATABASE_URL", database_address())


@pytest.fixture
def full() -> Iterator[None]:
    """As many drafts are being checked as may be at once."""
    for _ in range(drafts.AT_ONCE):
        drafts.free.acquire()
    yield
    for _ in range(drafts.AT_ONCE):
        drafts.free.release()


@pytest.fixture
def account(person: Person) -> dict[str, str]:
    """The header of an account that may check."""
    user = person("auditor")
    user.set_password(PASSWORD)
    user.save()
    return {"Authorization": "Basic " + base64.b64encode(f"auditor:{PASSWORD}".encode()).decode()}


def post(headers: dict[str, str], **draft: Any) -> Any:
    return Client().post(API, json.dumps(draft), content_type="application/json", headers=headers)


# page


@pytest.mark.model
@pytest.mark.usefixtures("own_process")
def test_draft_is_checked_and_stored_nowhere(client_of: ClientOf) -> None:
    client = client_of("auditor")

    response = client.post(PAGE, {"text": BODY, "headline": "The bridge"})

    markup = response.content.decode()
    assert "The use of “A city engineer” has no approval on record." in markup
    assert "Name withheld: retaliation" in markup
    assert 'class="content-anonymous content-begins content-ends">the cables were rusted through<' in markup
    assert rows_with("rusted", "city engineer", "The bridge") == {}
    assert "no-store" in response["Cache-Control"]


@pytest.mark.model
@pytest.mark.usefixtures("own_process")
def test_file_is_checked_and_can_then_be_kept_as_an_article(client_of: ClientOf) -> None:
    client = client_of("auditor")
    outlet = Outlet.objects.create(name="The Skerry Post")
    asked = {"headline": "The bridge", "outlet": outlet.name}

    checked = client.post(PAGE, asked | {"file": SimpleUploadedFile("draft.txt", BODY.encode())})
    form = checked.context["form"]
    client.post("/articles/add/", {name: form[name].value() or "" for name in ("text", *asked)})

    version = ArticleVersion.objects.get()
    assert 'formaction="/articles/add/"' in checked.content.decode()
    assert (version.body, version.article.outlet.name, version.runs.count()) == (BODY, "The Skerry Post", 1)


@pytest.mark.model
@pytest.mark.usefixtures("own_process")
def test_what_the_pipeline_can_not_read_says_so(client_of: ClientOf) -> None:
    assert "Only English is read" in client_of("auditor").post(PAGE, {"text": SPANISH}).content.decode()


def test_empty_draft_needs_no_process(client_of: ClientOf) -> None:
    assert "The text is empty" in client_of("auditor").post(PAGE, {"text": " "}).content.decode()


@pytest.mark.usefixtures("full")
def test_page_says_when_others_are_being_checked_and_keeps_the_text(client_of: ClientOf) -> None:
    markup = client_of("auditor").post(PAGE, {"text": BODY}).content.decode()

    assert "Try again in half a minute" in markup
    assert "A city engineer, who asked" in markup


@pytest.mark.usefixtures("own_process")
def test_check_that_takes_too_long_is_given_up(client_of: ClientOf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts, "LONGEST_SECONDS", 0.01)

    assert "was given up" in client_of("auditor").post(PAGE, {"text": BODY}).content.decode()


def test_check_that_breaks_off_says_so_and_logs_no_words(
    client_of: ClientOf, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")

    markup = client_of("auditor").post(PAGE, {"text": BODY}).content.decode()

    assert "The check broke off" in markup
    assert "broke off" in caplog.text
    assert "bridge" not in caplog.text


# interface


@pytest.mark.model
@pytest.mark.usefixtures("own_process")
def test_program_posts_a_draft_and_gets_the_report(account: dict[str, str], person: Person) -> None:
    outlet = Outlet.objects.create(name="The Skerry Post")
    choices = dict(choices_of(policy_for(None))) | {"byline-missing": Choice(False, Severity.ERROR, None)}
    change_policy(outlet, choices, by=person("admin"))

    house = post(account, text=BODY, headline="The bridge").json()
    own = post(account, text=BODY, outlet="The Skerry Post").json()

    assert (house["errors"], house["warnings"]) == (3, 2)
    assert house["findings"][0].keys() >= {"rule", "severity", "sentence", "advice", "evidence", "spans"}
    assert house["speakers"][1]["withheld"]["reason"] == "retaliation"
    assert (own["policy"], own["errors"], own["warnings"]) == ("Policy of The Skerry Post", 3, 1)
    assert rows_with("rusted", "city engineer") == {}


def test_strangers_and_those_who_may_not_are_refused(account: dict[str, str], client_of: ClientOf) -> None:
    wrong = {"Authorization": "Basic " + base64.b64encode(b"auditor:wrong").decode()}

    assert post({}, text=BODY).status_code == 401
    assert post(wrong, text=BODY).status_code == 401
    client = client_of("reader")
    assert client.post(API, {"text": BODY}, content_type="application/json").status_code == 403


def test_guessing_passwords_is_limited(account: dict[str, str]) -> None:
    wrong = {"Authorization": "Basic " + base64.b64encode(b"auditor:wrong").decode()}
    for _ in range(12):
        post(wrong, text=BODY)

    assert post(account, text=BODY).status_code == 401


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ('{"text": "a\\u0000b"}', 422),
        ('{"text": "a\\ud800b"}', 422),
        ('{"text": ""}', 422),
        ('{"text": "… …"}', 422),
        ('{"text": "Words.", "outlet": "Nowhere"}', 422),
        ('{"text": "Words.", "headline": "%s"}' % ("x" * 501), 422),
        ("{}", 422),
        ("{", 400),
        ('{"text": "%s"}' % ("word " * 400_001), 422),
    ],
    ids=["NUL", "half a character", "empty", "no words", "outlet", "long headline", "no text", "no JSON", "too long"],
)
def test_bad_requests_are_refused_with_a_reason(account: dict[str, str], body: str, status: int) -> None:
    response = Client().post(API, body, content_type="application/json", headers=account)

    assert (response.status_code, bool(response.json()["detail"])) == (status, True)


@pytest.mark.usefixtures("full")
def test_program_is_told_to_come_back(account: dict[str, str]) -> None:
    assert post(account, text=BODY).status_code == 503


def test_a_page_that_is_logged_in_needs_its_token(person: Person, static_files: None) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person("auditor"))

    assert client.post(API, {"text": BODY}, content_type="application/json").status_code == 403


def test_the_interface_describes_itself() -> None:
    described = Client().get("/api/openapi.json").json()

    answers = set(described["paths"]["/api/check/"]["post"]["responses"])
    assert answers == {"200", "400", "401", "403", "413", "422", "503"}


def test_the_guide_has_every_field_and_the_call(client_of: ClientOf) -> None:
    page = client_of("auditor").get("/api/").content.decode()

    assert "http://testserver/api/check/" in page
    assert "list of ReportedFinding" in page


def test_strangers_and_too_much_are_refused_in_words(account: dict[str, str], settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    without = Client(enforce_csrf_checks=True).post(API, {"text": BODY}, content_type="application/json")
    too_much = post(account, text="word " * 1000)

    assert (without.status_code, without["WWW-Authenticate"][:5]) == (401, "Basic")
    assert "name and the password" in without.json()["detail"]
    assert (too_much.status_code, too_much.json()["detail"][:21]) == (413, "At most 1,000 bytes a")


# command


def check(path: Path, *options: str) -> str:
    out = StringIO()
    call_command("check_article", str(path), *options, stdout=out)
    return out.getvalue()


@pytest.mark.model
@pytest.mark.django_db
def test_the_exit_status_tells_a_hook_what_to_do(tmp_path: Path) -> None:
    bad, good = tmp_path / "bad.txt", tmp_path / "good.txt"
    bad.write_text(f"Headline: The bridge\nByline: Ann Author\n\n{BODY}\n")
    good.write_text(SAFE)

    with pytest.raises(CommandError) as found:
        check(bad)
    with pytest.raises(CommandError) as missing:
        check(tmp_path / "nothing.txt")
    with pytest.raises(CommandError) as unknown:
        check(good, "--policy", "lenient")

    assert (found.value.returncode, missing.value.returncode, unknown.value.returncode) == (1, 2, 2)
    assert "House policy: 0 errors" in check(good)
    assert not Article.objects.exists()


@pytest.mark.model
@pytest.mark.django_db
def test_the_report_is_printed_as_json(tmp_path: Path) -> None:
    path = tmp_path / "good.txt"
    path.write_text(SAFE)

    report = json.loads(check(path, "--json", "--policy", "strict"))

    assert (report["policy"], report["errors"], len(report["quotes"])) == ("Strict", 0, 2)


@pytest.mark.model
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("handed_in", "status", "answer"),
    [
        (json.dumps({"text": SAFE}), 0, {"errors": 0, "policy": "House policy"}),
        ('{"txt": ""}', 2, {"error": 'Standard input must be a JSON object like {"text": "…"}. text: Field required'}),
        (json.dumps({"text": SPANISH}), 2, {"error": "Only English is read; this text is in another language (es)."}),
    ],
    ids=["a draft", "no text", "not English"],
)
def test_a_draft_comes_through_a_pipe(
    monkeypatch: pytest.MonkeyPatch, handed_in: str, status: int, answer: dict[str, object]
) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(handed_in.encode())))
    out = StringIO()

    with pytest.raises(CommandError) if status else nullcontext() as refused:
        call_command("check_article", "-", "--json", stdout=out)

    assert (refused.value.returncode if refused else 0) == status
    assert json.loads(out.getvalue()).items() >= answer.items()
