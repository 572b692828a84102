"""What a worker reads when it starts."""

import pytest

from quotes.reading_ahead import READ, read_ahead

pytestmark = pytest.mark.django_db


def test_what_pages_read_most_is_read_in_its_order() -> None:
    assert read_ahead() == list(READ)


def test_no_more_is_read_than_the_database_can_hold() -> None:
    assert read_ahead(most_bytes=0) == []
