"""What people sign about unnamed sources: who may, what contradicts itself, what stays, what is due."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, IntegrityError, transaction

from articles.models import ArticleVersion
from quotes.models import Approval, UnnamedSource
from quotes.note_names import LooksLikeName, looked_at, names_in
from quotes.services.anonymity import CannotSign, Word, roles_of, sign_approval, withdraw_approval

Person = Callable[[str], User]


@pytest.fixture
def source(read: Callable[..., ArticleVersion]) -> UnnamedSource:
    read()
    return UnnamedSource.objects.get()


def test_what_is_signed_is_kept_with_who_and_when(source: UnnamedSource, person: Person) -> None:
    word = Word(role="editor", ground_rule="background", approves=True, knows_identity=True, note="Rang twice.")

    approval = sign_approval(source, word, by=person("editor"))

    assert (approval.by.username, approval.role, approval.ground_rule) == ("editor", "editor", "background")
    assert (approval.approves, approval.knows_identity, approval.corroborated) == (True, True, False)
    assert list(Approval.objects.standing().of_article(source.article)) == [approval]


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("reader", []),
        ("auditor", ["reporter"]),
        ("editor", ["reporter", "editor"]),
        ("standards editor", ["reporter", "editor", "standards"]),
        ("admin", ["reporter"]),
    ],
)
def test_groups_say_who_signs_as_what(person: Person, role: str, may: list[str]) -> None:
    assert roles_of(person(role)) == may


def test_nobody_signs_in_a_role_that_is_not_theirs(source: UnnamedSource, person: Person) -> None:
    with pytest.raises(CannotSign, match="can't sign in this role"):
        sign_approval(source, Word(role="standards", approves=True), by=person("editor"))


CONTRADICTIONS: dict[str, tuple[dict[str, Any], str]] = {
    "nothing": ({}, "at least one thing"),
    "off the record": ({"ground_rule": "off_record", "approves": True}, "can't be quoted"),
    "deep background": (
        {"ground_rule": "deep_background", "approves": True, "approves_direct_quotes": True},
        "own words",
    ),
    "quotes alone": ({"ground_rule": "background", "approves_direct_quotes": True}, "together with the use"),
    "reporter attests": ({"role": "reporter", "knows_identity": True}, "Ask an editor"),
}


@pytest.mark.parametrize(("said", "message"), CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_contradictions_are_refused_by_service_and_database(
    source: UnnamedSource, person: Person, said: dict[str, Any], message: str
) -> None:
    said = {"role": "editor"} | said

    with pytest.raises(CannotSign, match=message):
        sign_approval(source, Word(**said), by=person("editor"))
    with pytest.raises(IntegrityError), transaction.atomic():
        Approval.objects.create(unnamed_source=source, by=person("editor"), **said)
    assert not Approval.objects.exists()


def test_off_the_record_can_be_stated(source: UnnamedSource, person: Person) -> None:
    approval = sign_approval(source, Word(role="reporter", ground_rule="off_record"), by=person("auditor"))

    assert approval.get_ground_rule_display() == "off the record"


def test_records_are_never_changed_or_deleted(source: UnnamedSource, person: Person) -> None:
    approval = sign_approval(source, Word(role="editor", approves=True), by=person("editor"))

    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        Approval.objects.filter(pk=approval.pk).update(approves=False, knows_identity=True)
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        approval.delete()


def test_withdrawal_is_a_further_record(source: UnnamedSource, person: Person) -> None:
    approval = sign_approval(source, Word(role="editor", approves=True), by=person("editor"))

    withdrawal = withdraw_approval(approval, by=person("editor"))

    assert (withdrawal.withdraws, Approval.objects.count()) == (approval, 2)
    assert not Approval.objects.standing().exists()
    with pytest.raises(CannotSign, match="withdrawn already"):
        withdraw_approval(approval, by=person("editor"))


def test_only_the_standards_editor_withdraws_what_others_signed(source: UnnamedSource, person: Person) -> None:
    approval = sign_approval(source, Word(role="editor", approves=True), by=person("editor"))

    with pytest.raises(CannotSign, match="Only who signed it"):
        withdraw_approval(approval, by=person("auditor"))
    withdraw_approval(approval, by=person("standards editor"))

    assert not Approval.objects.standing().exists()


def test_sources_are_due_until_asked_again(source: UnnamedSource, person: Person) -> None:
    def sign(**said: Any) -> None:
        sign_approval(source, Word(role="editor", **said), by=person("editor"))

    def due(day: int) -> list[date | None]:
        return [approval.ask_again_on for approval in Approval.objects.due(date(2026, 6, day))]

    sign(ground_rule="background", ask_again_on=date(2026, 6, 10))
    sign(knows_identity=True)
    first = (due(9), due(10))
    sign(ground_rule="background", ask_again_on=date(2026, 6, 20))
    second = (due(19), due(20))
    sign(ground_rule="on_record")

    assert first == ([], [date(2026, 6, 10)])
    assert second == ([], [date(2026, 6, 20)])
    assert due(30) == []


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("Spoke to ana bell again.", ["ana bell"]),
        ("Bell, Ana knows.", ["Bell, Ana"]),
        ("He is Piotr Wenzel.", ["Piotr Wenzel"]),
        ("Ask Mrs. Okonjo about it.", ["Mrs. Okonjo"]),
        ("Write to k.w@example.org or 0171 555 0199.", ["k.w@example.org", "0171 555 0199"]),
        ("Asked again on 2026-03-01; the Ministry of Works bears it out.", []),
        ("the bell rang; the mayor was asked twice", []),
        ("", []),
    ],
)
@pytest.mark.usefixtures("source")
def test_notes_are_searched_for_names(note: str, found: list[str]) -> None:
    assert names_in(note) == found


def test_a_name_is_questioned_before_it_is_saved(source: UnnamedSource, person: Person) -> None:
    word = {"role": "editor", "approves": True, "note": "Ana Bell bears it out."}

    with pytest.raises(LooksLikeName, match="This looks like a name: Ana Bell"):
        sign_approval(source, Word(**word), by=person("editor"))  # type: ignore[arg-type]
    saved_before = Approval.objects.exists()
    kept = sign_approval(source, Word(**word | {"note": looked_at("Ana Bell agrees.", keep=True)}), by=person("editor"))  # type: ignore[arg-type]

    assert (saved_before, kept.note_looked_like_name) == (False, True)
