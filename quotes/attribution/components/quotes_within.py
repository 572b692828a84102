"""Quotations within quotations, in marks of their own: “People say, ‘We need help,’” she said.

Their cue stands right before them and their source right before the cue, so that a rule finds what the network misses.
"""

import re
from collections.abc import Iterator
from typing import Any

from quotes.attribution.results import Span

_APOSTROPHE = r"(?<=\w)['’](?=\w)"
_WITHIN = re.compile(
    r"(?P<source>\b(?:he|she|they|people|everybody|everyone|others|some)\b)(?: (?!I\b|we\b|you\b|that\b)[\w'’-]+){0,5}?"
    r" (?P<cue>says?|said|saying|asks?|asked|asking),? (?P<content>[‘'](?=[^\W\d_])"
    rf"(?:[^‘'’\"“”\n]|{_APOSTROPHE}){{4,400}}[’'])(?!\w)",
    re.IGNORECASE,
)
CONFIDENCE = 0.8


def with_quotes_within(text: str, attributions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The attributions and, in their order, those in single marks within one of their contents that they lack."""
    known = [tuple(span) for each in attributions for span in each["content"]]
    made = [
        {part: [list(found.span(part))] for part in ("source", "cue", "content")} | {"confidence": CONFIDENCE}
        for found in _in_quotations(text, known)
        if not any(_is_the_same(found.span("content"), span) for span in known)
    ]
    return sorted([*attributions, *made], key=lambda each: each["content"][0]) if made else attributions


def _in_quotations(text: str, contents: list[Span]) -> Iterator[re.Match[str]]:
    for start, end in dict.fromkeys(contents):
        if text[start] in '“"':
            yield from _WITHIN.finditer(text, start, end)


def _is_the_same(one: Span, other: Span) -> bool:
    """Whether two spans share most of their characters."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return 2 * shared > max(one[1] - one[0], other[1] - other[0])
