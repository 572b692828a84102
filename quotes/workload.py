"""What the machine has done and has to do, in numbers and as a list."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count

from quotes.models import AttributionRun

MEASURED_RUNS = 200
State = AttributionRun.State


@dataclass(frozen=True, slots=True)
class Workload:
    """Runs by state, and how fast the last ones were: None if none was timed."""

    states: Mapping[str, int]
    words_per_second: float | None

    @property
    def by_state(self) -> list[tuple[str, int]]:
        """Every state with its number, in the order in which runs go through them."""
        return [(state, self.states.get(state, 0)) for state in State.values]

    @property
    def is_busy(self) -> bool:
        return bool(self.states.get(State.QUEUED) or self.states.get(State.RUNNING))


def workload() -> Workload:
    """The workload, in two queries."""
    counts = AttributionRun.objects.order_by().values_list("state").annotate(Count("pk"))
    timed = AttributionRun.objects.timed()[:MEASURED_RUNS]
    pairs = [(run.words or 0, run.seconds or 0.0) for run in timed]
    seconds = sum(each for _, each in pairs)
    return Workload(dict(counts), sum(words for words, _ in pairs) / seconds if seconds else None)
