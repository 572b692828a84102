"""What speakers' pages are asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.validators import RegexValidator
from django.forms.boundfield import BoundField
from django.utils.functional import cached_property

from quotes.models import QuoteListing, Speaker
from quotes.search.found import Hit
from quotes.search.keyset import Leaf, Turn
from quotes.search.said import said
from quotes.search.speakers import similar
from quotes.side_by_side import SideBySide, compared

SEATS = ("a", "b")
MOST_CANDIDATES = 8
QUOTES_PER_PAGE = 25
PERIOD = RegexValidator(r"^\d{4}(-(0[1-9]|1[0-2]))?$", "A year or a month, as 2026 or 2026-03.")


class SpeakerChoices(forms.Form):
    """Which quotes of a speaker are shown: those with some words, of a month or year; beliefs beside statements."""

    q = forms.CharField(
        required=False,
        max_length=200,
        label="Search inside",
        widget=forms.SearchInput(attrs={"autocomplete": "off"}),
    )
    period = forms.CharField(required=False, validators=[PERIOD], widget=forms.HiddenInput)
    beliefs = forms.BooleanField(required=False, label="Also what they think or hope")

    def said(self, speaker: Speaker, turn: Turn) -> tuple[list[Hit], Leaf]:
        """A page of the quotes asked for; what is asked wrongly counts as not asked."""
        asked = self.asked
        listing = QuoteListing.objects.of_speaker(speaker)
        found = listing.standing() if "beliefs" in asked else listing.usual()
        if "period" in asked:
            found = found.published_in(asked["period"])
        if "q" in asked:
            found = found.saying(asked["q"])
        return said(found, turn, asked.get("q", ""), size=QUOTES_PER_PAGE)

    @property
    def query(self) -> str:
        """What is asked, as it stands in an address."""
        return urlencode({name: "on" if value is True else value for name, value in self.asked.items()})

    @property
    def asked(self) -> dict[str, Any]:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


@dataclass(frozen=True, slots=True)
class Seat:
    """One of the two places for a speaker: who has it, or whom the typed name may mean, each with the address's query.

    `are_called_so` is false of candidates whose names are only spelled like it; `without` is the query of the same page
    with the place empty.
    """

    key: str
    field: BoundField
    speaker: Speaker | None
    candidates: Sequence[tuple[Speaker, str]]
    are_called_so: bool
    without: str


class CompareChoices(forms.Form):
    """Which two speakers are compared, and on which words. `a` and `b` are their numbers.

    Somebody not chosen yet is looked for by any part of a name; a name that only one speaker has chooses that one.
    """

    a = forms.IntegerField(required=False, widget=forms.HiddenInput)
    b = forms.IntegerField(required=False, widget=forms.HiddenInput)
    a_name = forms.CharField(required=False, max_length=100, label="First speaker")
    b_name = forms.CharField(required=False, max_length=100, label="Second speaker")
    q = forms.CharField(required=False, max_length=200, label="On one search", widget=forms.SearchInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_valid()
        wanted = [number for key in SEATS if (number := self.cleaned_data.get(key))]
        found = Speaker.objects.select_related("profile", "merged_into").in_bulk(wanted)
        self.chosen = {key: found.get(self.cleaned_data.get(key) or 0) for key in SEATS}

    @cached_property
    def seats(self) -> list[Seat]:
        """Both places, in at most four queries."""
        return [self._seat(key) for key in SEATS]

    @property
    def settled_query(self) -> str:
        """What the address should ask instead, where a typed name or a merger leaves one speaker; or nothing."""
        settled = {
            seat.key: seat.candidates[0][0].pk
            for seat in self.seats
            if seat.are_called_so and len(seat.candidates) == 1
        }
        settled |= {key: speaker.current.pk for key, speaker in self.chosen.items() if speaker and speaker.merged_into}
        return self._query(**settled) if settled else ""

    def side_by_side(self) -> SideBySide | None:
        """The comparison; nothing until both are chosen and differ."""
        first, second = self.chosen.values()
        if first is None or second is None or first == second:
            return None
        return compared(first, second, self.cleaned_data.get("q", ""))

    def _seat(self, key: str) -> Seat:
        typed = self.cleaned_data.get(f"{key}_name", "")
        called: list[Speaker] = []
        if typed and not self.chosen[key]:
            called = list(Speaker.objects.called(typed).most_quoted_first()[:MOST_CANDIDATES])
        near = similar(typed) if typed and not called and not self.chosen[key] else []
        candidates = [(speaker, self._query(**{key: speaker.pk})) for speaker in called or near]
        return Seat(key, self[f"{key}_name"], self.chosen[key], candidates, bool(called), self._query(**{key: 0}))

    def _query(self, **places: int) -> str:
        """The query of this page with other speakers in some places (0 for nobody)."""
        asked = {name: self.cleaned_data.get(name) for name in self.fields} | places
        names = {f"{key}_name" for key in places}
        return urlencode({name: value for name, value in asked.items() if value and name not in names})
