"""What the pages of decisions are asked."""

from django import forms
from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef

from quotes.changes import InvalidChange
from quotes.models import Conflict, Decision, Quote
from quotes.querysets import ConflictQuerySet, DecisionQuerySet
from quotes.services.conflicts import keep_decision, move_decision, take_proposal


class DecisionFilter(forms.Form):
    """Whose decisions of which kind and period a list shows."""

    first = forms.DateField(required=False, label="From", widget=forms.DateInput(attrs={"type": "date"}))
    last = forms.DateField(required=False, label="Until", widget=forms.DateInput(attrs={"type": "date"}))
    by = forms.ModelChoiceField(User.objects.none(), required=False, empty_label="Everybody")
    action = forms.ChoiceField(required=False, choices=[("", "Any"), *Decision.Action.choices], label="Decision")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        deciders = User.objects.filter(Exists(Decision.objects.filter(user=OuterRef("pk")))).order_by("username")
        self.fields["by"] = forms.ModelChoiceField(deciders, required=False, empty_label="Everybody")

    def decisions(self) -> DecisionQuerySet:
        """The decisions asked for, newest first; what is asked wrongly counts as not asked."""
        self.is_valid()
        asked = self.cleaned_data
        found = Decision.objects.by(asked.get("by")).with_action(asked.get("action", ""))
        return found.between(asked.get("first"), asked.get("last")).newest_first()


class ConflictFilter(forms.Form):
    """Which conflicts a list shows."""

    kind = forms.ChoiceField(required=False, choices=[("", "Any"), *Conflict.Kind.choices], label="In doubt because")

    def conflicts(self) -> ConflictQuerySet:
        """The open conflicts asked for, the newest first; what is asked wrongly counts as not asked."""
        self.is_valid()
        return Conflict.objects.open().of_kind(self.cleaned_data.get("kind", "")).with_words().order_by("-pk")


class ConflictAnswer(forms.Form):
    """What becomes of a decision in doubt: kept, given up for the new proposal, or given to another quote."""

    answer = forms.ChoiceField(choices=[(each, each) for each in ("keep", "take", "move")])
    to = forms.ModelChoiceField(Quote.objects.none(), required=False)

    def __init__(self, *args: object, conflict: Conflict, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.conflict = conflict
        here = Quote.objects.of_version(conflict.version)
        self.fields["to"] = forms.ModelChoiceField(here, required=False)

    def settle(self, *, by: User, page: str) -> str:
        """Do what was answered; returns what to say of it.

        Raises:
            InvalidChange: nothing that can be done was answered.
            StaleDecision: it was settled, or decided anew, in the meantime.
        """
        self.is_valid()
        answer, to = self.cleaned_data.get("answer"), self.cleaned_data.get("to")
        if answer == "keep":
            keep_decision(self.conflict, by=by)
            return "The decision stands."
        if answer == "take":
            take_proposal(self.conflict, by=by, page=page)
            return "The new reading was taken over."
        if answer == "move" and to:
            move_decision(self.conflict, to, by=by, page=page)
            return "The decision was given to that quote."
        raise InvalidChange("Choose what becomes of the decision; to move it, choose a quote.")
