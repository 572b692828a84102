"""What the check before publication is asked."""

from typing import Any, Self

from django import forms
from django.core.files.uploadedfile import UploadedFile

from articles.importers import article_in_page
from articles.models import Outlet
from articles.texts import UnreadableText, clean_body, decode
from quotes.checking import LONGEST_LINE, Draft, Report
from quotes.drafts import CannotCheck, check_draft


class CheckForm(forms.Form):
    """A draft, pasted or as a file. Its fields are named as those of a new article, which it can be handed in as."""

    text = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 14, "spellcheck": "false"}),
        label="Text of the draft",
        help_text="Plain text or copied from a web page.",
    )
    file = forms.FileField(
        required=False, label="Or a file", help_text="Text (.txt) or a web page (.html), instead of pasting."
    )
    headline = forms.CharField(max_length=LONGEST_LINE, required=False, help_text="Checked as well, if there is one.")
    byline = forms.CharField(
        max_length=LONGEST_LINE, required=False, help_text="Several authors are separated by “; ”."
    )
    outlet = forms.ModelChoiceField(
        Outlet.objects.all(), to_field_name="name", required=False, empty_label="The house", label="By the policy of"
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

    def report(self) -> Report | None:
        """The report on the draft; None if there is none yet or something is wrong, which the form then says."""
        if not self.is_valid():
            return None
        try:
            return check_draft(self._draft)
        except CannotCheck as error:
            self.add_error(None, str(error))
            return None

    def handed_back(self) -> Self:
        """A form to go on with: what was read from a file stands where it can be edited."""
        return type(self)(initial=self._draft.model_dump())

    @property
    def _draft(self) -> Draft:
        asked = self.cleaned_data
        lines = {name: asked[name] for name in ("text", "headline", "byline")}
        return Draft(outlet=asked["outlet"].name if asked["outlet"] else "", **lines)

    def _read(self, field: str, handed_in: "str | UploadedFile[Any]") -> None:
        try:
            text = handed_in if isinstance(handed_in, str) else _text_in(handed_in)
            self.cleaned_data["text"] = clean_body(text)
        except UnreadableText as error:
            self.add_error(field, str(error))


def _text_in(file: "UploadedFile[Any]") -> str:
    """The text of an uploaded file; of a web page its article alone."""
    text = decode(file.read())
    return article_in_page(text).text if (file.name or "").lower().endswith((".html", ".htm")) else text
