"""The same correction for all like cases: quotes whose source is printed the same way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from quotes.models import Quote, Speaker
from quotes.note_forms import ReasonedForm

MOST_CASES = 200


@dataclass(frozen=True, slots=True)
class Alike:
    """A quote and those that print their source as it does, in the newest versions of all articles."""

    quote: Quote
    cases: Sequence[Quote]

    @property
    def articles(self) -> int:
        return len({case.version_id for case in self.cases})

    @property
    def is_more(self) -> bool:
        return len(self.cases) == MOST_CASES


def alike(quote: Quote) -> Alike:
    """The cases like a quote, itself first, in one query."""
    if not quote.printed_label:
        return Alike(quote, [quote])
    printed = Quote.objects.current().standing().filter(printed_label=quote.printed_label).exclude(pk=quote.pk)
    others = printed.with_article().newest_first()[: MOST_CASES - 1]
    return Alike(quote, [quote, *others])


class AlikeForm(ReasonedForm):
    """Who speaks in which of the cases; each case also has the decision that the person saw about it."""

    speaker = forms.ModelChoiceField(
        Speaker.objects.standing(),
        error_messages={"required": "Choose who speaks.", "invalid_choice": "This speaker is gone. Choose another."},
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, found: Alike) -> None:
        super().__init__(data, initial={"speaker": found.quote.speaker_id})
        self.found, self.printed = found, found.quote.version.body
        self.fields["case"] = forms.MultipleChoiceField(
            choices=[(case.pk, str(case)) for case in found.cases],
            error_messages={
                "required": "Choose at least one case.",
                "invalid_choice": "A case was read again meanwhile. Look at the list again.",
            },
        )

    def chosen(self) -> list[Quote]:
        """The cases chosen; call it on a valid form."""
        keys = set(map(int, self.cleaned_data["case"]))
        return [case for case in self.found.cases if case.pk in keys]

    def seen(self) -> dict[int, int | None]:
        """For each case the last decision that the person saw."""
        return {case.pk: _key(self.data.get(f"seen-{case.pk}", "")) for case in self.found.cases}


def _key(written: str) -> int | None:
    return int(written) if written.isdecimal() else None
