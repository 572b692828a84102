"""What lists are asked: words, facets, days, an order, a page."""

from typing import Any
from urllib.parse import parse_qsl

from django import forms
from django.contrib.auth.models import User
from django.http import QueryDict

from articles.withdrawn import withdrawn_names
from quotes.models import Speaker
from quotes.note_forms import NoteField, NoteForm
from quotes.search.keyset import Turn
from quotes.search.quotes import FACETS, QuoteSearch, Sort
from quotes.search.speakers import SpeakerSearch

MOST_VALUES = 50
LONGEST_VALUE = 200


class SaveForm(NoteForm):
    """A search to keep under a name, which may have the words that are searched."""

    name = NoteField(
        max_length=100,
        required=True,
        label="Name",
        help_text="Only you see it. Never write who an unnamed source is.",
    )
    query = forms.CharField(max_length=3000, required=False, widget=forms.HiddenInput)
    digest = forms.BooleanField(required=False, label="E-mail me new quotes, once a day")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.searched = [value for _, value in parse_qsl(self.data.get("query", ""))]
        self.printed = "\n".join(self.searched)

    def clean(self) -> dict[str, Any]:
        asked = super().clean()
        known = withdrawn_names()
        if any(known.numbers_in(value.title()) for value in (asked.get("name", ""), *self.searched)):
            raise forms.ValidationError("A name in it was withheld after publication: this search can't be kept.")
        return asked


class SpeakerSearchForm(forms.Form):
    """A search for speakers by name and kind."""

    q = forms.CharField(
        max_length=200,
        required=False,
        label="Any part of a name",
        widget=forms.SearchInput(attrs={"autocomplete": "off"}),
    )
    kind = forms.MultipleChoiceField(
        choices=Speaker.Kind.choices, required=False, label="Kind", widget=forms.CheckboxSelectMultiple
    )

    @property
    def search(self) -> SpeakerSearch:
        self.is_valid()
        return SpeakerSearch(name=self.cleaned_data.get("q", ""), kinds=tuple(self.cleaned_data.get("kind", ())))


def turn_in(asked: QueryDict) -> Turn:
    """Which page of a list an address asks for."""
    return Turn(asked.get("after", "")[:LONGEST_VALUE], asked.get("before", "")[:LONGEST_VALUE])


class QuoteSearchForm(forms.Form):
    """A search over quotes. What is asked wrongly counts as not asked and is explained beside the field.

    Who may not see withheld names can't ask for the reasons either.
    """

    q = forms.CharField(
        max_length=300,
        required=False,
        label="Search",
        widget=forms.SearchInput(attrs={"autocomplete": "off"}),
    )
    since = forms.DateField(required=False, label="From", widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(required=False, label="To", widget=forms.DateInput(attrs={"type": "date"}))
    sort = forms.ChoiceField(choices=[("", "Best or newest"), *Sort.choices], required=False, label="Order")

    def __init__(self, data: QueryDict, *, user: User) -> None:
        super().__init__(data)
        self.asked = data
        self.hidden = {
            name for name, facet in FACETS.items() if facet.permission and not user.has_perm(facet.permission)
        }

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("since") and given.get("until") and given["since"] > given["until"]:
            self.add_error("until", "This is before the first day.")
        return given

    @property
    def search(self) -> QuoteSearch:
        self.is_valid()
        given = self.cleaned_data
        return QuoteSearch(
            words=given.get("q", ""),
            chosen={name: values for name in FACETS if (values := self._values(name))},
            since=given.get("since"),
            until=given.get("until"),
            sort=given.get("sort", ""),
        )

    def _values(self, facet: str) -> tuple[str, ...]:
        if facet in self.hidden:
            return ()
        asked = (value for value in dict.fromkeys(self.asked.getlist(facet)) if 0 < len(value) <= LONGEST_VALUE)
        values = tuple(value for value in asked if "\x00" not in value)[:MOST_VALUES]
        return () if set(values) == set(FACETS[facet].usual) else values
