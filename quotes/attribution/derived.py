"""What follows from the spans of an attribution and its text alone: its form and the label printed. Needs no spaCy.

The pipeline and people's corrections both come here, so that the same spans have the same form whoever marked them.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from quotes.attribution.components.mentions import find_names
from quotes.attribution.components.quotation_marks import Quoted, quoted_spans
from quotes.attribution.components.source_phrases import label_of, phrase_of


def printed_label(text: str, source: Sequence[Sequence[int]]) -> str:
    """The speaker as the source prints it: the name with its title or the noun; empty for a pronoun or no source.

    Reads the paragraphs of the source alone, as names there are whole or not at all.
    """
    if not source:
        return ""
    first = text.rfind("\n", 0, source[0][0]) + 1
    last = text.find("\n", source[-1][1])
    paragraphs = text[first : last if last >= 0 else len(text)]
    spans = [(start - first, end - first) for start, end in source]
    names = find_names(paragraphs, (), spans)
    label = label_of(names, phrase_of(names, spans))
    return paragraphs[slice(*label)] if label else ""


def form_of_content(text: str, content: Iterable[Sequence[int]]) -> str:
    """The form of one attribution of a text."""
    return form_of(text, content, quoted_spans(text))


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
