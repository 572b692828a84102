"""Quotations signed like a letter: a line in quotation marks, a dash, a name.

Too rare in the articles that the network learned from, and too regular to need learning.
"""

import re
from bisect import bisect_left
from typing import Any

_BLANK = r"[ \t\u00a0\u202f]*"
_NAME = r"[^\W\d_a-z][\w.'’-]*(?:[ \u00a0](?:de|da|di|del|la|van|von|der|bin|al|el|[^\W\d_a-z][\w.'’-]*)){0,5}"
_SIGNED = re.compile(
    rf"^{_BLANK}(?P<content>[“”„«\"][^\n]{{10,2000}}?[”“»\"]){_BLANK}\n?{_BLANK}"
    rf"(?P<cue>[―—–]|--){_BLANK}(?P<source>{_NAME}(?:, [^\n“”\"]{{2,60}}?)?)\.?{_BLANK}$",
    re.MULTILINE,
)
CONFIDENCE = 0.9


def signed_quotes(text: str) -> list[dict[str, Any]]:
    """Attributions of signed quotations, in text order."""
    return [
        {
            "source": [[found.start("source"), found.start("source") + len(found["source"].rstrip("."))]],
            "cue": [list(found.span("cue"))],
            "content": [list(found.span("content"))],
            "confidence": CONFIDENCE,
        }
        for found in _SIGNED.finditer(text)
    ]


def with_lines(attributions: list[dict[str, Any]], lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The attributions with those that lines are among them, and without what else was made of the same words."""
    if not lines:
        return attributions
    said = sorted(span for each in lines for span in each["content"])
    beside = sorted(span for each in lines for span in (*each["source"], *each["cue"]))
    out = list(lines)
    for each in attributions:
        content = [span for span in each["content"] if not _touches(span, said)]
        if content and not any(_touches(span, beside) for span in (*each["cue"], *each["source"])):
            out.append(each | {"content": content})
    return sorted(out, key=lambda each: each["content"][0])


def _touches(span: list[int], others: list[list[int]]) -> bool:
    """Whether a span shares a character with one of others, which are in order and apart from each other."""
    before = bisect_left(others, [span[1]]) - 1
    return before >= 0 and others[before][1] > span[0]
