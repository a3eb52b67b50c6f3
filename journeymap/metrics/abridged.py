"""Which scores stand where there is no room for every month and group: those that count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from journeymap.language import plural
from journeymap.metrics.scored import Scored

MANY = 4
"""So many scores of one metric are told at a place one by one (ours)."""


class Abridged(NamedTuple):
    """The scores told at a place, in their order, and how many ``more`` there are."""

    scores: tuple[Scored, ...]
    more: int

    @property
    def rest(self) -> str:
        """How many are not told, in words; blank where all are."""
        if not self.more:
            return ""
        return plural(
            "{n} more score, of another time or group",
            "{n} more scores, of other times and groups",
            self.more,
        )


def abridged(found: Iterable[Scored]) -> Abridged:
    """Return scores of a place as they are told there.

    Of a metric with more than ``MANY`` only the most telling one is: the newest, of everybody.
    What the company says of the same is told with it. ``found`` is in the order of ``scores_at``.
    """
    every = tuple(found)
    counts = Counter(one.metric.id for one in every)
    beside = {own.score.id for one in every for own in one.own if counts[one.metric.id] > MANY}
    rest = [one for one in every if one.score.id not in beside]
    seen: set[tuple[str, str, bool]] = set()
    told = []
    for one in rest:
        key = one.metric.id, one.score.respondents, one.today
        if counts[one.metric.id] <= MANY or key not in seen:
            told.append(one)
        seen.add(key)
    return Abridged(tuple(told), len(rest) - len(told))
