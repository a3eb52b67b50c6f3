"""Steps as people remember them: by day, and on a day by what was done at one sitting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from journeymap.storage.timeline import HistoryStep

_PAUSE = timedelta(minutes=20)
"""How long somebody may pause, until what comes then is another sitting."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """Steps done one after the other without a long pause, oldest first."""

    steps: tuple[HistoryStep, ...]

    @property
    def labels(self) -> list[tuple[str, int]]:
        """What was done, each with how often; what was done most comes first."""
        return Counter(step.label for step in self.steps).most_common()


@dataclass(frozen=True, slots=True)
class DaySittings:
    """The sittings of one day, the newest first; ``day`` is ``None`` where no clock tells it."""

    day: date | None
    sittings: tuple[Sitting, ...]


def moment_of(at: str) -> datetime | None:
    """Return a moment kept as ISO in the time of the place one is in, ``None`` for none."""
    try:
        return datetime.fromisoformat(at).astimezone()
    except (ValueError, OverflowError, OSError):
        return None


def by_day(steps: Iterable[HistoryStep]) -> tuple[DaySittings, ...]:
    """Return steps, given oldest first, by day and sitting, the newest first.

    Steps stay in the order in which they were done, also where the clock went backwards.
    """
    days: list[tuple[date | None, list[list[HistoryStep]]]] = []
    last: datetime | None = None
    for step in steps:
        moment = moment_of(step.at)
        day = moment.date() if moment else days[-1][0] if days else None
        if not days or days[-1][0] != day:
            days.append((day, [[step]]))
        elif last and moment and abs(moment - last) > _PAUSE:
            days[-1][1].append([step])
        else:
            days[-1][1][-1].append(step)
        last = moment or last
    return tuple(
        DaySittings(day, tuple(Sitting(tuple(one)) for one in reversed(sittings)))
        for day, sittings in reversed(days)
    )
