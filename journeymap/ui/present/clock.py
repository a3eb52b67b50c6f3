"""How long one has been speaking."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic


class Stopwatch:
    """A watch that can be stopped and set to nought; it does not mind the time of day."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._since: float | None = now()
        self._before = 0.0

    @property
    def going(self) -> bool:
        """Whether it counts."""
        return self._since is not None

    @property
    def seconds(self) -> float:
        """The time it has counted."""
        return self._before + (self._now() - self._since if self._since is not None else 0.0)

    def turn(self) -> None:
        """Stop it, or let it go on."""
        self._before, self._since = self.seconds, None if self.going else self._now()

    def reset(self) -> None:
        """Begin at nought again, going or not."""
        self._before, self._since = 0.0, self._now() if self.going else None


def told(seconds: float) -> str:
    """Return a length of time as it is read on a clock: 4:05, or 1:04:05 from an hour on."""
    whole = int(seconds)
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours}:{minutes:02}:{whole % 60:02}" if hours else f"{minutes}:{whole % 60:02}"
