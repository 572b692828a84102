"""What the check before publication is asked."""

from typing import Any, Self

from django import forms

from articles.models import Outlet
from quotes.checking import LONGEST_LINE, Draft, Report
from quotes.drafts import CannotCheck, check_draft
from quotes.handed_in import HandedInForm


class CheckForm(HandedInForm):
    """A draft, pasted or as a file. Its fields are named as those of a new article, which it can be handed in as."""

    headline = forms.CharField(max_length=LONGEST_LINE, required=False, help_text="Checked as well, if there is one.")
    byline = forms.CharField(
        max_length=LONGEST_LINE, required=False, help_text="Several authors are separated by “; ”."
    )
    outlet = forms.ModelChoiceField(
        Outlet.objects.all(), to_field_name="name", required=False, empty_label="The house", label="By the policy of"
    )

    field_order = ["text", "file", "headline", "byline", "outlet"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = "Text of the draft"

    def report(self) -> Report | None:
        """The report on the draft; None if there is none yet or something is wrong, which the form then says."""
        if not self.is_valid():
            return None
        try:
            return check_draft(self._draft)
        except CannotCheck as error:
            self.add_error(None, str(error))
            return None

    def handed_back(self) -> Self:
        """A form to go on with: what was read from a file stands where it can be edited."""
        return type(self)(initial=self._draft.model_dump())

    @property
    def _draft(self) -> Draft:
        asked = self.cleaned_data
        lines = {name: asked[name] for name in ("text", "headline", "byline")}
        return Draft(outlet=asked["outlet"].name if asked["outlet"] else "", **lines)
