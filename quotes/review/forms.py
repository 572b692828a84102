"""What a reviewer says about a quote."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from django import forms

from quotes.attribution.derived import form_of_content
from quotes.attribution.results import CHANNELS
from quotes.changes import UNCHANGED, NewSpeaker, QuoteChange, given
from quotes.models import Quote, Speaker
from quotes.note_forms import ReasonedForm
from quotes.review.candidates import anchor_of
from quotes.review.words import NotInText, lines_of, places_of, spans_from, spans_written
from quotes.states import state_of

NOBODY, NEW = "nobody", "new"
PARTS = ("source", "cue", "content")
SAID_TO_REJECT = ("seen", "proposal", "why", "keep_note")


class SpansField(forms.CharField):
    """Places in the text as the page's script writes them."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> list[list[int]]:
        try:
            return spans_from(super().clean(value))
        except ValueError:
            raise forms.ValidationError("The selection could not be read. Select the words again.") from None


class PlacedForm(forms.Form):
    """A form with parts of a text: given as places (`content_at`, by selecting) or as words (`content`, by typing)."""

    def settle(self, part: str, stood: list[list[int]], body: str, near: int) -> None:
        """Find out where a part stands: as selected, or else as typed, or else where it stood."""
        asked = self.cleaned_data
        if part not in asked or f"{part}_at" not in asked:
            return
        selected = asked[f"{part}_at"] if f"{part}_at" in self.data else stood
        asked[f"{part}_spans"] = selected
        if selected != stood or part not in self.data or asked[part].split() == lines_of(body, stood).split():
            return
        try:
            asked[f"{part}_spans"] = places_of(asked[part], body, near)
        except NotInText as error:
            self.add_error(part, str(error))


class CorrectionForm(PlacedForm, ReasonedForm):
    """A quote as the reviewer says it is. Whatever equals the quote as it stands is no change."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    proposal = forms.CharField(required=False, widget=forms.HiddenInput)
    speaker = forms.CharField(required=False, max_length=20)
    new_name = forms.CharField(required=False, max_length=500, label="Name as printed, without titles")
    new_kind = forms.ChoiceField(choices=Speaker.Kind.choices, required=False, label="Kind")
    new_entity = forms.ChoiceField(choices=Speaker.Entity.choices, required=False, label="Entity")
    source_at = SpansField(required=False)
    cue_at = SpansField(required=False)
    content_at = SpansField(required=False)
    source = forms.CharField(required=False)
    cue = forms.CharField(required=False)
    content = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 3}))
    expected_form = forms.ChoiceField(choices=[("", "as the words are"), *Quote.Form.choices], required=False)
    stance = forms.ChoiceField(choices=Quote.Stance.choices, required=False)
    channel = forms.ChoiceField(choices=[("", "not said"), *((name, name) for name in CHANNELS)], required=False)
    via = forms.CharField(required=False, max_length=500, label="Second-hand, by way of")

    def __init__(self, data: Mapping[str, Any] | None = None, *, quote: Quote) -> None:
        super().__init__(data, initial=_initial(quote), auto_id=f"%s-{quote.pk}")  # two quotes are on a page
        self.quote, self.printed = quote, quote.version.body

    def clean(self) -> dict[str, Any]:
        asked = super().clean() or {}
        quote = self.quote
        for part in PARTS:
            self.settle(part, getattr(quote, f"{part}_spans"), quote.version.body, anchor_of(quote))
        if asked.get("expected_form") and "content_spans" in asked:
            self._check_form(asked["expected_form"], asked["content_spans"])
        chosen = asked.get("speaker", "")
        if chosen not in ("", NOBODY, NEW):
            asked["chosen"] = Speaker.objects.filter(pk=chosen).first() if chosen.isdecimal() else None
            if asked["chosen"] is None:
                self.add_error("speaker", "This speaker is gone: it was merged or removed. Choose another.")
        return asked

    def _check_form(self, expected: str, content: list[list[int]]) -> None:
        """The form follows from the words; who expects another form has to select other words."""
        actual = form_of_content(self.quote.version.body, content)
        if actual != expected:
            stands = {"direct": "all", "mixed": "part", "indirect": "none"}[actual]
            self.add_error(
                "expected_form",
                f"It is {actual}: {stands} of the content stands in quotation marks. "
                f"For {expected}, select other words with t.",
            )

    @property
    def is_outdated(self) -> bool:
        """Whether the machine proposes something else by now than what the person saw; call it on a valid form."""
        asked = self.cleaned_data
        same_decision = asked["seen"] == self.quote.decision_id
        return same_decision and asked["proposal"] not in ("", fingerprint_of(self.quote))

    def change(self) -> QuoteChange:
        """What is to be different; call it on a valid form."""
        asked, quote = self.cleaned_data, self.quote
        wanted = {f"{part}_spans": asked[f"{part}_spans"] for part in PARTS}
        wanted |= {name: asked[name] for name in ("stance", "channel", "via") if name in self.data}
        changed = {name: value for name, value in wanted.items() if value != getattr(quote, name)}
        return QuoteChange(speaker=self._speaker(), **changed)

    def _speaker(self) -> Any:
        match self.cleaned_data["speaker"]:
            case "":
                return UNCHANGED
            case "nobody":
                return UNCHANGED if self.quote.speaker_id is None else None
            case "new":
                asked = self.cleaned_data
                return NewSpeaker(kind=asked["new_kind"], entity=asked["new_entity"], name=asked["new_name"])
            case _:
                chosen = self.cleaned_data["chosen"]
                return UNCHANGED if chosen.pk == self.quote.speaker_id else chosen

    @property
    def is_changed(self) -> bool:
        """Whether anything is to be different."""
        return bool(given(self.change()))


def said_in(asked: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a reviewer says who sends the form: who rejects the quote says nothing of its words or speaker."""
    if asked.get("verdict") != "reject":
        return asked
    return {name: asked[name] for name in SAID_TO_REJECT if name in asked}


def _initial(quote: Quote) -> dict[str, Any]:
    body = quote.version.body
    initial = {"seen": quote.decision_id, "stance": quote.stance, "channel": quote.channel, "via": quote.via}
    initial |= {"proposal": fingerprint_of(quote)}
    initial |= {"speaker": str(quote.speaker_id or NOBODY), "new_name": quote.printed_label}
    initial |= {"new_kind": Speaker.Kind.NAMED, "new_entity": Speaker.Entity.PERSON}
    for part in PARTS:
        spans = getattr(quote, f"{part}_spans")
        initial |= {f"{part}_at": spans_written(spans), part: lines_of(body, spans)}
    return initial


def fingerprint_of(quote: Quote) -> str:
    """A short sign of what a quote says, without how sure the machine is: a re-run can change it under its address."""
    said = {key: value for key, value in state_of(quote).items() if not key.endswith("confidence")}
    return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:16]
