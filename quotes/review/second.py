"""A quote as the first reviewer found it, for somebody who is not to know what that one decided."""

from collections.abc import Mapping
from typing import Any

from django import forms

from quotes.models import Quote, Reason, SecondOpinion, Speaker, WithheldName
from quotes.review.candidates import anchor_of
from quotes.review.forms import PARTS, PlacedForm, SpansField
from quotes.review.words import lines_of, spans_written, words_shown
from quotes.states import put_state

Who = SecondOpinion.Who


def as_proposed(quote: Quote) -> Quote:
    """Bring a decided quote back, unsaved, to what the machine had proposed before the decision."""
    if quote.decision is None:
        raise ValueError("nobody decided about it")  # callers ask for decided ones
    put_state(quote, quote.decision.before)
    quote.speaker = quote.speaker.current if quote.speaker else None
    quote.content, quote.source, quote.cue = (
        words_shown(quote.version.body, spans) for spans in (quote.content_spans, quote.source_spans, quote.cue_spans)
    )
    return quote


class SecondForm(PlacedForm):
    """What a second person says about a quote, as proposed."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    verdict = forms.ChoiceField(choices=[("accept", "It is a quote"), ("reject", "No quote")])
    speaker = forms.CharField(required=False, max_length=20)
    content_at = SpansField(required=False)
    source_at = SpansField(required=False)
    cue_at = SpansField(required=False)
    content = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 3}), label="The words reported")
    source = forms.CharField(required=False, label="Who is named as speaking, as printed")
    cue = forms.CharField(required=False, label="The words that say that they speak")
    name_seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    reason = forms.ModelChoiceField(
        Reason.objects.all(), required=False, empty_label="No name is withheld", label="Why no name is given"
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, quote: Quote, name: WithheldName | None = None
    ) -> None:
        known: dict[str, Any] = {"seen": quote.decision_id, "speaker": str(quote.speaker_id or Who.NOBODY)}
        if name and name.decision:
            known |= {"name_seen": name.decision_id, "reason": name.decision.before.get("reason")}
        for part in PARTS:
            spans = getattr(quote, f"{part}_spans")
            known |= {f"{part}_at": spans_written(spans), part: lines_of(quote.version.body, spans)}
        super().__init__(data, initial=known)
        self.quote, self.name = quote, name
        if name is None:
            del self.fields["reason"]

    def clean(self) -> dict[str, Any]:
        asked = super().clean() or {}
        quote = self.quote
        for part in PARTS:
            self.settle(part, getattr(quote, f"{part}_spans"), quote.version.body, anchor_of(quote))
        chosen = asked.get("speaker", "")
        asked["chosen"] = Speaker.objects.filter(pk=chosen).first() if chosen.isdecimal() else None
        if chosen not in (Who.NOBODY, Who.OTHER) and asked["chosen"] is None:
            self.add_error(None, "Choose who speaks; whoever you chose may have been merged or removed.")
        if self.name and asked.get("verdict") == "accept" and asked.get("name_seen") != self.name.decision_id:
            self.add_error(
                "reason", "Somebody decided about the withheld name meanwhile. Say once more why it is withheld."
            )
        return asked

    def judgement(self) -> dict[str, Any]:
        """What the person says, for `give_opinion`; of a withheld name only where its bearer speaks. Call if valid."""
        asked = self.cleaned_data
        if asked["verdict"] == "reject":
            return {}
        speaker = asked["chosen"]
        who = Who.KNOWN if speaker else asked["speaker"]
        said = {"who": who, "speaker": speaker} | {f"{part}_spans": asked[f"{part}_spans"] for part in PARTS}
        is_theirs = self.name is not None and speaker == self.quote.speaker
        return said | ({"name": self.name, "reason": asked["reason"]} if is_theirs else {})
