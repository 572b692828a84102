"""Articles that have been read, without a pipeline."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from articles.models import ArticleVersion
from quotes.attribution.results import Reading
from quotes.jobs import store_reading
from quotes.models import AttributionRun
from tests.quotes.readings import reading


@pytest.fixture
def read(store: Callable[..., ArticleVersion]) -> Callable[..., ArticleVersion]:
    """Store and read an article: `read()`; others like it with words of their own: `read(" A second one.")`."""

    def make(more: str = "", *, found: Reading | None = None, **details: object) -> ArticleVersion:
        found = found or reading()
        version = store(found.text + more, **details)
        run = AttributionRun.objects.create(version=version)
        store_reading(run, replace(found, text=version.body), pipeline="test 1")
        return version

    return make
