"""Articles in which somebody says something."""

from collections.abc import Callable
from typing import Any

import pytest

from articles.models import ArticleVersion
from quotes.models import Appearance
from tests.quotes.readings import saying


@pytest.fixture
def says(read: Callable[..., ArticleVersion]) -> Callable[..., Appearance]:
    """How an article of its own shows somebody: `says("the mayor of Vardo")` has Ana Bell say something as that."""

    def make(described: str = "", *sources: str, name: str = "Ana Bell", **details: Any) -> Appearance:
        source = f"{name}, {described}," if described else name
        more = "".join(f" “It was so,” {other} said." for other in sources)
        kind, entity = details.pop("kind", "named"), details.pop("entity", "person")
        number = details.pop("number", Appearance.objects.count())
        text = f"{source} said: “It is number {number}.”{more}"
        found = saying(text, source, *sources, name=name, kind=kind, entity=entity)
        version = read(found=found, external_id=str(number), **details)
        return version.appearances.get()

    return make
