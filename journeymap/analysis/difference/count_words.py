"""The figures of two journeys beside each other, in words."""

from __future__ import annotations

from journeymap.analysis.difference.compared import (
    CountedDifference,
    DifferenceCounts,
    JourneyDifference,
)
from journeymap.analysis.flow.outcome_words import (
    DifferenceLine,
    difference_line,
    points_line,
    read_change,
    said_minutes,
)
from journeymap.language import decimal, mark, tr, whole_percent

FIGURES = {
    "touchpoints": mark("Touchpoints"),
    "hops": mark("Channel hops"),
    "friction": mark("Expected friction"),
    "feeling": mark("Expected feeling"),
    "completion": mark("Completion"),
    "lowest": mark("Lowest moment"),
    "time": mark("Expected time"),
}
"""What each figure is called; ``tr`` says it."""

_DIGITS = {"touchpoints": 0, "hops": 1, "friction": 1, "feeling": 2, "lowest": 1}
_SIGNED = ("feeling", "lowest")


def count_lines(counts: DifferenceCounts) -> tuple[DifferenceLine, ...]:
    """Return each figure before and after, those that at least one side has."""
    told = (one for one in counts.every if one.before is not None or one.after is not None)
    return tuple(count_line(one) for one in told)


def count_line(one: CountedDifference) -> DifferenceLine:
    """Return a figure before, after and by how much; what is not known is a dash."""
    name = tr(FIGURES[one.name])
    before, after = (_said(one.name, value) for value in (one.before, one.after))
    if one.change is None:
        return DifferenceLine(name, before, after, "", "alike", name)
    if one.name == "completion":
        return points_line(name, before, after, one.change, one.wanted)
    if one.name == "time":
        found = difference_line(name, before, after, one.change, 0, one.wanted)
        sign = "+" if one.change > 0 else "−"
        told = f"{sign}{said_minutes(abs(one.change))}"
        return found._replace(difference=told) if found.verdict != "alike" else found
    digits = _DIGITS[one.name]
    finer = digits + (before == after and bool(digits))
    more = read_change(one.before or 0.0, one.after or 0.0, digits)
    return difference_line(name, before, after, more, finer, one.wanted)


def assumed(found: JourneyDifference) -> tuple[str, ...]:
    """Return all that the figures take for granted, each sentence once."""
    every = (sentence for one in found.counts.every for sentence in one.assumptions)
    return tuple(dict.fromkeys(every))


def _said(name: str, value: float | None) -> str:
    if value is None:
        return "–"
    if name == "completion":
        return whole_percent(value)
    if name == "time":
        return said_minutes(value)
    return decimal(value, _DIGITS[name], "+" if name in _SIGNED else "")
