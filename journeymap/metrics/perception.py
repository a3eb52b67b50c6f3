"""How far the company's own view of a score lies from what customers say of the same."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.metrics.scored import Scored


class PerceptionGap(NamedTuple):
    """A score of customers, and what the company believes or its employees say of the same.

    Four in five companies believed they delivered a superior experience, one customer in
    twelve agreed (Bain & Company 2005): 80 % against 8 %, a gap of 72 points.
    """

    theirs: Scored
    ours: Scored

    @property
    def points(self) -> float:
        """The company's view less the customers', on the scale of the score."""
        return self.ours.reading.value - self.theirs.reading.value

    @property
    def digits(self) -> int:
        """With how many digits the gap is said: as many as the finer of the two has."""
        return max(self.ours.reading.digits, self.theirs.reading.digits)

    @property
    def overrates(self) -> bool:
        """Whether we think ourselves better than customers do, for certain.

        That is by more than what so many answers of theirs leave open; direction is read.
        """
        low, high = self.theirs.reading.low, self.theirs.reading.high
        if low is None or high is None or not self.theirs.carries:
            return False
        ours = self.ours.reading.value
        return ours < low if self.theirs.metric.direction == "lower" else ours > high


def gaps(scored: Scored) -> tuple[PerceptionGap, ...]:
    """Return how far employees, then our own guess, lie from what customers say.

    There is none where customers were not asked, or only something else or another time than
    what counts.
    """
    return tuple(PerceptionGap(scored, ours) for ours in scored.own)
