"""The outer form of an attribution: quoted or not, said or believed, by which channel and through whom."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from quotes.attribution.components.channels import find_carriers
from quotes.attribution.components.quotation_marks import Quoted, quoted_spans
from quotes.attribution.components.stances import stance_of

Plain = dict[str, Any]


def with_forms(text: str, attributions: Iterable[Mapping[str, Any]]) -> list[Plain]:
    """The attributions with form, stance, channel and via filled in."""
    found = [dict(attribution) for attribution in attributions]
    quoted = quoted_spans(text)
    for attribution in found:
        attribution["form"] = form_of(text, attribution["content"], quoted)
        attribution["stance"] = stance_of(text, attribution)
    for attribution, carrier in zip(found, find_carriers(text, found), strict=True):
        attribution["channel"], attribution["via"] = carrier
    return found


def form_of(text: str, content: Iterable[Sequence[int]], quoted: Sequence[Quoted]) -> str:
    """Whether all ("direct"), part ("mixed") or none ("indirect") of the content stands in quotation marks.

    Args:
        quoted: the passages of the text, as `quoted_spans` gives them.
    """
    inside = outside = False
    for first, end in content:
        start = first
        at = max(0, bisect_right(quoted, start, key=lambda passage: passage.outer[0]) - 1)
        while at < len(quoted) and quoted[at].outer[0] < end:
            low, high = quoted[at].outer
            outside = outside or _has_words(text, start, min(low, end))
            inside = inside or _has_words(text, max(start, low), min(high, end))
            start = max(start, high)
            at += 1
        outside = outside or _has_words(text, start, end)
    if inside:
        return "mixed" if outside else "direct"
    return "indirect"


def _has_words(text: str, start: int, end: int) -> bool:
    return any(map(str.isalnum, text[start:end]))


class Forms:
    """Sets form, stance, channel and via on `doc._.attributions`."""

    def __call__(self, doc: Doc) -> Doc:
        doc._.attributions = with_forms(doc.text, doc._.attributions)
        return doc


def create(nlp: Language, name: str) -> Forms:
    return Forms()
