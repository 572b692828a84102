"""What the page of jobs is asked."""

from django import forms
from django.db.models import QuerySet

from articles.models import Outlet
from quotes.models import AttributionRun, DryRun, DryRunChange
from quotes.querysets import RunQuerySet

MOST_ARTICLES = 500
USUAL_ARTICLES = 50


class RunFilter(forms.Form):
    """Runs of which state a list shows."""

    state = forms.ChoiceField(required=False, choices=[("", "Any"), *AttributionRun.State.choices])

    def runs(self) -> RunQuerySet:
        """The runs asked for, newest first; what is asked wrongly counts as not asked."""
        self.is_valid()
        return AttributionRun.objects.in_state(self.cleaned_data.get("state", "")).for_list()


class DryRunForm(forms.Form):
    """Which articles a dry run compares."""

    outlet = forms.ModelChoiceField(Outlet.objects.all(), required=False, empty_label="All outlets")
    newest = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=MOST_ARTICLES,
        initial=USUAL_ARTICLES,
        label="Newest articles",
        help_text=f"At most {MOST_ARTICLES}.",
    )

    def clean_newest(self) -> int:
        return self.cleaned_data["newest"] or USUAL_ARTICLES


class ExampleFilter(forms.Form):
    """Which changes of a dry run a page shows."""

    sort = forms.CharField(required=False, max_length=40)

    @property
    def chosen(self) -> str:
        """The sort of change asked for, as “quote appears”; all for none."""
        self.is_valid()
        return str(self.cleaned_data.get("sort", ""))

    def examples(self, dry_run: DryRun | None) -> QuerySet[DryRunChange]:
        """Those of a dry run, with their articles."""
        found = DryRunChange.objects.filter(dry_run=dry_run).select_related("article__outlet")
        return found.filter(sort=self.chosen) if self.chosen else found
