"""A text that somebody hands in on a page, pasted or as a file."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from articles.importers import article_in_page
from articles.texts import UnreadableText, clean_body, decode


class HandedInForm(forms.Form):
    """The text as it was handed in stands in `cleaned_data["text"]`, whichever way it came; it can be read."""

    text = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 14, "spellcheck": "false"}),
        help_text="Plain text or copied from a web page. Headline, captions and adverts are better left out.",
    )
    file = forms.FileField(
        required=False,
        label="Or a file",
        help_text="Text (.txt) or a web page (.html), instead of pasting.",
        widget=forms.ClearableFileInput(attrs={"accept": ".txt,.html,.htm,text/plain,text/html"}),
    )

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
            clean_body(text)
        except UnreadableText as error:
            self.add_error(field, str(error))
        else:
            self.cleaned_data["text"] = text


def _text_in(file: "UploadedFile[Any]") -> str:
    """The text of an uploaded file; of a web page its article alone."""
    most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    if (file.size or 0) > most:
        raise UnreadableText(
            f"The file has {file.size or 0:,} bytes; at most {most:,} are read. Save the article alone, as plain text."
        )
    text = decode(file.read())
    return article_in_page(text).text if (file.name or "").lower().endswith((".html", ".htm")) else text
