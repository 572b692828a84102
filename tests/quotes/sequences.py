"""How many sequences of events property-based tests try: a few each time, more with EXAMPLES=20 (so many times)."""

import os

from hypothesis import HealthCheck, Phase, settings

TIMES = int(os.environ.get("EXAMPLES", "1"))


def tried(examples: int) -> settings:
    """Settings for sequences that each use the database; a fault is shrunk only where many are tried."""
    return settings(
        phases=[Phase.reuse, Phase.generate, *([Phase.shrink] if TIMES > 1 else [])],
        max_examples=examples * TIMES,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
        derandomize=TIMES == 1,
    )
