"""What a journey comes to, in words: each figure by its name, and how it differs from another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from journeymap.analysis.flow.outcomes import Outcomes
from journeymap.durations import written
from journeymap.language import decimal, tr, whole_percent

Verdict = Literal["better", "worse", "alike"]


_FEW = 0.05
"""So few steps without a feeling do not change what is read."""


class OutcomeLine(NamedTuple):
    """A figure of a journey: what it is called, and its value."""

    name: str
    value: str


class DifferenceLine(NamedTuple):
    """A figure before and after, what lies between, and whether that is better.

    ``verdict`` is ``alike`` also where more is neither better nor worse. ``brief`` is what it is
    called where there is little room.
    """

    name: str
    before: str
    after: str
    difference: str
    verdict: Verdict
    brief: str

    @property
    def judged(self) -> str:
        """The difference with its word, as colour is not alone."""
        word = {"better": tr("better"), "worse": tr("worse"), "alike": ""}[self.verdict]
        return " ".join(part for part in (self.difference, word) if part)

    @property
    def sentence(self) -> str:
        """All of it on one line."""
        return f"{self.name} {self.before} → {self.after} ({self.judged})"


def outcome_lines(found: Outcomes) -> tuple[OutcomeLine, ...]:
    """Return the figures of a journey but for its completion, those that can be said."""
    friction = _friction(found)
    if found.friction is not None and found.friction_most:
        friction = tr("{value} of {most}", value=friction, most=decimal(found.friction_most, 0))
    lines = (
        OutcomeLine(tr("Steps on the way"), _steps(found)),
        OutcomeLine(_of_feeling(found), _feeling(found)),
        OutcomeLine(tr("Expected friction"), friction),
        OutcomeLine(tr("Expected time"), _time(found)),
        OutcomeLine(tr("Channel hops"), _hops(found)),
    )
    return tuple(line for line in lines if line.value)


def difference_lines(before: Outcomes, after: Outcomes) -> tuple[DifferenceLine, ...]:
    """Return how the figures of a journey differ, those that both have, the most wanted first."""
    return tuple(_differing(before, after))


def completion_text(found: Outcomes) -> str:
    """Return the chance to reach the goal, blank where it cannot be said."""
    return whole_percent(found.completion.share) if found.completion else ""


def _differing(before: Outcomes, after: Outcomes) -> Iterator[DifferenceLine]:
    if before.completion and after.completion:
        shares = before.completion.share, after.completion.share
        one, other = map(completion_text, (before, after))
        yield points_line(tr("Completion"), one, other, shares[1] - shares[0], 1)
    friction, feeling = tr("Friction"), tr("Feeling")
    for name, brief, said, values, digits, wanted in (
        (tr("Expected friction"), friction, _friction, (before.friction, after.friction), 1, -1),
        (tr("Expected feeling"), feeling, _feeling, (before.feeling, after.feeling), 2, 1),
        (tr("Steps on the way"), "", _steps, (before.steps, after.steps), 1, 0),
        (tr("Channel hops"), "", _hops, (before.hops, after.hops), 1, 0),
    ):
        low, high = values
        if low is not None and high is not None:
            one, other = said(before), said(after)
            # Values that read alike may lie on both sides of a rounding: then one digit more tells.
            finer = digits + (one == other)
            more = read_change(low, high, digits)
            yield difference_line(name, one, other, more, finer, wanted, brief)
    if before.minutes is not None and after.minutes is not None:
        more = after.minutes - before.minutes
        line = difference_line(tr("Expected time"), _time(before), _time(after), more, 0, -1)
        sign = "+" if more > 0 else "−"
        told = f"{sign}{said_minutes(abs(more))}" if line.verdict != "alike" else line.difference
        yield line._replace(difference=told)


def difference_line(
    name: str, before: str, after: str, more: float, digits: int, wanted: int, brief: str = ""
) -> DifferenceLine:
    """Write a difference; one that is not nothing is not rounded to it."""
    while digits < 4 and abs(more) >= 1e-4 and not round(more, digits):
        digits += 1
    verdict: Verdict = "alike"
    if wanted and round(more, digits):
        verdict = "better" if more * wanted > 0 else "worse"
    said = decimal(more, digits, "+") if round(more, digits) else "±0"
    return DifferenceLine(name, before, after, said, verdict, brief or name)


def points_line(name: str, before: str, after: str, more: float, wanted: int) -> DifferenceLine:
    """Write by how much a share, from 0 to 1, differs: in per cent points, and it says so."""
    line = difference_line(name, before, after, 100 * more, 1, wanted)
    if not round(100 * more, 4):
        return line
    return line._replace(difference=tr("{change} % points", change=line.difference))


def read_change(low: float, high: float, digits: int) -> float:
    """Return what lies between two figures as they are read, so that the three add up.

    Between those that read alike it is what lies between them unrounded.
    """
    read = (float(decimal(value, digits, comma=False).replace("−", "-")) for value in (low, high))
    return -next(read) + next(read) or high - low


def _steps(found: Outcomes) -> str:
    return "" if found.steps is None else decimal(found.steps, 1)


def _of_feeling(found: Outcomes) -> str:
    """Return what the feeling is called: of how many steps, where not all have one."""
    if found.felt is None or found.steps is None or found.steps - found.felt < _FEW:
        return tr("Expected feeling")
    n, every = decimal(found.felt, 1), decimal(found.steps, 1)
    return tr("Expected feeling, of {n} of {all} steps", n=n, all=every)


def _feeling(found: Outcomes) -> str:
    return "" if found.feeling is None else decimal(found.feeling, 2, "+")


def _friction(found: Outcomes) -> str:
    return "" if found.friction is None else decimal(found.friction, 1)


def _hops(found: Outcomes) -> str:
    return "" if found.hops is None else decimal(found.hops, 1)


def _time(found: Outcomes) -> str:
    return "" if found.minutes is None else said_minutes(found.minutes)


def said_minutes(value: float) -> str:
    """Return minutes as they are said of an expectation: the smaller units are no knowledge."""
    day, hour = 1440.0, 60.0
    unit = hour if value >= day else 5.0 if value >= 3 * hour else 1.0
    return written(round(value / unit) * unit if value >= 1 else value)
