"""Where something was promised in a time, and takes longer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from journeymap import durations
from journeymap.analysis.concerned import coming_to
from journeymap.analysis.findings import PROMISE, Finding, Plain, called, check, listed
from journeymap.analysis.told_together import worst_alone
from journeymap.language import mark, plural, tr
from journeymap.model.grid import cards, lanes
from journeymap.model.records import Connection, Note, Touchpoint
from journeymap.model.snapshot import Snapshot

_LANE = "promise"
_TWICE = 2.0
"""From how many times the promised time on it is a broken promise, and not a slip (ours)."""
_TIME = re.compile(r"(\d[\d.,\u00a0 ]*)\s*([^\W\d_]+)")


@check(
    "late_promise",
    mark("Later than promised"),
    PROMISE,
    mark(
        "In a lane of promises a time is named, such as “in 2 days”, and what happens at that step "
        "takes longer: its duration, its waiting and the way to it. Keep it, name another time, or "
        "tell of the delay before customers ask."
    ),
)
def late(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the steps whose touchpoints take longer than a promise that stands there says.

    Compared with the shortest time that is named. What takes how long is not known is passed over.
    """
    yield from worst_alone(
        _late(snapshot, journey),
        lambda n, ids: plural(
            "{n} more touchpoint later than promised: {places}",
            "{n} more touchpoints later than promised: {places}",
            n,
            places=listed(snapshot, ids),
        ),
    )


def _late(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    promised = _promised(snapshot, journey)
    for card in cards(snapshot, journey) if promised else ():
        named, real = promised.get(card.step), _taken(snapshot, card)
        if named is None or real is None or real <= named:
            continue
        text = tr(
            "Promised in {promised}, takes {real}: {place}",
            promised=durations.told(named),
            real=durations.told(real),
            place=called(snapshot, card.id),
        )
        values: dict[str, Plain] = {"promised": named, "minutes": real}
        weight = coming_to(snapshot, journey, (card.id,))
        yield Finding(3 if real >= _TWICE * named else 2, text, (card.id,), values, weight=weight)


def time_named(text: str) -> float | None:
    """Return the shortest time in minutes that a text names with its unit, else ``None``."""
    times = (durations.minutes(f"{n.strip()} {unit}") for n, unit in _TIME.findall(text))
    return min((time for time in times if time), default=None)


def _promised(snapshot: Snapshot, journey: str) -> dict[str, float]:
    """Return the time in minutes that is promised at each step."""
    found: dict[str, float] = {}
    for lane in lanes(snapshot, journey):
        for note in snapshot.of(Note, "lane", lane.id) if lane.kind == _LANE else ():
            time = time_named(note.body)
            card = snapshot.get(Touchpoint, note.touchpoint)
            step = note.step or (card.step if card else None)
            if time is not None and step:
                found[step] = min(time, found.get(step, time))
    return found


def _taken(snapshot: Snapshot, card: Touchpoint) -> float | None:
    """Return how long a touchpoint takes with the longest way to it, ``None`` if unknown."""
    ways = [
        arrow.minutes
        for arrow in snapshot.of(Connection, "target", card.id)
        if arrow.minutes is not None
    ]
    known = [time for time in (card.duration, card.waiting, max(ways, default=None)) if time]
    return sum(known) if known else None
