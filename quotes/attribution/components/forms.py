"""The outer form of an attribution: quoted or not, said or believed, by which channel and through whom."""

from collections.abc import Iterable, Mapping
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from quotes.attribution.components.channels import find_carriers
from quotes.attribution.components.grants import find_grants
from quotes.attribution.components.quotation_marks import quoted_spans
from quotes.attribution.components.stances import stance_of
from quotes.attribution.derived import form_of

Plain = dict[str, Any]


def with_forms(text: str, attributions: Iterable[Mapping[str, Any]]) -> list[Plain]:
    """The attributions with form, stance, channel and via filled in."""
    found = [dict(attribution) for attribution in attributions]
    quoted = quoted_spans(text)
    grants = [grant for grant in find_grants(text) if grant.trigger]
    for attribution in found:
        attribution["form"] = form_of(text, attribution["content"], quoted)
        attribution["stance"] = stance_of(text, attribution, grants)
    for attribution, carrier in zip(found, find_carriers(text, found), strict=True):
        attribution["channel"], attribution["via"] = carrier
    return found


class Forms:
    """Sets form, stance, channel and via on `doc._.attributions`."""

    def __call__(self, doc: Doc) -> Doc:
        doc._.attributions = with_forms(doc.text, doc._.attributions)
        return doc


def create(nlp: Language, name: str) -> Forms:
    return Forms()
