"""Character ranges as columns."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


def spans_field(help_text: str) -> ArrayField:  # type: ignore[type-arg]  # two levels of element types
    """Character ranges `[[start, end], ...]` of the version's body, half-open, ascending, apart."""
    return ArrayField(ArrayField(models.IntegerField(), size=2), default=list, blank=True, help_text=help_text)
