"""What the pages of policy and findings are asked."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from django import forms
from django.contrib.auth.models import User

from articles.models import Outlet
from quotes.audit.kept import open_by_rule
from quotes.audit.selection import Selection
from quotes.changes import InvalidChange
from quotes.models import Finding, FindingDecision
from quotes.models.policy import SEVERITIES
from quotes.note_forms import NO_IDENTITY, NoteField, NoteForm
from quotes.policy.presets import PRESETS
from quotes.policy.rulebook import RULES, Choice
from quotes.policy.rules import Rule, Severity
from quotes.querysets import FindingQuerySet


class OutletChoice(forms.Form):
    """Whose policy a page is about; none is that of the house."""

    outlet = forms.ModelChoiceField(Outlet.objects.all(), required=False, empty_label="The house: all others")

    def outlet_or_house(self) -> Outlet | None:
        return self.cleaned_data["outlet"] if self.is_valid() else None


class PresetForm(OutletChoice):
    """A preset to start a policy from."""

    preset = forms.ChoiceField(choices=[(preset.code, preset.label) for preset in PRESETS.values()])


class RuleForm(forms.Form):
    """A policy's choice about one rule."""

    enabled = forms.BooleanField(required=False, label="On")
    severity = forms.ChoiceField(choices=SEVERITIES)
    threshold = forms.FloatField(required=False)

    def __init__(self, rule: Rule, choice: Choice, data: Any = None) -> None:
        initial = {"enabled": choice.enabled, "severity": choice.severity.value, "threshold": choice.threshold}
        super().__init__(data, prefix=rule.code, initial=initial)
        self.rule = rule
        bounds = rule.threshold
        if bounds is None:
            del self.fields["threshold"]
        else:
            attributes = {"step": "any", "min": f"{bounds.least:g}", "max": f"{bounds.most:g}"}
            self.fields["threshold"] = forms.FloatField(
                min_value=bounds.least, max_value=bounds.most, widget=forms.NumberInput(attrs=attributes)
            )
            self.initial["threshold"] = f"{choice.threshold:g}"

    @property
    def choice(self) -> Choice:
        given = self.cleaned_data
        return Choice(given["enabled"], Severity(given["severity"]), given.get("threshold"))


class PolicyForm:
    """A form for each rule, in the order of the rulebook."""

    def __init__(self, choices: Mapping[str, Choice], data: Any = None) -> None:
        self.rules = [RuleForm(rule, choices[code], data) for code, rule in RULES.items()]

    def __iter__(self) -> Iterator[RuleForm]:
        return iter(self.rules)

    def is_valid(self) -> bool:
        return all([rule.is_valid() for rule in self.rules])  # noqa: C419  # every rule shows what is wrong with it

    @property
    def wrong(self) -> list[RuleForm]:
        return [rule for rule in self.rules if rule.errors]

    @property
    def choices(self) -> Mapping[str, Choice]:
        return {form.rule.code: form.choice for form in self.rules}


Day = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class FindingFilter(forms.Form):
    """Which findings a list shows; without a choice those that are open."""

    STATES = [*Finding.State.choices, ("all", "Any")]

    rule = forms.ChoiceField(required=False, choices=[("", "Any"), *((r.code, r.label) for r in RULES.values())])
    severity = forms.ChoiceField(required=False, choices=[("", "Any"), *SEVERITIES])
    state = forms.ChoiceField(required=False, choices=STATES)
    outlet = forms.ModelChoiceField(Outlet.objects.all(), to_field_name="name", required=False, empty_label="All")
    since = forms.DateField(required=False, label="Published from", widget=Day)
    until = forms.DateField(required=False, label="to", widget=Day)
    section = forms.CharField(required=False, widget=forms.HiddenInput)
    author = forms.CharField(required=False, widget=forms.HiddenInput)

    def findings(self) -> FindingQuerySet:
        """Those of the articles as published now; what is asked wrongly counts as not asked."""
        return self._of_any_rule().of_rule(self._asked.get("rule", ""))

    def has(self, rule: str) -> bool:
        """Whether findings of a rule are among those asked for."""
        return self._asked.get("rule", "") in ("", rule)

    def by_rule(self) -> Iterable[Mapping[str, Any]]:
        """How many there are of each rule, whichever is chosen."""
        if self._state == Finding.State.OPEN and not self._asked.get("severity"):
            return open_by_rule(self._articles)
        return self._of_any_rule().by_rule()

    def _of_any_rule(self) -> FindingQuerySet:
        found = Finding.objects.current().in_state("" if self._state == "all" else self._state)
        return self._articles.among(found.of_severity(self._asked.get("severity", "")))

    @property
    def _state(self) -> str:
        return str(self._asked.get("state") or Finding.State.OPEN)

    @property
    def _articles(self) -> Selection:
        asked, outlet = self._asked, self._asked.get("outlet")
        return Selection(
            outlet=outlet.name if outlet else "",
            section=asked.get("section", ""),
            author=asked.get("author", ""),
            since=asked.get("since"),
            until=asked.get("until"),
        )

    @property
    def _asked(self) -> dict[str, Any]:
        self.is_valid()
        return self.cleaned_data


class FindingNoteForm(NoteForm):
    """Why a finding is accepted or overruled."""

    note = NoteField(label="Why", help_text=f"Kept with the finding. {NO_IDENTITY}")

    def __init__(self, data: Mapping[str, Any], *, finding: Finding) -> None:
        super().__init__(data)
        self.finding, self.printed = finding, finding.version.body

    def decide(self, how: Callable[..., FindingDecision], *, by: User) -> FindingDecision | None:
        """What was decided; None if it was refused, which the form then says."""
        if not self.is_valid():
            return None
        try:
            return how(self.finding, by=by, **self.cleaned_data)
        except InvalidChange as error:
            self.add_error("note", str(error))
        return None
