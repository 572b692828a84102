"""What the page of jobs is asked."""

from django import forms

from quotes.models import AttributionRun
from quotes.querysets import RunQuerySet


class RunFilter(forms.Form):
    """Runs of which state a list shows."""

    state = forms.ChoiceField(required=False, choices=[("", "Any"), *AttributionRun.State.choices])

    def runs(self) -> RunQuerySet:
        """The runs asked for, newest first; what is asked wrongly counts as not asked."""
        self.is_valid()
        return AttributionRun.objects.in_state(self.cleaned_data.get("state", "")).for_list()
