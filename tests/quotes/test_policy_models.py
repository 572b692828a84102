"""What the database keeps about policies and findings."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, IntegrityError, transaction

from articles.models import ArticleVersion, Outlet
from quotes.models import Finding, FindingDecision, Policy, RuleSetting
from tests.quotes.readings import span_of

Read = Callable[..., ArticleVersion]


def finding(version: ArticleVersion, **values: Any) -> Finding:
    plain = {"rule": "label-bare", "severity": "error", "sentence": "It is bare.", "advice": "Say more."}
    made = Finding.objects.create(version=version, **(plain | {"fingerprint": "1"} | values))
    made.refresh_from_db()
    return made


def test_the_words_of_a_finding_are_those_of_the_article(read: Read) -> None:
    version = read()

    assert finding(version, evidence_spans=[span_of("A city engineer")]).evidence == "A city engineer"
    with pytest.raises(IntegrityError, match="spans must be"), transaction.atomic():
        finding(version, fingerprint="2", evidence_spans=[[0, 99_999]])


def test_a_finding_changes_its_state_by_a_decision_alone(read: Read, person: Callable[[str], User]) -> None:
    found = finding(read())

    with pytest.raises(DatabaseError), transaction.atomic():
        Finding.objects.filter(pk=found.pk).update(state="accepted")

    decision = FindingDecision.objects.create(
        finding=found, user=person("auditor"), before="open", after="accepted", note="Known."
    )
    assert Finding.objects.filter(pk=found.pk).update(state="accepted", decision=decision) == 1


def test_nothing_is_accepted_without_a_note(read: Read, person: Callable[[str], User]) -> None:
    with pytest.raises(IntegrityError, match="finding_decided_with_a_note"), transaction.atomic():
        FindingDecision.objects.create(finding=finding(read()), user=person("auditor"), before="open", after="accepted")


def test_decisions_stay_as_they_are(read: Read, person: Callable[[str], User]) -> None:
    decision = FindingDecision.objects.create(
        finding=finding(read()), user=person("auditor"), before="open", after="accepted", note="Known."
    )

    with pytest.raises(DatabaseError, match="append_only"), transaction.atomic():
        FindingDecision.objects.filter(pk=decision.pk).update(note="Something else.")


def test_a_finding_outlives_the_rows_it_is_about(read: Read) -> None:
    version = read()
    quote = version.quotes.in_text_order()[2]
    found = finding(version, speaker=quote.speaker, quote=quote)

    quote.delete()

    found.refresh_from_db()
    assert (found.quote, found.speaker) == (None, quote.speaker)


def test_there_is_one_house_policy_and_one_policy_an_outlet(db: None) -> None:
    outlet = Outlet.objects.create(name="The Test Courier")
    for owner in (None, outlet):
        Policy.objects.create(outlet=owner)
        with pytest.raises(IntegrityError), transaction.atomic():
            Policy.objects.create(outlet=owner)


def test_every_change_of_a_policy_is_kept_for_good(db: None) -> None:
    setting = RuleSetting.objects.create(policy=Policy.objects.create(), rule="only-unnamed", severity="error")
    setting.severity = "warning"
    setting.save()
    setting.delete()

    events: Any = RuleSetting.pgh_event_model.objects.order_by("pgh_id")  # type: ignore[attr-defined]

    assert [(event.pgh_label, event.severity) for event in events] == [
        ("insert", "error"),
        ("update", "warning"),
        ("delete", "warning"),
    ]
    with pytest.raises(DatabaseError, match="append_only"), transaction.atomic():
        events.delete()
