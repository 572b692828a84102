"""What the check before publication is asked."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from articles.importers import article_in_page
from articles.models import Outlet
from articles.texts import UnreadableText, clean_body, decode


class CheckForm(forms.Form):
    """A draft, pasted or as a file."""

    text = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 14, "spellcheck": "false"}),
        label="Text of the draft",
        help_text="Plain text or copied from a web page.",
    )
    file = forms.FileField(
        required=False, label="Or a file", help_text="Text (.txt) or a web page (.html), instead of pasting."
    )
    headline = forms.CharField(max_length=500, required=False, help_text="Checked as well, if there is one.")
    byline = forms.CharField(max_length=500, required=False, help_text="Several authors are separated by “; ”.")
    outlet = forms.ModelChoiceField(
        Outlet.objects.all(), required=False, empty_label="The house", label="By the policy of"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].widget.attrs["accept"] = ".txt,.html,.htm,text/plain,text/html"

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        file = given.get("file")
        if file and given.get("text"):
            self.add_error("file", "Either paste the text or choose a file, not both.")
        elif not self.errors.keys() & {"text", "file"}:
            self._read("file" if file else "text", file or given.get("text", ""))
        return given

    def _read(self, field: str, handed_in: "str | UploadedFile[Any]") -> None:
        try:
            text = handed_in if isinstance(handed_in, str) else _text_in(handed_in)
            self.cleaned_data["text"] = clean_body(text)
        except UnreadableText as error:
            self.add_error(field, str(error))

    def draft(self) -> dict[str, Any]:
        """The arguments of `submit_draft`."""
        return {name: self.cleaned_data[name] for name in ("text", "headline", "byline", "outlet")}


class StoreForm(forms.Form):
    """Under which headline and outlet a checked draft enters the archive."""

    headline = forms.CharField(max_length=500)
    outlet = forms.CharField(max_length=200)


def _text_in(file: "UploadedFile[Any]") -> str:
    """The text of an uploaded file; of a web page its article alone."""
    text = decode(file.read())
    return article_in_page(text).text if (file.name or "").lower().endswith((".html", ".htm")) else text
