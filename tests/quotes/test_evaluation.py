"""Stored articles are judged: findings come, go and come back, and what people decided stays."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from articles.models import ArticleVersion
from quotes.evaluation import judge, judge_outlet, judge_version
from quotes.facts import facts_of, facts_of_reading
from quotes.models import Approval, Finding, FindingDecision, Policy, RuleSetting, Speaker, UnnamedSource
from quotes.policy.rulebook import evaluate
from quotes.services.anonymity import Word, sign_approval
from quotes.services.quotes import reject_quote
from tests.quotes.readings import BODY, reading

Read = Callable[..., ArticleVersion]
Person = Callable[[str], User]
STANDING = {
    "approval-missing",
    "byline-missing",
    "description-thin",
    "editor-does-not-know",
    "single-source",
}


def judged(version: ArticleVersion) -> dict[str, Finding]:
    judge_version(version.pk)
    return {finding.rule: finding for finding in version.findings.standing()}


def source_of(version: ArticleVersion) -> UnnamedSource:
    source = version.withheld_names.get().unnamed_source
    assert source
    return source


def jobs(task: str) -> list[Any]:
    return [job.args for job in ProcrastinateJob.objects.filter(task_name=task).order_by("pk")]


def test_findings_of_a_read_article_have_words_and_speaker(read: Read) -> None:
    version = read()

    found = judged(version)

    assert set(found) == STANDING
    thin = found["description-thin"]
    assert (thin.evidence, thin.speaker, thin.severity) == ("A city engineer", Speaker.objects.get(name=""), "warning")
    assert found["single-source"].evidence == "were rusted through"


def test_judging_again_changes_nothing(read: Read, django_assert_max_num_queries: Any) -> None:
    version = read()
    before = {f.pk: (f.found_at, f.gone_at) for f in judged(version).values()}

    with django_assert_max_num_queries(12):
        judge_version(version.pk)

    assert {f.pk: (f.found_at, f.gone_at) for f in version.findings.all()} == before


def test_a_reading_a_decision_and_a_signature_have_it_judged(read: Read, person: Person) -> None:
    version = read()
    reject_quote(version.quotes.in_text_order()[0], by=person("reviewer"))
    sign_approval(source_of(version), Word(role="editor", approves=True), by=person("standards editor"))

    assert jobs("judge") == [{"version_id": version.pk}] * 3


def test_of_several_jobs_for_a_version_the_last_does_the_work(read: Read) -> None:
    version = read()
    waiting = ProcrastinateJob.objects.filter(task_name="judge")

    judge(version_id=version.pk)
    assert not version.findings.exists()

    with connection.cursor() as cursor:  # as when a worker has taken it
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing'")
    assert not waiting.filter(status="todo").exists()
    judge(version_id=version.pk)
    assert version.findings.exists()


def test_an_approval_takes_its_finding_away_and_a_withdrawal_brings_it_back(read: Read, person: Person) -> None:
    version = read(published_at=None)
    before = judged(version)["approval-missing"]
    source = source_of(version)
    approval = Approval.objects.create(
        unnamed_source=source, by=person("editor"), role="editor", approves=True, knows_identity=True
    )

    assert set(judged(version)) == STANDING - {"approval-missing", "editor-does-not-know"}
    before.refresh_from_db()
    assert before.gone_at is not None
    Approval.objects.create(unnamed_source=source, by=person("editor"), role="editor", withdraws=approval)
    assert judged(version)["approval-missing"] == before


def test_what_people_decided_stays_after_another_reading_and_for_the_next_version(read: Read, person: Person) -> None:
    version = read(external_id="1")
    found = judged(version)["byline-missing"]
    decision = FindingDecision.objects.create(
        finding=found, user=person("auditor"), before="open", after="accepted", note="Wire copy."
    )
    Finding.objects.filter(pk=found.pk).update(state="accepted", decision=decision)

    later = read(" More.", external_id="1")

    assert judged(version)["byline-missing"].state == "accepted"
    carried = judged(later)["byline-missing"]
    assert (carried.state, carried.decision) == ("accepted", decision)


def test_the_policy_of_the_outlet_decides_else_that_of_the_house(read: Read) -> None:
    version = read()
    house, own = Policy.objects.create(), Policy.objects.create(outlet=version.article.outlet)
    RuleSetting.objects.create(policy=house, rule="byline-missing", enabled=False, severity="warning")
    RuleSetting.objects.create(policy=own, rule="byline-missing", severity="error")

    assert judged(version)["byline-missing"].severity == "error"
    own.delete()
    assert "byline-missing" not in judged(version)


def test_a_changed_policy_has_its_outlets_articles_judged_behind_all_else(read: Read) -> None:
    own, other = read(outlet="One"), read(outlet="Two")
    Policy.objects.create(outlet=own.article.outlet)

    judge_outlet(outlet_id=own.article.outlet_id)
    judge_outlet(outlet_id=None)

    late = ProcrastinateJob.objects.filter(task_name="judge", priority=-1).order_by("pk")
    assert [job.args["version_id"] for job in late] == [own.pk, other.pk]


def test_a_version_that_is_gone_is_no_failure(db: None) -> None:
    judge_version(0)


def test_a_text_is_judged_alike_whether_it_is_stored_or_not(read: Read) -> None:
    version = read()
    stored = evaluate(facts_of(version))

    loose = evaluate(facts_of_reading(reading(), headline="A headline", published=version.article.published_at))

    assert version.body == BODY
    assert [(f.rule.code, f.hit.sentence, f.spans, f.fingerprint) for f in loose] == [
        (f.rule.code, f.hit.sentence, f.spans, f.fingerprint) for f in stored
    ]


def test_namesakes_of_an_assumed_name_are_looked_up(read: Read, store: Read) -> None:
    read()
    version = store("Ana Bell, as he wants to be called, swims.")
    assumed = Speaker.objects.create(
        kind="pseudonymous", entity="person", name="Ana Bell", name_key="ana bell", article=version.article
    )
    version.appearances.create(speaker=assumed, mention_spans=[[0, 8]])

    assert "Ana Bell, named in the archive" in judged(version)["pseudonym-collision"].sentence


@pytest.mark.parametrize("articles", [1, 3])
def test_judging_costs_the_same_whatever_else_is_there(
    read: Read, django_assert_max_num_queries: Any, articles: int
) -> None:
    version, *_ = [read(f" It was article {number}.") for number in range(articles)]

    with django_assert_max_num_queries(14):
        judge_version(version.pk)
