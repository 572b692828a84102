"""Quotations over several paragraphs, each opened by a mark and only the last one closed: one speaker has them all."""

import re
from array import array
from collections.abc import Iterator
from typing import Any

from quotes.attribution.results import Span

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_HEADING = re.compile(r"[^a-z“”\"]{1,60}")


def with_continued(text: str, attributions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The attributions; the paragraphs in which a quotation goes on belong to whoever says its first one."""
    quotations = list(_quotations(text))
    if not quotations:
        return attributions
    owners = _owners(text, attributions)
    contents = [list(each["content"]) for each in attributions]
    for end, below in quotations:
        if owners[end - 1] >= 0:
            _hand_over(contents, owners, owners[end - 1], below)
    return [each | {"content": content} for each, content in zip(attributions, contents, strict=True) if content]


def _quotations(text: str) -> Iterator[tuple[int, list[Span]]]:
    """Where a paragraph ends with a quotation open, and those below that go on with it and hold nothing else."""
    ends = 0
    below: list[Span] = []
    for found in _PARAGRAPH.finditer(text):
        paragraph = found[0].strip()
        end = found.start() + len(found[0].rstrip())
        if ends and _HEADING.fullmatch(paragraph):
            continue
        opens = paragraph.rfind("“") > paragraph.rfind("”")
        if ends and _is_all_quoted(paragraph):
            below.append((end - len(paragraph), end))
            if opens:
                continue
        if below:
            yield ends, below
        ends, below = end if opens else 0, []
    if below:
        yield ends, below


def _is_all_quoted(paragraph: str) -> bool:
    """Whether a paragraph opens with a mark that nothing closes before its end."""
    depth = 0
    for i, character in enumerate(paragraph, 1):
        depth += (character == "“") - (character == "”")
        if depth < 1:
            return 1 < i == len(paragraph)
    return True


def _owners(text: str, attributions: list[dict[str, Any]]) -> "array[int]":
    """For each character which attribution says it, the longest of several; -1 for none."""
    owners = array("i", [-1]) * len(text)
    for i in sorted(range(len(attributions)), key=lambda i: sum(b - a for a, b in attributions[i]["content"])):
        for start, end in attributions[i]["content"]:
            owners[start:end] = array("i", [i]) * (end - start)
    return owners


def _hand_over(contents: list[list[list[int]]], owners: "array[int]", holder: int, below: list[Span]) -> None:
    """Gives the paragraphs below to their holder; whoever else had one whole loses what stands in them all."""
    first, last = below[0][0], below[-1][1]
    for i in {holder, *(owners[start] for start, _ in below)} - {-1}:
        contents[i] = [span for span in contents[i] if span[1] <= first or span[0] >= last]
    contents[holder] += [list(span) for span in below]
