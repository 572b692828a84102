"""A Chromium that drives the pages of a running server, and demo articles in its database."""

import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any, Literal

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from articles.models import Article, ArticleVersion
from quotes.jobs import Reader, attribute_run, reader
from quotes.models import AttributionRun
from tests.e2e.reviewing import read_again
from tests.quotes.readings import reading

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
OPTIONS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync",
           "--no-first-run", "--disable-dev-shm-usage"]  # fmt: skip
PATIENCE_MS = 20_000
SEEDS = Path(__file__).resolve().parents[2] / "seeds" / "articles"
FEW = ("belkane-annex.txt", "caldmere-results.txt", "caldmere-results.v2.txt", "convoy-belkane.txt")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("No Chromium here: make test-browser installs it on Debian and runs these tests.")
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps an event loop; our queries don't use it
        yield started
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
        started.close()


@pytest.fixture
def read_queued(transactional_db: None) -> Callable[[], None]:
    """Do what a worker does: read what is queued, with the shipped pipeline."""

    def work() -> None:
        for run in AttributionRun.objects.active().order_by("pk"):
            attribute_run(run.pk, reader=_remembering_reader)

    return work


@cache
def _remembering_reader() -> Reader:
    """The shipped pipeline, which reads each text once for all tests."""
    pipeline = reader()
    return Reader(pipeline.version, cache(pipeline.read))


@pytest.fixture
def archive(read_queued: Callable[[], None], request: pytest.FixtureRequest) -> None:
    """A few demo articles, or the files that a test names by an indirect parameter."""
    names = getattr(request, "param", FEW)
    call_command("import_articles", *(SEEDS / name for name in names), stdout=StringIO())
    read_queued()


@pytest.fixture
def article(archive: None) -> Callable[[str], Article]:
    """A demo article by the beginning of its headline."""
    return lambda start: Article.objects.get(headline__startswith=start)


@pytest.fixture
def plain_static_files(settings: Any) -> None:
    """The test server serves static files under their own names, not under those of a release."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {"staticfiles": plain}


@pytest.fixture
def complaints() -> list[str]:
    """What browsers report as errors while a test runs."""
    return []


@pytest.fixture
def open_as(
    browser: Browser, live_server: Any, plain_static_files: None, person: Callable[[str], User], complaints: list[str]
) -> Iterator[Callable[..., Page]]:
    """A tab in which somebody with a role has signed in: `open_as("reader", width=360)`."""
    contexts = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(message.text)

    def make(role: str, *, width: int = 1280, scheme: Literal["light", "dark"] = "light", **options: Any) -> Page:
        context = browser.new_context(
            base_url=live_server.url, viewport={"width": width, "height": 860}, color_scheme=scheme, **options
        )
        contexts.append(context)
        context.add_cookies([{"name": "sessionid", "value": session_of(person(role)), "url": live_server.url}])
        page = context.new_page()
        page.on("console", hear)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto("/")
        return page

    yield make
    for context in contexts:
        context.close()


def session_of(user: User) -> str:
    """The key of a session in which somebody has signed in."""
    client = Client()
    client.force_login(user)
    return client.cookies["sessionid"].value


@pytest.fixture
def read(transactional_db: None, store: Callable[..., ArticleVersion]) -> Callable[[int], list[ArticleVersion]]:
    """Store articles of three quotes each, as read: `read(10)`."""

    def make(articles: int) -> list[ArticleVersion]:
        return [
            read_again(store(f"{reading().text}\n\nIt was article {n}. Joan Marsh watched.", headline=f"Bridge {n}"))
            for n in range(articles)
        ]

    return make
