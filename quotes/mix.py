"""The source mix: how many of the attributed words come from speakers of each kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

UNKNOWN = "unknown"
KINDS = {
    "named": "named",
    "pseudonymous": "pseudonymous",
    "anonymous": "anonymous",
    UNKNOWN: "speaker not found",
}


@dataclass(frozen=True, slots=True)
class Share:
    """One kind's part of a source mix; `start` and `width` are percentages of a bar."""

    kind: str
    label: str
    words: int
    start: float
    width: float

    @property
    def percent(self) -> int:
        return round(self.width)


@dataclass(frozen=True, slots=True)
class SourceMix:
    """Attributed words by kind; `UNKNOWN` where nobody could tell who speaks."""

    words: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(self.words.values())

    @property
    def shares(self) -> list[Share]:
        """The kinds that have words, always in the same order."""
        present = [(kind, self.words[kind]) for kind in KINDS if self.words.get(kind)]
        widths = [round(100 * words / self.total, 3) for _, words in present]
        starts = accumulate(widths, initial=0.0)
        return [
            Share(kind, KINDS[kind], words, round(start, 3), width)
            for (kind, words), width, start in zip(present, widths, starts, strict=False)
        ]
