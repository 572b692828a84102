"""Passages with their attributions marked in them."""

import re
from typing import Any

_MARK = re.compile(r"\{(?P<source>[^}]*)\}|\[(?P<cue>[^\]]*)\]|<(?P<content>[^>]*)>")


def read_marked(marked: str) -> tuple[str, list[dict[str, Any]]]:
    """Text and attributions of "{Ana} [said] <it was late>."; the n-th source says the n-th content.

    "{}" is a missing source; a cue belongs to the source or content before it.
    """
    text, at = "", 0
    found: dict[str, list[list[list[int]]]] = {"source": [], "content": []}
    cues: dict[int, list[int]] = {}
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        words = mark[mark.lastgroup or ""]
        span = [len(text), len(text) + len(words)]
        if mark.lastgroup == "cue":
            cues[max(map(len, found.values())) - 1] = span
        elif mark.lastgroup:
            found[mark.lastgroup].append([span] if words else [])
        text += words
        at = mark.end()
    text += marked[at:]
    pairs = zip(found["source"], found["content"], strict=True)
    return text, [
        {"source": source, "cue": [cues[i]] if i in cues else [], "content": content}
        for i, (source, content) in enumerate(pairs)
    ]
