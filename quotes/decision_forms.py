"""What the pages of decisions are asked."""

from django import forms
from django.contrib.auth.models import User

from quotes.models import Decision
from quotes.querysets import DecisionQuerySet


class DecisionFilter(forms.Form):
    """Whose decisions of which kind and period a list shows."""

    first = forms.DateField(required=False, label="From", widget=forms.DateInput(attrs={"type": "date"}))
    last = forms.DateField(required=False, label="Until", widget=forms.DateInput(attrs={"type": "date"}))
    by = forms.ModelChoiceField(User.objects.none(), required=False, empty_label="Everybody")
    action = forms.ChoiceField(required=False, choices=[("", "Any"), *Decision.Action.choices], label="Decision")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        deciders = User.objects.filter(decisions__isnull=False).order_by("username").distinct()
        self.fields["by"] = forms.ModelChoiceField(deciders, required=False, empty_label="Everybody")

    def decisions(self) -> DecisionQuerySet:
        """The decisions asked for, newest first; what is asked wrongly counts as not asked."""
        self.is_valid()
        asked = self.cleaned_data
        found = Decision.objects.by(asked.get("by")).with_action(asked.get("action", ""))
        return found.between(asked.get("first"), asked.get("last")).newest_first()
