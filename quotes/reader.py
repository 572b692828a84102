"""Laying out a body for the reader: paragraphs cut into stretches, each knowing what it is part of.

Parts may nest, overlap and be discontinuous; the stretches never do, so a page can print them one after another.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")


class Role(StrEnum):
    """What words do in an attribution or for a withheld name."""

    CONTENT = "content"
    CUE = "cue"
    SOURCE = "source"
    DESCRIPTION = "description"
    TRIGGER = "trigger"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Part:
    """The range `[start, end)` of the body that plays a role; parts with one `key` belong together."""

    key: str
    role: Role
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one paragraph that are part of the same things; `parts` has the outermost first.

    `opens` are the parts that begin here, counting only the first range of each key and role.
    """

    text: str
    parts: tuple[Part, ...]
    opens: tuple[Part, ...]
    begins: frozenset[Role]
    ends: frozenset[Role]

    @property
    def keys(self) -> str:
        """What the words belong to, each once, separated by spaces."""
        return " ".join(dict.fromkeys(part.key for part in self.parts))

    @property
    def classes(self) -> str:
        """Style classes: role and kind of the innermost part of each role, and of the content around a content."""
        innermost = {part.role: part for part in self.parts}
        contents = [part for part in self.parts if part.role is Role.CONTENT]
        return " ".join(
            [f"{role}-{part.kind}" for role, part in innermost.items()]
            + [f"around-{part.kind}" for part in contents[-2:-1]]
            + [f"{role}-begins" for role in sorted(self.begins)]
            + [f"{role}-ends" for role in sorted(self.ends)]
        )

    @property
    def opened_quotes(self) -> list[str]:
        """Keys of the quotes whose content begins with these words."""
        return [part.key for part in self.opens if part.role is Role.CONTENT]

    @property
    def anchors(self) -> list[str]:
        """Names under which other pages point at these words, e.g. "evidence-7"."""
        return [
            f"{part.role}-{part.key}" for part in self.opens if part.role not in (Role.CONTENT, Role.CUE, Role.SOURCE)
        ]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body, `[start, end)`; its stretches together are its text."""

    start: int
    end: int
    stretches: tuple[Stretch, ...]


def lay_out(body: str, parts: Iterable[Part]) -> list[Paragraph]:
    """Cut a body into paragraphs and stretches. Takes time in proportion to its length and the number of parts."""
    ordered = sorted(parts, key=lambda part: (part.start, -part.end, part.role, part.key))
    firsts = _first_ranges(ordered)
    upcoming = iter(ordered)
    waiting = next(upcoming, None)
    open_parts: list[Part] = []
    paragraphs = []
    for match in PARAGRAPH.finditer(body):
        start, end = match.span()
        while waiting and waiting.start < end:
            open_parts.append(waiting)
            waiting = next(upcoming, None)
        open_parts = [part for part in open_parts if part.end > start]
        paragraphs.append(Paragraph(start, end, tuple(_stretches(body, start, end, open_parts, firsts))))
    return paragraphs


def _first_ranges(ordered: Sequence[Part]) -> set[Part]:
    firsts: dict[tuple[str, Role], Part] = {}
    for part in ordered:
        firsts.setdefault((part.key, part.role), part)
    return set(firsts.values())


def _stretches(body: str, start: int, end: int, parts: Sequence[Part], firsts: set[Part]) -> Iterator[Stretch]:
    """The stretches of one paragraph, from the parts that reach into it."""
    beginning: defaultdict[int, list[Part]] = defaultdict(list)
    edges = {start, end}
    for part in parts:
        beginning[max(part.start, start)].append(part)
        edges |= {max(part.start, start), min(part.end, end)}
    active: list[Part] = []
    for left, right in pairwise(sorted(edges)):
        active = [part for part in active if part.end > left] + beginning[left]
        yield Stretch(
            text=body[left:right],
            parts=tuple(active),
            opens=tuple(part for part in beginning[left] if part in firsts and part.start >= start),
            begins=frozenset(part.role for part in active if max(part.start, start) == left),
            ends=frozenset(part.role for part in active if min(part.end, end) == right),
        )
