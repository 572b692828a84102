"""How well descriptions that identify are told from those that don't, on labelled ones."""

from collections.abc import Iterable
from dataclasses import dataclass

from quotes.policy.identifying.analysis import analyse

FEW = 12
MANY = "many"


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts over labelled descriptions: rightly flagged, wrongly flagged, missed, rightly left alone."""

    right: int
    wrong: int
    missed: int
    left_alone: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    def __str__(self) -> str:
        total = self.right + self.wrong + self.missed + self.left_alone
        return f"precision {self.precision:.3f}, recall {self.recall:.3f} on {total} descriptions"


def figures_of(labelled: Iterable[tuple[str, str]]) -> Figures:
    """Score the analysis; a label is "one", "few" or "many", and flagged is what fits no more than a dozen people."""
    outcomes = [(is_identifying(description), crowd != MANY) for description, crowd in labelled]
    return Figures(*(outcomes.count(each) for each in ((True, True), (True, False), (False, True), (False, False))))


def is_identifying(description: str, most_people: float = FEW) -> bool:
    """Whether a description fits no more than so many people."""
    analysis = analyse(description)
    return bool(analysis.phrases) and analysis.crowd <= most_people
