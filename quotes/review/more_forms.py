"""What a reviewer says beyond a quote itself: two quotes or one, what the speaker is, why a name is withheld."""

from collections.abc import Mapping
from typing import Any

from django import forms

from quotes.changes import WithheldChange
from quotes.models import Quote, Reason, Speaker, WithheldName
from quotes.note_forms import ReasonedForm
from quotes.review.candidates import anchor_of
from quotes.review.forms import PlacedForm, SpansField
from quotes.review.words import lines_of, spans_written
from quotes.services.events import printed_about


class SplitForm(PlacedForm):
    """Where the second of two quotes begins: a word selected, or its first words typed."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    second_at = SpansField(required=False)
    second = forms.CharField(required=False, label="The second quote begins with")

    def __init__(self, data: Mapping[str, Any] | None = None, *, quote: Quote) -> None:
        super().__init__(data, initial={"seen": quote.decision_id}, auto_id=f"%s-{quote.pk}")
        self.quote = quote

    def clean(self) -> dict[str, Any]:
        asked = super().clean() or {}
        self.settle("second", [], self.quote.version.body, self.quote.content_spans[0][0])
        if not self.errors and not asked["second_spans"]:
            raise forms.ValidationError("Select or type the first word of the second quote.")
        return asked

    @property
    def place(self) -> int:
        """Where the second quote begins; call it on a valid form."""
        start: int = self.cleaned_data["second_spans"][0][0]
        return start


class JoinForm(forms.Form):
    """Which quote belongs together with this one; its value also has the decision that the person saw about it."""

    seen = forms.IntegerField(required=False)
    other = forms.RegexField(
        r"^\d{1,18}-\d{1,18}$", error_messages={"required": "Choose the quote that belongs to this one."}
    )

    def clean_other(self) -> tuple[int, int | None]:
        key, seen = map(int, self.cleaned_data["other"].split("-"))
        return key, seen or None


class SpeakerForm(ReasonedForm):
    """What a speaker is."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(choices=Speaker.Kind.choices)
    entity = forms.ChoiceField(choices=Speaker.Entity.choices)
    name = forms.CharField(
        required=False,
        max_length=500,
        label="Name as printed",
        help_text="Only what articles print; never a name that they hold back.",
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, speaker: Speaker) -> None:
        last = speaker.decisions.order_by("pk").last()
        known = {"kind": speaker.kind, "entity": speaker.entity, "name": speaker.name, "seen": last and last.pk}
        super().__init__(data, initial=known)
        self.printed = printed_about(speaker) if data else ""


class WithheldForm(PlacedForm, ReasonedForm):
    """Why an article holds a name back, and in which words it says so."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    reason = forms.ModelChoiceField(Reason.objects.all(), empty_label=None)
    trigger_at = SpansField(required=False)
    evidence_at = SpansField(required=False)
    trigger = forms.CharField(required=False, label="Words that say so")
    evidence = forms.CharField(required=False, label="Words that give the reason")

    def __init__(self, data: Mapping[str, Any] | None = None, *, quote: Quote, name: WithheldName | None) -> None:
        name = name or WithheldName(version=quote.version)
        body = quote.version.body
        known: dict[str, Any] = {"reason": name.reason_id or "none_stated", "seen": name.decision_id}
        for part in ("trigger", "evidence"):
            spans = getattr(name, f"{part}_spans")
            known |= {f"{part}_at": spans_written(spans), part: lines_of(body, spans)}
        super().__init__(data, initial=known)
        self.quote, self.name, self.printed = quote, name, body

    def clean(self) -> dict[str, Any]:
        asked = super().clean() or {}
        for part in ("trigger", "evidence"):
            self.settle(part, getattr(self.name, f"{part}_spans"), self.quote.version.body, anchor_of(self.quote))
        return asked

    def change(self) -> WithheldChange:
        """What is to be different; call it on a valid form."""
        asked = self.cleaned_data
        return WithheldChange(
            reason=asked["reason"].pk, trigger_spans=asked["trigger_spans"], evidence_spans=asked["evidence_spans"]
        )
