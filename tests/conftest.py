"""What tests share: the database, people in their roles, articles and readings."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.db import connection, connections
from django.test import Client
from hypothesis import settings as hypothesis_settings

from articles.models import ArticleVersion
from articles.services import ArticleDetails, store_article
from onrecord import database

# Many more examples for tests of properties: make test ARGS="--hypothesis-profile long FILE".
hypothesis_settings.register_profile("long", max_examples=2000)


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> Iterator[None]:
    """The embedded server, or the one that DATABASE_URL names; a database of its own for every test run."""
    with database.running():
        settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = f"test_onrecord_{os.getpid()}"
        yield


@pytest.fixture(scope="session", autouse=True)
def _static_files_as_they_are_asked_for() -> None:
    """Else every browser of a test goes through all of them first."""
    settings.WHITENOISE_AUTOREFRESH = True


@pytest.fixture(scope="session")
def static_files() -> None:
    call_command("collectstatic", interactive=False, verbosity=0)


@pytest.fixture
def database_address() -> Callable[[], str]:
    """The address of the test database, for other processes."""

    def address() -> str:
        found = connection.settings_dict
        parts = {"host": found["HOST"], "port": found["PORT"], "user": found["USER"], "password": found["PASSWORD"]}
        return f"postgresql:///{found['NAME']}?{urlencode({key: value for key, value in parts.items() if value})}"

    return address


@pytest.fixture
def beside(transactional_db: None) -> Callable[..., Any]:
    """Call something in a thread, as a process beside us would: the browser's event loop runs in ours."""

    def call(function: Callable[..., Any], *arguments: Any) -> Any:
        def alone() -> Any:
            try:
                return function(*arguments)
            finally:
                connections.close_all()

        with ThreadPoolExecutor(max_workers=1) as pool:
            return pool.submit(alone).result()

    return call


@pytest.fixture
def person(db: None) -> Callable[[str], User]:
    """Somebody with a role: `person("reviewer")`."""

    def make(role: str) -> User:
        user, _ = User.objects.get_or_create(username=role)
        user.groups.set([Group.objects.get(name=role)])
        return user

    return make


@pytest.fixture
def client_of(person: Callable[[str], User], static_files: None) -> Callable[[str], Client]:
    """A browser in which somebody with a role is logged in: `client_of("reader")`."""

    def make(role: str) -> Client:
        client = Client()
        client.force_login(person(role))
        return client

    return make


@pytest.fixture
def store(db: None) -> Callable[..., ArticleVersion]:
    """Store an article: `store("The body.", headline="...", outlet="...")`."""

    def make(body: str, **details: object) -> ArticleVersion:
        defaults = {
            "outlet": "The Test Courier",
            "headline": "A headline",
            "language": "en",
            "published_at": datetime(2026, 3, 1, 9, tzinfo=UTC),
        }
        return store_article(ArticleDetails(**(defaults | details)), body).version  # type: ignore[arg-type]

    return make
