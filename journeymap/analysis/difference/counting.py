"""What two journeys come to, figure by figure, and what each figure takes for granted."""

from __future__ import annotations

from journeymap.analysis.difference.compared import (
    ComparedJourney,
    CountedDifference,
    DifferenceCounts,
)
from journeymap.analysis.flow.outcomes import Outcomes, prepare
from journeymap.language import tr

_WANTED = {"hops": -1, "friction": -1, "feeling": 1, "completion": 1, "lowest": 1, "time": -1}
"""Whether more of a figure is better, 1, or worse, −1."""

_OUTCOMES = {"time": "minutes"}
"""What a figure is called in ``Outcomes``, where that is not its own name."""


def counted(
    before: ComparedJourney, after: ComparedJourney, persona: str | None = None
) -> DifferenceCounts:
    """Return the figures of both sides; with a ``persona`` as this one feels."""
    sides = before, after
    found = [prepare(one.snapshot, one.journey, persona).present for one in sides]
    values = [_values(one) for one in found]

    def figure(name: str) -> CountedDifference:
        told = [_taken(one, name) for one in found]
        return CountedDifference(
            name,
            values[0][name],
            values[1][name],
            _WANTED.get(name, 0),
            _together(told[0], told[1], before.label, after.label),
        )

    return DifferenceCounts(
        touchpoints=figure("touchpoints"),
        hops=figure("hops"),
        friction=figure("friction"),
        feeling=figure("feeling"),
        completion=figure("completion"),
        lowest=figure("lowest"),
        time=figure("time"),
    )


def _values(found: Outcomes) -> dict[str, float | None]:
    return {
        "touchpoints": float(len(found.followed.moves)),
        "hops": found.hops,
        "friction": found.friction,
        "feeling": found.feeling,
        "completion": found.completion.share if found.completion else None,
        "lowest": min(found.feeling_of.values(), default=None),
        "time": found.minutes,
    }


def _taken(found: Outcomes, name: str) -> tuple[str, ...]:
    """Return what one side takes for granted of a figure, or why it cannot be said."""
    if name == "touchpoints":
        return ()
    key = _OUTCOMES.get(name, name)
    granted = found.granted.get("feeling" if name == "lowest" else key)
    ways = () if name == "lowest" else found.of_ways
    gap = found.gaps.get(key)
    if gap:
        return (gap,)
    return (*ways, granted) if granted else ways


def _together(
    before: tuple[str, ...], after: tuple[str, ...], label: str, other: str
) -> tuple[str, ...]:
    """Return what both say once, and of what only one says, which of both it is."""
    told = []
    for sentence in dict.fromkeys((*before, *after)):
        if sentence in before and sentence in after:
            told.append(sentence)
        else:
            side = label if sentence in before else other
            told.append(
                tr("{side}: {sentence}", side=side, sentence=sentence) if side else sentence
            )
    return tuple(told)
