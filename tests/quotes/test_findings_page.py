"""The queue of findings: filters, counts, files, and what people decide."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.test import Client

from articles.models import ArticleVersion
from quotes.evaluation import judge_version
from quotes.models import Finding
from quotes.note_names import LooksLikeName, looked_at
from quotes.services.findings import CannotDecide, accept_finding, overrule_finding, reopen_finding

ClientOf = Callable[[str], Client]
Person = Callable[[str], User]
Read = Callable[..., ArticleVersion]


@pytest.fixture
def judged(read: Read) -> Callable[..., ArticleVersion]:
    def make(more: str = "", **details: object) -> ArticleVersion:
        version = read(more, **details)
        judge_version(version.pk)
        return version

    return make


@pytest.fixture
def finding(judged: Callable[..., ArticleVersion]) -> Finding:
    return judged().findings.get(rule="byline-missing")


def shown(client: Client, query: str = "") -> list[str]:
    response = client.get(f"/anonymity/findings/{query}")
    return [finding.rule for finding in response.context["page"]]


def test_open_findings_stand_first_errors_before_warnings(client_of: ClientOf, judged: Any) -> None:
    judged()

    assert shown(client_of("auditor")) == [
        "approval-missing",
        "editor-does-not-know",
        "single-source",
        "description-thin",
        "byline-missing",
    ]


def test_filters_are_in_the_address(client_of: ClientOf, judged: Any) -> None:
    one, _ = judged(outlet="One"), judged(outlet="Two")
    client = client_of("auditor")

    assert shown(client, "?rule=byline-missing") == ["byline-missing"] * 2
    assert shown(client, f"?rule=byline-missing&outlet={one.article.outlet}") == ["byline-missing"]
    assert set(shown(client, "?severity=warning")) == {"description-thin", "byline-missing"}
    assert shown(client, "?state=accepted") == []
    assert len(shown(client, "?rule=nonsense&state=all")) == 10


def test_counts_by_rule_lead_to_their_findings(client_of: ClientOf, judged: Any) -> None:
    judged()
    judged(" Again.")

    response = client_of("auditor").get("/anonymity/findings/?severity=warning&rule=byline-missing")

    assert {(c.code, c.findings) for c in response.context["counts"]} == {
        ("description-thin", 2),
        ("byline-missing", 2),
    }
    assert "?severity=warning&amp;rule=description-thin" in response.content.decode()


def test_each_finding_shows_its_words_its_advice_and_where_it_is(client_of: ClientOf, judged: Any) -> None:
    version = judged()

    markup = client_of("auditor").get("/anonymity/findings/?rule=single-source").content.decode()

    assert "“A city engineer” alone carries 1 claim in this article." in markup
    assert "were rusted through" in markup
    assert "Find a second source or a document" in markup
    assert f'href="{version.article.get_absolute_url()}#description-' in markup


def test_files_hold_what_the_page_shows(client_of: ClientOf, judged: Any) -> None:
    judged()
    client = client_of("auditor")

    rows = json.loads(client.get("/anonymity/findings.json?severity=warning").getvalue())
    lines = client.get("/anonymity/findings.csv?severity=warning").getvalue().decode().splitlines()

    assert [row["rule"] for row in rows] == ["description-thin", "byline-missing"]
    assert (len(lines), lines[0].split(",")[:3]) == (3, ["finding", "rule", "severity"])


def test_a_finding_is_accepted_with_a_note_and_taken_back(client_of: ClientOf, finding: Finding) -> None:
    client = client_of("auditor")

    client.post(f"/findings/{finding.pk}/accept/", {"note": "Wire copy.", "back": "/anonymity/findings/"})
    assert "Accepted by auditor" in client.get("/anonymity/findings/?state=accepted").content.decode()
    client.post(f"/findings/{finding.pk}/reopen/")

    finding.refresh_from_db()
    assert (finding.state, [d.after for d in finding.decisions.all()]) == ("open", ["accepted", "open"])


def test_without_a_note_or_with_a_name_nothing_is_accepted(finding: Finding, person: Person) -> None:
    with pytest.raises(CannotDecide):
        accept_finding(finding, by=person("auditor"), note=" ")
    with pytest.raises(LooksLikeName, match="John Carter"):
        accept_finding(finding, by=person("auditor"), note="It is John Carter of the waterworks.")

    accept_finding(finding, by=person("auditor"), note="Ana Bell is quoted beside it.")
    with pytest.raises(CannotDecide, match="accepted already"):
        accept_finding(finding, by=person("auditor"), note="Again.")


def test_a_name_that_was_questioned_is_kept_when_asked_and_that_is_logged(finding: Finding, person: Person) -> None:
    accept_finding(finding, by=person("auditor"), note=looked_at("John Carter agrees.", keep=True))

    assert [decision.note_looked_like_name for decision in finding.decisions.all()] == [True]


def test_what_was_refused_comes_back_as_written(client_of: ClientOf, finding: Finding) -> None:
    response = client_of("auditor").post(f"/findings/{finding.pk}/accept/", {"note": "Ask John Carter."})

    page = response.content.decode()
    assert "This looks like a name: John Carter" in page
    assert 'value="Ask John Carter."' in page
    assert 'name="keep_note"' in page
    assert not finding.decisions.exists()


def test_only_a_role_that_may_overrules_and_takes_that_back(finding: Finding, person: Person) -> None:
    with pytest.raises(PermissionDenied):
        overrule_finding(finding, by=person("auditor"), note="Wrong.")
    overrule_finding(finding, by=person("admin"), note="The agency signs its own.")
    with pytest.raises(PermissionDenied):
        reopen_finding(finding, by=person("auditor"))

    reopen_finding(finding, by=person("admin"))
    with pytest.raises(CannotDecide, match="open already"):
        reopen_finding(finding, by=person("admin"))


def test_htmx_gets_the_finding_alone_with_what_was_wrong(client_of: ClientOf, finding: Finding) -> None:
    response = client_of("auditor").post(
        f"/findings/{finding.pk}/accept/", {"note": ""}, headers={"HX-Request": "true"}
    )

    markup = response.content.decode()
    assert markup.strip().startswith(f'<div class="finding" id="finding-{finding.pk}">')
    assert "Say why, in a sentence" in markup


def test_the_way_back_stays_on_this_site(client_of: ClientOf, finding: Finding) -> None:
    response = client_of("auditor").post(f"/findings/{finding.pk}/accept/", {"note": "x", "back": "//evil.example/"})

    assert response["Location"] == "/anonymity/findings/"


def test_findings_of_earlier_versions_and_those_that_went_are_not_listed(client_of: ClientOf, judged: Any) -> None:
    judged(external_id="1")
    judged(" More.", external_id="1", byline="Ann Author")

    assert "byline-missing" not in shown(client_of("auditor"))


@pytest.mark.parametrize("articles", [1, 3])
def test_the_list_costs_the_same_for_any_number(
    client_of: ClientOf, judged: Any, django_assert_num_queries: Any, articles: int
) -> None:
    for number in range(articles):
        judged(f" It was article {number}.")
    client = client_of("admin")

    with django_assert_num_queries(7):
        client.get("/anonymity/findings/")
