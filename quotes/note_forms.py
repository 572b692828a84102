"""Free text that people write and we keep: never who an unnamed source is."""

from typing import Any

from django import forms

from quotes.note_names import LooksLikeName, WithdrawnNameWritten, looked_at

NO_IDENTITY = "Never write who the source is or how to reach them: no name, no number, no address."
KEPT = "Kept in the history. Never write who an unnamed source is."


class NoteField(forms.CharField):
    """Free text that is kept, in a `NoteForm`, which looks at it."""

    def __init__(self, *, max_length: int = 500, required: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}))
        super().__init__(max_length=max_length, required=required, **kwargs)


class NoteForm(forms.Form):
    """A form with free text, of which a name that it seems to have is questioned; with a way to go on.

    `printed` is a text whose names may stand in it.
    """

    keep_note = forms.BooleanField(
        required=False,
        label="What was questioned does not tell who an unnamed source is. Save it; the record shows that I was asked.",
    )

    printed = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_questioned = bool(self.data.get("keep_note"))

    def clean(self) -> dict[str, Any]:
        asked = super().clean() or {}
        keep = asked.pop("keep_note", False)
        for name in [name for name, field in self.fields.items() if isinstance(field, NoteField) and name in asked]:
            try:
                asked[name] = looked_at(asked[name], keep=keep, printed=self.printed)
            except LooksLikeName as error:
                self.is_questioned = True
                self.add_error(name, str(error))
            except WithdrawnNameWritten as error:
                self.add_error(name, str(error))
        return asked


class ReasonedForm(NoteForm):
    """A decision with its optional reason."""

    why = NoteField(label="Why you decide so", help_text=KEPT)
