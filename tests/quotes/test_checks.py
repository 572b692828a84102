"""The check before publication: pages, interface and command; nothing enters the archive unless asked."""

import base64
import json
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from articles.models import Article, ArticleVersion, Outlet
from quotes.drafts import check_draft, forget_expired
from quotes.models import DraftCheck, Finding, Quote, Speaker
from quotes.policies import choices_of, policy_for
from quotes.policy.rulebook import Choice
from quotes.policy.rules import Severity
from quotes.services.drafts import submit_draft
from quotes.services.policies import change_policy
from tests.quotes.readings import BODY, reading

ClientOf = Callable[[str], Client]
Person = Callable[[str], User]
API = "/api/check/"
PASSWORD = "a-password-for-tests"  # noqa: S105


def work(*drafts: DraftCheck) -> None:
    """What a worker does, with the reading of the test's text."""
    for draft in drafts or DraftCheck.objects.all():
        check_draft(str(draft.pk), read=lambda: ("test 1", lambda _: reading()))


@pytest.fixture
def draft(person: Person) -> DraftCheck:
    return submit_draft(BODY, by=person("auditor"), headline="The bridge")


@pytest.fixture
def account(person: Person) -> dict[str, str]:
    """The header of an account that may check."""
    user = person("auditor")
    user.set_password(PASSWORD)
    user.save()
    return {"Authorization": "Basic " + base64.b64encode(f"auditor:{PASSWORD}".encode()).decode()}


def post(headers: dict[str, str], **draft: Any) -> Any:
    return Client().post(API, json.dumps(draft), content_type="application/json", headers=headers)


# pages


def test_a_pasted_draft_is_checked_by_a_job_and_reported(client_of: ClientOf) -> None:
    client = client_of("auditor")

    address = client.post("/anonymity/check/", {"text": BODY, "headline": "The bridge"})["Location"]
    assert "The draft is being checked" in client.get(address).content.decode()
    work()
    markup = client.get(address).content.decode()

    assert "The use of “A city engineer” has no approval on record." in markup
    assert "Name withheld: retaliation" in markup
    assert 'class="content-anonymous content-begins content-ends">were rusted through<' in markup
    assert [job.args for job in ProcrastinateJob.objects.filter(task_name="check")] == [
        {"check_id": str(DraftCheck.objects.get().pk)}
    ]


def test_nothing_enters_the_archive(draft: DraftCheck) -> None:
    work()

    assert [model.objects.count() for model in (Article, Quote, Speaker, Finding)] == [0, 0, 0, 0]


def test_a_draft_is_its_authors_alone(client_of: ClientOf, draft: DraftCheck) -> None:
    assert client_of("auditor").get(draft.get_absolute_url()).status_code == 200
    assert client_of("admin").get(draft.get_absolute_url()).status_code == 404
    assert client_of("reader").get(draft.get_absolute_url()).status_code == 403


def test_it_is_forgotten_after_an_hour_or_at_once(client_of: ClientOf, draft: DraftCheck, person: Person) -> None:
    client = client_of("auditor")
    other = submit_draft(BODY, by=person("auditor"))
    DraftCheck.objects.filter(pk=draft.pk).update(expires_at=timezone.now() - timedelta(seconds=1))

    assert client.get(draft.get_absolute_url()).status_code == 404
    assert forget_expired() == 1
    client.post(f"{other.get_absolute_url()}forget/")
    assert not DraftCheck.objects.exists()


def test_it_is_stored_when_asked(client_of: ClientOf, draft: DraftCheck) -> None:
    client = client_of("auditor")
    work()

    wrong = client.post(f"{draft.get_absolute_url()}store/", {"headline": "", "outlet": "The Skerry Post"})
    assert "This field is required." in wrong.content.decode()
    client.post(f"{draft.get_absolute_url()}store/", {"headline": "The bridge", "outlet": "The Skerry Post"})

    version = ArticleVersion.objects.get()
    assert (version.body, version.article.outlet.name, version.runs.count()) == (BODY, "The Skerry Post", 1)
    assert not DraftCheck.objects.exists()


def test_what_can_not_be_read_says_so(client_of: ClientOf, draft: DraftCheck, person: Person) -> None:
    client = client_of("auditor")
    spanish = submit_draft("El puente se cerrará el lunes, dijo la alcaldesa en la plaza. " * 5, by=person("auditor"))
    work(spanish)

    def broken(_: str) -> Any:
        raise ZeroDivisionError(BODY)

    check_draft(str(draft.pk), read=lambda: ("test 1", broken))

    assert "Only English is read" in client.get(spanish.get_absolute_url()).content.decode()
    assert "ZeroDivisionError while reading the text" in client.get(draft.get_absolute_url()).content.decode()
    assert "The text is empty" in client.post("/anonymity/check/", {"text": " "}).content.decode()


def test_its_words_are_in_no_log(draft: DraftCheck, caplog: pytest.LogCaptureFixture) -> None:
    def broken(_: str) -> Any:
        raise ValueError(BODY)

    check_draft(str(draft.pk), read=lambda: ("test 1", broken))

    assert "ValueError" in caplog.text
    assert "bridge" not in caplog.text


def test_the_policy_of_the_chosen_outlet_holds(person: Person) -> None:
    outlet = Outlet.objects.create(name="The Skerry Post")
    off = {
        code: Choice(enabled=False, severity=Severity.ERROR, threshold=None) for code in choices_of(policy_for(None))
    }
    change_policy(outlet, off, by=person("admin"))
    draft = submit_draft(BODY, by=person("auditor"), outlet=outlet)
    work()

    report = DraftCheck.objects.get(pk=draft.pk).report or {}
    assert (report["policy"], report["findings"]) == ("Policy of The Skerry Post", [])


# interface


def test_a_program_posts_a_draft_and_fetches_the_report(account: dict[str, str]) -> None:
    posted = post(account, text=BODY, headline="The bridge")
    assert (posted.status_code, posted.json()["state"]) == (202, "queued")
    work()
    answer = Client().get(posted.json()["address"], headers=account).json()

    assert (answer["state"], answer["errors"], answer["warnings"]) == ("done", 3, 2)
    assert answer["report"]["findings"][0].keys() >= {"rule", "severity", "sentence", "advice", "evidence", "spans"}
    assert answer["report"]["speakers"][1]["withheld"]["reason"] == "retaliation"


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
    assert not DraftCheck.objects.exists()


def test_a_page_that_is_logged_in_needs_its_token(person: Person, static_files: None) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person("auditor"))

    assert client.post(API, {"text": BODY}, content_type="application/json").status_code == 403


def test_a_check_of_somebody_else_is_not_there(account: dict[str, str], person: Person) -> None:
    other = submit_draft(BODY, by=person("admin"))

    assert Client().get(f"{API}{other.pk}/", headers=account).status_code == 404


def test_the_interface_describes_itself() -> None:
    described = Client().get("/api/openapi.json").json()

    assert set(described["paths"]["/api/check/"]["post"]["responses"]) == {"202", "400", "401", "403", "422"}


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
    good.write_text("Mayor Ana Bell said the bridge would close on Monday for repairs. “It is not safe,” she said.\n")

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
    path.write_text("Mayor Ana Bell said the bridge would close on Monday for repairs. “It is not safe,” she said.\n")

    report = json.loads(check(path, "--json", "--policy", "strict"))

    assert (report["policy"], report["errors"], len(report["quotes"])) == ("Strict", 0, 2)
