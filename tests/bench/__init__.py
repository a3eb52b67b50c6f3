"""How fast the program is, as ratios to floors measured in the same run."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what was measured against which floor, in seconds or megabytes."""

    what: str
    value: float
    floor: float
    most: float
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        """How many times the floor it takes."""
        return self.value / self.floor if self.floor else float("inf")


def best(act: Callable[[], object], times: int = 7) -> float:
    """Return the shortest of some runs, in seconds: what the machine can do undisturbed."""
    found = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        act()
        found = min(found, time.perf_counter() - start)
    return found
