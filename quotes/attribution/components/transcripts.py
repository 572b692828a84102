"""Turns of a transcript: lines that begin with who speaks and a colon ("MR. BELL: We have no boat.")
or with the letters of an interview ("Q. Why now?").

Too rare in the articles that the network learned from, and too regular to need learning.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from quotes.attribution.lexicon_people import COMMON_NOUNS, ORGANIZATION_NOUNS
from quotes.attribution.names import TITLES, fold, initials

_WORD = r"(?:[^\W\d_a-z][\w.'’-]*|de|da|di|del|la|van|von|der|bin|al|el)"
_TURN = re.compile(
    rf"^[ \t\u00a0]*(?P<source>[QA](?=\.)|[^\W\d_a-z][\w.'’-]*(?:[ \u00a0]{_WORD}){{0,5}})"
    r"(?: \([^()\n]{2,40}\))?(?P<cue>:|(?<=^[QA])\.)[ \t\u00a0]+(?P<content>[^\W\d_][^\n]*[.?!…—–-])[ \t\u00a0]*$",
    re.MULTILINE,
)
_SHARES = frozenset({"Q", "A"})  # of who asks and who answers
# What people who talk to each other say, and lists of results or of details do not.
_TALK = re.compile(r"\b(?:I|we|you|my|our|your|me|us)\b|\?", re.IGNORECASE)
_FEWEST = 2
_TALKING = 0.5
CONFIDENCE = 0.9


def turns(text: str, people: Iterable[str]) -> list[dict[str, Any]]:
    """Attributions of the turns in a text, in its order; none of lines that are no talk.

    Args:
        people: names of people as the text prints them.
    """
    folded = [fold(name).split() for name in people if name.strip()]
    known = {words[-1] for words in folded} | {initials(words) for words in folded if len(words) > 1}
    found = (turn for turn in _TURN.finditer(text) if _is_speaker(turn["source"], known))
    return [
        {part: [list(turn.span(part))] for part in ("source", "cue", "content")} | {"confidence": CONFIDENCE}
        for run in _runs(text, found)
        if _is_talk(run)
        for turn in run
    ]


def _is_speaker(label: str, known: Collection[str]) -> bool:
    words = [word.rstrip(".") for word in fold(label).split()]
    if words[-1] in COMMON_NOUNS | ORGANIZATION_NOUNS:
        return False
    return label in _SHARES or words[-1] in known or (len(words) > 1 and words[0] in TITLES)


def _is_talk(run: Sequence[re.Match[str]]) -> bool:
    """Whether turns are several, of people who talk to each other, and no list of which each item begins with "A."."""
    talking = sum(bool(_TALK.search(turn["content"])) for turn in run)
    return len(run) >= _FEWEST and talking >= _TALKING * len(run) and any(turn["source"] != "A" for turn in run)


def _runs(text: str, found: Iterable[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Turns that follow one another, with one paragraph between two of them at most."""
    run: list[re.Match[str]] = []
    for turn in found:
        if run and "\n" in text[run[-1].end() : turn.start()].strip():
            yield run
            run = []
        run.append(turn)
    yield run
