"""Character ranges as columns."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


def spans_field(help_text: str, *, null: bool = False) -> ArrayField:  # type: ignore[type-arg]  # two levels of types
    """Character ranges `[[start, end], ...]` of the version's body, half-open, ascending, apart."""
    ranges = ArrayField(models.IntegerField(), size=2)
    return ArrayField(ranges, default=None if null else list, null=null, blank=True, help_text=help_text)
