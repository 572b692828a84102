"""Notes about unnamed sources."""

from typing import Any

from django import forms

from quotes.note_names import LooksLikeName

NO_IDENTITY = "Never write who the source is or how to reach them: no name, no number, no address."


class NoteForm(forms.Form):
    """A note about an unnamed source, of which a name that it seems to have is questioned; with a way to go on."""

    note = forms.CharField(
        required=False,
        max_length=500,
        help_text=NO_IDENTITY,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    keep_note = forms.BooleanField(
        required=False,
        label="What was questioned does not tell who the source is. Save it; the record shows that I was asked.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_questioned = bool(self.data.get("keep_note"))

    def question(self, error: LooksLikeName) -> None:
        """Show what was questioned and ask whether it is to be kept."""
        self.is_questioned = True
        self.add_error("note", str(error))
