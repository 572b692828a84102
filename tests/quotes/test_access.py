"""Who may see and do what: every page and fragment, for everybody from strangers to admins."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from django.urls import get_resolver

from articles.models import ArticleVersion
from onrecord.reference import ROLES
from quotes.evaluation import judge_version
from quotes.models import (
    AttributionRun,
    Conflict,
    DryRun,
    MergeProposal,
    SecondOpinion,
    Speaker,
    UnnamedSource,
)
from quotes.services.anonymity import Word, sign_approval
from quotes.services.names import give_name
from quotes.services.quotes import confirm_quote
from quotes.services.signatures import Signature
from quotes.upkeep import catch_up

# What pages are asked by their addresses, and what nobody asks in earnest.
QUESTIONS = ["a", "a_find", "after", "alone", "approver", "article", "author", "b", "before", "beliefs", "by",
             "channel", "find", "first", "kind", "last", "month", "name", "other", "outlet", "page", "part", "period",
             "phrase", "q", "query", "quote", "reason", "rule", "seen", "section", "severity", "since", "sort",
             "speaker", "state", "until", "version"]  # fmt: skip
ODD = ["\x00", "\x00~1", "9" * 5000, "2026-01-01~-99999999999999999999", "'"]
RANKS = {"none": 0, "reader": 1, "auditor": 2, "editor": 2, "standards editor": 2, "reviewer": 3, "admin": 4}


@dataclass(frozen=True)
class Door:
    """A page or action, the least role that may use it, and one below that may too."""

    name: str
    address: str
    method: str = "get"
    least: str = "reader"
    also: str = ""

    def opens_to(self, role: str) -> bool:
        return RANKS[role] >= RANKS[self.least] or role == self.also


DOORS = [
    Door("home", "/"),
    Door("vocabulary", "/help/"),
    Door("article_list", "/articles/"),
    Door("article_add", "/articles/add/"),
    Door("article_detail", "/articles/{article}/"),
    Door("article_changes", "/articles/{revised}/changes/"),
    Door("run_progress", "/articles/{article}/progress/"),
    Door("run_retry", "/runs/{run}/retry/", "post", "admin"),
    Door("quote_list", "/quotes/"),
    Door("quote_file", "/quotes.csv"),
    Door("quote_feed", "/quotes.atom"),
    Door("speaker_list", "/speakers/"),
    Door("speaker_file", "/speakers.json"),
    Door("speaker_feed", "/speakers.atom"),
    Door("article_file", "/articles.csv"),
    Door("article_feed", "/articles.atom"),
    Door("search", "/search/?q=bridge"),
    Door("saved_search_list", "/searches/?query=q%3Dbridge"),
    Door("saved_search_change", "/searches/change/", "post"),
    Door("speaker_detail", "/speakers/{speaker}/"),
    Door("anonymity", "/anonymity/", least="auditor"),
    Door("anonymity_chart", "/anonymity/charts/months.svg", least="auditor"),
    Door("unnamed_source_list", "/anonymity/sources/", least="auditor"),
    Door("unnamed_source_file", "/anonymity/sources.csv", least="auditor"),
    Door("speaker_chart", "/speakers/{speaker}/statements.svg"),
    Door("speaker_compare", "/speakers/compare/?a={speaker}"),
    Door("compare_chart", "/speakers/compare/statements.svg?a={speaker}&b={other}"),
    Door("quote_detail", "/quotes/{quote}/"),
    Door("anonymity_report", "/anonymity/report/", least="auditor"),
    Door("anonymity_report_file", "/anonymity/report.csv", least="auditor"),
    Door("article_report", "/articles/{article}/report/", least="auditor"),
    Door("article_report_file", "/articles/{article}/report.json", least="auditor"),
    Door("withdrawal_list", "/anonymity/withdrawals/", least="admin"),
    Door("name_withdraw", "/speakers/{speaker}/withhold/", least="admin"),
    Door("check_new", "/anonymity/check/", least="auditor"),
    Door("api_guide", "/api/", least="auditor"),
    Door("policy", "/anonymity/policy/", least="auditor"),
    Door("policy_change", "/anonymity/policy/change/", "post", "admin", "standards editor"),
    Door("policy_preset", "/anonymity/policy/preset/", "post", "admin", "standards editor"),
    Door("policy_drop", "/anonymity/policy/{outlet}/drop/", "post", "admin", "standards editor"),
    Door("description_detail", "/anonymity/descriptions/{version}/{unnamed}/", least="auditor"),
    Door("finding_list", "/anonymity/findings/", least="auditor"),
    Door("finding_export", "/anonymity/findings.csv", least="auditor"),
    Door("finding_accept", "/findings/{finding}/accept/", "post", "auditor"),
    Door("finding_overrule", "/findings/{finding}/overrule/", "post", "admin", "standards editor"),
    Door("finding_reopen", "/findings/{finding}/reopen/", "post", "auditor"),
    Door("unnamed_source_detail", "/anonymity/{source}/", least="auditor"),
    Door("unnamed_source_sign", "/anonymity/{source}/sign/", "post", "auditor"),
    Door("approval_withdraw", "/approvals/{approval}/withdraw/", "post", "auditor"),
    Door("quote_history", "/quotes/{quote}/history/"),
    Door("speaker_history", "/speakers/{speaker}/history/"),
    Door("conflict_list", "/review/conflicts/", least="reviewer"),
    Door("conflict_settle", "/review/conflicts/{conflict}/", "post", "reviewer"),
    Door("job_list", "/jobs/", least="admin"),
    Door("quality_list", "/jobs/quality/", least="admin"),
    Door("quality_measure", "/jobs/quality/measure/", "post", "admin"),
    Door("dry_run_detail", "/jobs/dry-run/", least="admin"),
    Door("dry_run_ask", "/jobs/dry-run/ask/", "post", "admin"),
    Door("dry_run_apply", "/jobs/dry-run/{dry_run}/apply/", "post", "admin"),
    Door("read_again", "/jobs/again/", "post", "admin"),
    Door("run_roll_back", "/runs/{run}/roll-back/", "post", "admin"),
    Door("second_next", "/review/second/", least="reviewer"),
    Door("second_item", "/review/second/{quote}/", least="reviewer"),
    Door("agreement", "/review/agreement/", least="reviewer"),
    Door("disagreement_settle", "/review/agreement/{opinion}/", "post", "admin"),
    Door("decision_list", "/review/decisions/", least="reviewer"),
    Door("decision_export", "/review/decisions.csv", least="reviewer"),
    Door("merge_list", "/review/merges/", least="admin"),
    Door("merge_confirm", "/review/merges/{proposal}/merge/", "post", "admin"),
    Door("merge_refuse", "/review/merges/{proposal}/never/", "post", "admin"),
    Door("merge_postpone", "/review/merges/{proposal}/later/", "post", "admin"),
    Door("speaker_decision_undo", "/speakers/decisions/{decision}/undo/", "post", "admin"),
    Door("speaker_merge", "/speakers/{speaker}/merge/", least="admin"),
    Door("speaker_split", "/speakers/{speaker}/split/", least="admin"),
    Door("speaker_edit", "/speakers/{speaker}/edit/", least="admin"),
    Door("speaker_recast", "/speakers/{speaker}/kind/", "post", "admin"),
    Door("review_next", "/review/", least="reviewer"),
    Door("review_item", "/review/{quote}/", least="reviewer"),
    Door("review_upcoming", "/review/{quote}/upcoming/", least="reviewer"),
    Door("speaker_options", "/review/speakers/", least="reviewer"),
    Door("review_preview", "/review/{quote}/preview/", "post", "reviewer"),
    Door("review_pass", "/review/{quote}/pass/", "post", "reviewer"),
    Door("review_decide", "/review/{quote}/decide/", "post", "reviewer"),
    Door("review_alike", "/review/{quote}/alike/", least="reviewer"),
    Door("review_shape", "/review/{quote}/shape/", least="reviewer"),
    Door("review_join", "/review/{quote}/join/", "post", "reviewer"),
    Door("review_speaker", "/review/{quote}/speaker/", least="reviewer"),
    Door("review_withheld", "/review/{quote}/withheld/", least="reviewer"),
    Door("quote_add", "/articles/{article}/quotes/add/", least="reviewer"),
    Door("article_viewed", "/articles/{article}/viewed/", "post", "reader"),
    Door("review_undo", "/review/undo/", "post", "reviewer"),
    Door("review_redo", "/review/redo/", "post", "reviewer"),
    Door("quote_confirm", "/quotes/{quote}/confirm/", "post", "reviewer"),
    Door("quote_reject", "/quotes/{quote}/reject/", "post", "reviewer"),
    Door("quote_reopen", "/quotes/{quote}/reopen/", "post", "reviewer"),
]


@pytest.fixture
def addresses(read: Callable[..., ArticleVersion], person: Callable[[str], User]) -> dict[str, Any]:
    version = read()
    source = UnnamedSource.objects.get()
    revised = [read(more, external_id="revised") for more in (" Then.", " Later.")][-1]
    judge_version(version.pk)
    run = AttributionRun.objects.create(version=version, state="failed", message="It broke.")
    catch_up()
    bell = Speaker.objects.get(name="Ana Bell")
    namesake = Speaker.objects.create(kind="named", entity="person", name="A. Bell", name_key="bell")
    proposal = MergeProposal.objects.create(first=bell, second=namesake, score=0.5, evidence=[])
    decision = give_name(bell, "Annie Bell", signed=Signature(by=person("admin")))
    last = version.quotes.in_text_order()[2]
    return {
        "proposal": proposal.pk,
        "conflict": Conflict.objects.create(
            kind="missed", quote=version.quotes.in_text_order()[0], version=version, run=run
        ).pk,
        "decision": decision.pk,
        "opinion": SecondOpinion.objects.create(
            decision=confirm_quote(last, by=person("admin")), quote=last, user=person("reviewer"), status="rejected"
        ).pk,
        "dry_run": DryRun.objects.create(asked_by=person("admin"), newest=5, articles=[version.article_id]).pk,
        "article": version.article_id,
        "run": run.pk,
        "quote": version.quotes.in_text_order()[0].pk,
        "source": source.pk,
        "approval": sign_approval(source, Word(role="editor", approves=True), by=person("editor")).pk,
        "speaker": bell.pk,
        "other": version.withheld_names.get().speaker_id,
        "unnamed": version.withheld_names.get().speaker_id,
        "version": version.pk,
        "outlet": version.article.outlet_id,
        "finding": version.findings.order_by("pk")[0].pk,
        "revised": revised.article_id,
    }


def test_every_address_is_tested() -> None:
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    allauth = {name for name in names if name.startswith("account_")}

    assert names - allauth == {door.name for door in DOORS}


def test_every_role_is_tested() -> None:
    assert set(RANKS) - {"none"} == set(ROLES)


@pytest.mark.parametrize("htmx", [False, True], ids=["page", "fragment"])
@pytest.mark.usefixtures("static_files")
def test_strangers_are_sent_to_the_login(addresses: dict[str, Any], htmx: bool) -> None:  # noqa: FBT001
    headers = {"HX-Request": "true"} if htmx else {}
    wrong = {}

    for door in DOORS:
        address = door.address.format(**addresses)
        response = getattr(Client(), door.method)(address, headers=headers)
        if (response.status_code, response.get("Location")) != (302, f"/accounts/login/?next={quote(address)}"):
            wrong[door.name] = response.status_code

    assert wrong == {}


@pytest.mark.parametrize("htmx", [False, True], ids=["page", "fragment"])
@pytest.mark.parametrize("role", RANKS)
@pytest.mark.usefixtures("static_files")
def test_roles_open_their_doors_and_no_others(
    addresses: dict[str, Any],
    person: Callable[[str], User],
    role: str,
    htmx: bool,  # noqa: FBT001
) -> None:
    client = Client()
    user = User.objects.create(username="newcomer") if role == "none" else person(role)
    client.force_login(user)
    headers = {"HX-Request": "true"} if htmx else {}
    wrong = {}

    for door in DOORS:
        with transaction.atomic():
            status = getattr(client, door.method)(door.address.format(**addresses), headers=headers).status_code
            transaction.set_rollback(True)
        if (status in (200, 204, 302)) != door.opens_to(role):
            wrong[door.name] = status

    assert wrong == {}


def test_what_changes_something_can_not_be_done_by_a_link(
    addresses: dict[str, Any], client_of: Callable[[str], Client]
) -> None:
    client = client_of("admin")
    posts = [door for door in DOORS if door.method == "post"]

    statuses = {door.name: client.get(door.address.format(**addresses)).status_code for door in posts}

    assert statuses == dict.fromkeys(statuses, 405)


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_whatever_a_page_is_asked_it_answers(
    addresses: dict[str, Any], client_of: Callable[[str], Client], odd: str
) -> None:
    client = client_of("admin")
    client.raise_request_exception = False
    asked = urlencode(dict.fromkeys(QUESTIONS, odd))
    wrong = {}

    for door in (door for door in DOORS if door.method == "get"):
        address = door.address.format(**addresses)
        response = client.get(f"{address}{'&' if '?' in address else '?'}{asked}")
        if response.status_code not in (200, 302, 404):
            wrong[door.name] = response.status_code

    assert wrong == {}


def test_posts_need_the_token_of_a_page(addresses: dict[str, Any], person: Callable[[str], User]) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person("admin"))

    assert client.post(f"/quotes/{addresses['quote']}/confirm/").status_code == 403


def test_pages_forbid_inline_script_and_style(addresses: dict[str, Any], client_of: Callable[[str], Client]) -> None:
    client = client_of("admin")

    for door in (door for door in DOORS if door.method == "get"):
        response = client.get(door.address.format(**addresses), follow=True)
        policy, markup = response["Content-Security-Policy"], response.getvalue().decode()
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert " style=" not in markup
        assert "<style" not in markup
        data = markup.count('<script type="application/ld+json">')  # is data: never run
        assert markup.count("<script") == markup.count("<script src=") + data


@pytest.mark.usefixtures("static_files")
def test_nobody_signs_up(db: None) -> None:
    response = Client().post("/accounts/signup/", {"username": "intruder", "password1": "long-enough-42"})

    assert not User.objects.filter(username="intruder").exists()
    assert response.status_code == 200


def test_what_is_not_there_says_so(client_of: Callable[[str], Client]) -> None:
    client = client_of("reader")

    for address in ("/nowhere/", "/articles/99/", "/speakers/99999999999999999999/"):
        response = client.get(address)
        assert (response.status_code, "Nothing stands here" in response.content.decode()) == (404, True)
