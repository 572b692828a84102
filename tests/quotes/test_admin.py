"""The Django admin: who sees it, what can't be changed in it, and that its lists stay fast."""
# ruff: noqa: SLF001  # _meta is Django's documented interface

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import connection, models
from django.test import Client, RequestFactory
from django.urls import reverse

from articles.models import ArticleVersion
from onrecord import administration
from onrecord.reference import ROLES
from quotes.models import Conflict, Decision, Quote, Speaker
from quotes.services.quotes import confirm_quote

ClientOf = Callable[[str], Client]
Read = Callable[..., ArticleVersion]
Person = Callable[[str], User]

OURS = sorted(
    (model for model in admin.site._registry if model._meta.app_label in ("articles", "quotes")),
    key=lambda model: model._meta.label,
)


def address(model: type[models.Model], page: str, *args: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


@pytest.fixture
def staff(person: Person, static_files: None) -> Client:
    """An administrator who may sign in to the admin."""
    user = person("admin")
    user.is_staff = True
    user.save()
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("role", [role for role in ROLES if role != "admin"])
def test_only_administrators_see_anything(person: Person, static_files: None, role: str) -> None:
    user = person(role)
    user.is_staff = True  # by mistake, say
    user.save()
    client = Client()
    client.force_login(user)

    statuses = {client.get(address(model, "changelist")).status_code for model in OURS if model not in seen_by(user)}

    assert statuses <= {403}


def seen_by(user: User) -> list[type[models.Model]]:
    """Models whose rows the role sees on the ordinary pages too."""
    return [model for model in OURS if user.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}")]


def test_who_is_no_staff_is_sent_away(client_of: ClientOf) -> None:
    assert client_of("admin").get("/admin/").status_code in (302, 403)


def test_every_list_and_record_can_be_opened(staff: Client, read: Read, person: Person) -> None:
    confirm_quote(read().quotes.in_text_order()[0], by=person("reviewer"))

    for model in OURS:
        assert staff.get(address(model, "changelist")).status_code == 200
        assert staff.get(address(model, "changelist"), {"q": "1"}).status_code == 200
        row = model._default_manager.first()
        assert row is None or staff.get(address(model, "change", row.pk)).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_a_list_costs_the_same_for_any_number(
    staff: Client, read: Read, person: Person, django_assert_num_queries: Any, rows: int
) -> None:
    for number in range(rows):
        confirm_quote(read(f" It was article {number}.").quotes.in_text_order()[0], by=person("reviewer"))

    for model in (Quote, Decision):
        with django_assert_num_queries(5):
            staff.get(address(model, "changelist"))


def test_decisions_can_not_be_changed_here(staff: Client, read: Read, person: Person) -> None:
    decision = confirm_quote(read().quotes.in_text_order()[0], by=person("reviewer"))

    assert staff.post(address(Decision, "change", decision.pk), {"why": "Another reason"}).status_code == 403
    assert staff.post(address(Decision, "delete", decision.pk), {"post": "yes"}).status_code == 403


def test_large_tables_are_estimated_and_end_where_nobody_pages(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        read(f" It was article {number}.")
    monkeypatch.setattr(administration, "EXACT_UP_TO", 4)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE quotes_quote")

    whole = administration.EstimatingPaginator(Quote.objects.order_by("pk"), 2)
    part = administration.EstimatingPaginator(Quote.objects.filter(form="direct").order_by("pk"), 2)

    assert (whole.count, whole.num_pages) == (9, 2)
    assert (part.count, part.num_pages) == (3, 2)


@pytest.mark.parametrize(
    ("model", "term", "found"),
    [
        (Speaker, "{speaker}", ["Ana Bell"]),
        (Speaker, "ana", ["Ana Bell"]),
        (Speaker, "nobody", []),
        (Quote, "{quote}", ["the bridge would close"]),
        (Quote, "ana", ["the bridge would close", "“It is not safe,”"]),
        (Conflict, "nothing", []),
    ],
)
def test_a_search_finds_by_any_of_its_fields(
    read: Read, model: type[models.Model], term: str, found: list[str]
) -> None:
    quote = read().quotes.in_text_order()[0]
    rows = model._default_manager.order_by("pk")
    asked = term.format(speaker=quote.speaker_id, quote=quote.pk)

    answer, _ = admin.site._registry[model].get_search_results(RequestFactory().get("/"), rows, asked)

    assert [str(row) for row in answer] == found


def test_administrators_make_no_superusers(staff: Client, person: Person) -> None:
    reviewer, root = person("reviewer"), User.objects.create_superuser("root")
    page = staff.get(address(User, "change", reviewer.pk)).content.decode()

    assert ('name="groups"' in page, 'name="is_superuser"' in page, 'name="user_permissions"' in page) == (
        True,
        False,
        False,
    )
    assert staff.post(address(User, "change", root.pk), {"username": "mine"}).status_code == 403
    assert staff.post(address(User, "delete", reviewer.pk), {"post": "yes"}).status_code == 403
