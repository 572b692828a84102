"""What a monitor is told."""

import pytest
from django.db import OperationalError, connection
from django.test import Client


@pytest.mark.django_db
def test_everybody_may_ask_and_workers_are_counted() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now()), (now() - interval '2 minutes')"
        )

    answer = Client().get("/health/")

    assert (answer.status_code, answer.json()) == (200, {"database": True, "workers": 1})
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_a_database_that_does_not_answer_is_told_of() -> None:
    def broken(*_: object) -> None:
        raise OperationalError("the connection is closed")

    with connection.execute_wrapper(broken):
        answer = Client().get("/health/")

    assert (answer.status_code, answer.json()) == (503, {"database": False})
