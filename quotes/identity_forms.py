"""What the pages that merge, split and name speakers are asked."""

from collections.abc import Sequence
from typing import Any

from django import forms

from quotes.identity.others import others_like
from quotes.models import Quote, Speaker
from quotes.note_forms import ReasonedForm
from quotes.services.events import printed_about


class SeenForm(forms.Form):
    """A decision, and the newest one that the person has seen."""

    seen = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)

    def clean_seen(self) -> int:
        return self.cleaned_data.get("seen") or 0


class MergeForm(SeenForm, ReasonedForm):
    """Which others are merged into a speaker; `find` searches them by any part of a name."""

    find = forms.CharField(required=False, label="Find others by name")
    other = forms.ModelMultipleChoiceField(Speaker.objects.standing(), required=False, label="Speakers to merge")

    def __init__(self, *args: Any, speaker: Speaker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.speaker = speaker
        self.is_valid()

    def clean(self) -> dict[str, Any]:
        others = self.cleaned_data.get("other", ())
        self.printed = (
            "\n".join(printed_about(each) for each in (self.speaker, *others)) if self.data.get("why") else ""
        )
        return super().clean()

    @property
    def chosen(self) -> list[Speaker]:
        return [other for other in self.cleaned_data.get("other", ()) if other.pk != self.speaker.pk]

    @property
    def offered(self) -> Sequence[Speaker]:
        """Those chosen, then those found."""
        found = others_like(self.speaker, self.cleaned_data.get("find", ""))
        return list({other.pk: other for other in (*self.chosen, *found)}.values())


class SplitForm(SeenForm, ReasonedForm):
    """Which quotes of a speaker go, to a new speaker or to another."""

    quote = forms.ModelMultipleChoiceField(Quote.objects.none(), required=False, label="Quotes that go")
    name = forms.CharField(max_length=500, required=False, label="Name of the new speaker")
    into = forms.ModelChoiceField(
        Speaker.objects.standing(), required=False, label="They go to", empty_label="a new speaker"
    )

    def __init__(self, *args: Any, speaker: Speaker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        quotes = Quote.objects.of_speaker(speaker).current().standing()
        self.fields["quote"] = forms.ModelMultipleChoiceField(quotes, required=False)
        others = [(other.pk, str(other)) for other in others_like(speaker, "")]
        self.fields["into"].widget.choices = [("", "a new speaker"), *others]
        if speaker.kind == Speaker.Kind.ANONYMOUS:
            del self.fields["name"]
        self.printed = printed_about(speaker) if self.data.get("why") else ""
        self.is_valid()


class NameForm(SeenForm):
    """What a speaker is called, a name that means the speaker, or one that does not."""

    CHANGES = (("rename", "Rename"), ("give", "Add a name"), ("take", "Take a name away"))

    change = forms.ChoiceField(choices=CHANGES)
    name = forms.CharField(max_length=500)


class KindForm(SeenForm):
    """What a speaker is; the name is asked of one that had none."""

    kind = forms.ChoiceField(choices=Speaker.Kind.choices)
    entity = forms.ChoiceField(choices=Speaker.Entity.choices)
    name = forms.CharField(max_length=500, required=False, label="Name as the article prints it")

    @property
    def wanted(self) -> dict[str, str]:
        return {key: self.cleaned_data[key] for key in ("kind", "entity", "name")}
