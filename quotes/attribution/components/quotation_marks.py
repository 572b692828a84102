"""Which parts of a text stand in quotation marks, whatever the marks look like.

A mark is read by its place first (what stands before and after it) and by its shape second, so that straight,
turned-round and mixed marks pair up; one odd mark costs one passage and never the rest of the text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotes.attribution.results import Span

OPENERS = "“„‟«「『❝〝"
CLOSERS = "”»」』❞〞"
EITHER = '"＂'

_MARK = re.compile(
    rf"(?P<double>``|‘‘|(?<!\S)''|''(?!')|(?<!\S)’’|’’(?!’)|[{OPENERS}{CLOSERS}{EITHER}])"
    r"|(?P<single>(?<!\w)[‘'‚‛‹`’›]|[’'›´‘](?!\w))"
    r"|(?P<line>\n+)"
)
_ELISION = re.compile(r"(?:\d\ds?|em|til|tis|twas|twere|cause|cos|bout|round|n)\b", re.IGNORECASE)
_BLANK = re.compile(r"\s*")
_BEFORE_OPENING = '([{<-‐–—―/=~*|“‘«„"`'
_AFTER_CLOSING = ".,;:!?…)]}>-‐–—―/’'”\"»*|"
_SENTENCE_MARKS = ",.!?…"

# How far the closing mark of a passage that runs over line breaks may be away, in characters.
_REACH = 3000


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage in quotation marks, outermost marks only.

    Args:
        outer: with its marks.
        inner: without its marks.
        closed: a closing mark is there; without one the passage ends where its paragraph does, or at the next
            opening mark.
        opened: an opening mark is there; without one the passage begins where its paragraph does, or after the
            passage before.
        continues: the next paragraph opens with a mark of its own and goes on with the same quotation.
    """

    outer: Span
    inner: Span
    closed: bool = True
    opened: bool = True
    continues: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    kind: str  # "double", "single" or "line"
    turn: int  # +1 opens, -1 closes, 0 a line break


def quoted_spans(text: str) -> list[Quoted]:
    """All passages in quotation marks, in text order and apart from each other; linear in the length of the text."""
    return list(_Scan(text).passages())


def quoted_around(passages: Sequence[Quoted], start: int, end: int) -> Quoted | None:
    """The passage in which the span lies whole, marks counted in; None where there is none.

    Args:
        passages: as `quoted_spans` gives them.
    """
    at = bisect_right(passages, start, key=lambda passage: passage.outer[0]) - 1
    return passages[at] if at >= 0 and end <= passages[at].outer[1] else None


class _Scan:
    """One walk over the marks of a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.marks = _marks(text)
        self.balance = self._balances()

    def passages(self) -> Iterator[Quoted]:
        at = 0
        free_from = 0  # where the paragraph begins or the passage before it ends
        while at < len(self.marks):
            mark = self.marks[at]
            found: Quoted | None = None
            if mark.kind == "line":
                free_from = mark.end
            elif mark.kind == "double" and mark.turn > 0:
                found, at = self._double(at)
            elif mark.kind == "double":
                found = self._unopened(mark, free_from)
            elif mark.turn > 0:
                found, at = self._single(at)
            if found is not None and self.text[slice(*found.inner)].strip():
                yield found
                free_from = found.outer[1]
            at += 1

    def _double(self, opening: int) -> tuple[Quoted, int]:
        """The passage that a double mark opens, and the index of the last mark that belongs to it."""
        depth = 1
        for at in range(opening + 1, len(self.marks)):
            mark = self.marks[at]
            if mark.kind == "line":
                if not self._goes_on_after(at, self.marks[opening]):
                    return self._unclosed(opening, mark.start, continues=self._opens_at(mark.end)), at - 1
            elif mark.kind == "double" and mark.turn > 0:
                if self.balance[at] >= 0:
                    return self._unclosed(opening, mark.start), at - 1
                depth += 1
            elif mark.kind == "double":
                depth -= 1
                if depth == 0:
                    return self._closed(opening, at), at
        return self._unclosed(opening, len(self.text)), len(self.marks)

    def _single(self, opening: int) -> tuple[Quoted | None, int]:
        """The same for a single mark; None where it is an apostrophe after all."""
        double, doubtful = 0, None
        for at in range(opening + 1, len(self.marks)):
            mark = self.marks[at]
            if mark.kind == "double":
                double += mark.turn
            elif mark.kind == "line":
                if doubtful is None and self._begins_paragraph(opening) and self._opens_at(mark.end):
                    return self._unclosed(opening, mark.start, continues=True), at - 1
                break
            elif mark.turn > 0:
                break
            elif double == 0:
                if not self._may_be_possessive(mark):
                    return self._closed(opening, at), at
                doubtful = at
        return (None, opening) if doubtful is None else (self._closed(opening, doubtful), doubtful)

    def _closed(self, opening: int, closing: int) -> Quoted:
        first, last = self.marks[opening], self.marks[closing]
        return Quoted((first.start, last.end), (first.end, last.start))

    def _unclosed(self, opening: int, limit: int, *, continues: bool = False) -> Quoted:
        mark = self.marks[opening]
        end = mark.end + len(self.text[mark.end : limit].rstrip())
        return Quoted((mark.start, end), (mark.end, end), closed=False, continues=continues)

    def _unopened(self, mark: _Mark, free_from: int) -> Quoted | None:
        if self.text[mark.start - 1] not in _SENTENCE_MARKS:
            return None
        inner = self.text[free_from : mark.start]
        start = free_from + len(inner) - len(inner.lstrip(" \t\r\n" + _SENTENCE_MARKS))
        return Quoted((start, mark.end), (start, mark.start), opened=False) if start < mark.start else None

    def _goes_on_after(self, line: int, opening: _Mark) -> bool:
        """Whether a passage runs over a line break: the next double mark closes it and is not far."""
        for mark in self.marks[line + 1 : line + 64]:
            if mark.kind == "double":
                return mark.turn < 0 and mark.start - opening.end <= _REACH
        return False

    def _opens_at(self, start: int) -> bool:
        """Whether the paragraph that begins at `start` begins with an opening mark."""
        blank = _BLANK.match(self.text, start)
        mark = _MARK.match(self.text, blank.end() if blank else start)
        return mark is not None and _place(self.text, mark) > 0

    def _begins_paragraph(self, at: int) -> bool:
        line_start = self.text.rfind("\n", 0, self.marks[at].start) + 1
        return not self.text[line_start : self.marks[at].start].strip()

    def _may_be_possessive(self, mark: _Mark) -> bool:
        after = self.text[mark.end : mark.end + 2]
        return self.text[mark.start - 1] in "sS" and after[:1] == " " and after[1:].isalpha()

    def _balances(self) -> list[int]:
        """For every mark: double marks that open minus those that close, from it to the end of its paragraph."""
        balances, balance = [0] * len(self.marks), 0
        for at in range(len(self.marks) - 1, -1, -1):
            mark = self.marks[at]
            balance = 0 if mark.kind == "line" else balance + (mark.turn if mark.kind == "double" else 0)
            balances[at] = balance
        return balances


def _marks(text: str) -> list[_Mark]:
    """Line breaks and the marks that quote, with what each does; apostrophes and signs of measure are left out."""
    marks: list[_Mark] = []
    open_marks = 0
    for found in _MARK.finditer(text):
        kind, turn = str(found.lastgroup), _place(text, found)
        if kind == "line":
            open_marks = 0
        elif kind == "double":
            if turn == 0 or (turn > 0 and open_marks and found.group()[0] in CLOSERS + "’"):
                turn = -1 if open_marks else 1
            if turn < 0 and not open_marks and text[found.start() - 1].isdigit():
                continue
            open_marks = max(0, open_marks + turn)
        elif turn == 0:
            continue
        marks.append(_Mark(found.start(), found.end(), kind, turn))
    return marks


def _place(text: str, found: re.Match[str]) -> int:
    """What place and shape make of a mark: +1 it opens, -1 it closes, 0 it may do either or, if single, neither."""
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    mark = found.group()[0]
    can_open = (not before or before.isspace() or before in _BEFORE_OPENING) and _may_follow_opening(text, found.end())
    can_close = bool(before) and not before.isspace() and (not after or after.isspace() or after in _AFTER_CLOSING)
    if found.lastgroup == "single":
        can_open = can_open and mark not in "’›´" and not _ELISION.match(text, found.end())
        can_close = can_close and mark not in "‚‛‹`"
        return 1 if can_open else -1 if can_close else 0
    if found.lastgroup == "line" or can_open != can_close:
        return 0 if found.lastgroup == "line" else 1 if can_open else -1
    return 1 if mark in OPENERS + "`‘" else -1 if mark in CLOSERS + "’" else 0


def _may_follow_opening(text: str, at: int) -> bool:
    after = text[at : at + 1]
    return bool(after) and not after.isspace() and (after not in ",;:.!?)" or text.startswith(("...", "…"), at))
