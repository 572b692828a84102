"""What an account may do, read in one query."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User

REVIEW = "quotes.decide_quote"


@pytest.mark.parametrize("role", ["reader", "reviewer"])
def test_permissions_of_a_role_cost_one_query(
    person: Callable[[str], User], django_assert_num_queries: Any, role: str
) -> None:
    user = User.objects.get(pk=person(role).pk)

    with django_assert_num_queries(1):
        found = user.has_perm("quotes.view_quote"), user.has_perm(REVIEW), user.has_module_perms("quotes")

    assert found == (True, role == "reviewer", True)


def test_permissions_of_ones_own_count_too(person: Callable[[str], User]) -> None:
    user = person("reader")
    user.user_permissions.add(Permission.objects.get(codename="decide_quote"))

    assert User.objects.get(pk=user.pk).get_all_permissions() == user.get_group_permissions() | {REVIEW}


def test_who_left_may_nothing(person: Callable[[str], User]) -> None:
    User.objects.filter(pk=person("admin").pk).update(is_active=False)

    assert not User.objects.get(username="admin").has_perm("quotes.view_quote")


def test_superusers_may_all(db: None) -> None:
    assert User.objects.create(username="root", is_superuser=True).get_all_permissions() == {
        f"{each.content_type.app_label}.{each.codename}" for each in Permission.objects.select_related("content_type")
    }
