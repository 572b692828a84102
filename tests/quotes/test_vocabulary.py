"""The page that says what words, marks and keys mean."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from quotes.models import Reason

ClientOf = Callable[[str], Client]


def test_every_reason_is_explained(client_of: ClientOf) -> None:
    page = client_of("reader").get(reverse("vocabulary")).content.decode()

    assert [reason for reason in Reason.objects.all() if f"<td>{escape(reason.meaning)}</td>" not in page] == []


@pytest.mark.parametrize(("role", "shown"), [("reader", False), ("auditor", True)])
def test_rules_are_linked_for_those_who_may_see_them(client_of: ClientOf, role: str, shown: bool) -> None:  # noqa: FBT001
    page = client_of(role).get(reverse("vocabulary")).content.decode()

    assert (reverse("policy") in page.split("<main", 1)[1]) is shown


def test_it_takes_four_queries(client_of: ClientOf, django_assert_num_queries: Any) -> None:
    client = client_of("admin")

    with django_assert_num_queries(4):
        client.get(reverse("vocabulary"))
