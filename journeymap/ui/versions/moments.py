"""Moments of a history, as they are called in the window."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from journeymap.dates import written
from journeymap.language import mark, tr
from journeymap.storage.history import Version
from journeymap.storage.sittings import moment_of
from journeymap.storage.timeline import HistoryStep, Timeline

_WEEKDAYS = (
    mark("Mon"),
    mark("Tue"),
    mark("Wed"),
    mark("Thu"),
    mark("Fri"),
    mark("Sat"),
    mark("Sun"),
)


@dataclass(frozen=True, slots=True)
class PastMoment:
    """A moment that is looked at: after which step, what it is called, and since when it is so."""

    number: int
    called: str
    version: Version | None = None


def moment_at(timeline: Timeline, number: int) -> PastMoment:
    """Return the moment after a step, called by its name where it has one."""
    named = [version for version in timeline.versions if version.revision == number]
    step = timeline.step_at(number)
    if named:
        version = named[-1]
        called = tr("Version “{name}” of {when}", name=version.name, when=when(version.at))
        return PastMoment(number, called, version)
    if step is None:
        return PastMoment(number, tr("As far back as the history goes"))
    called = tr("As it was on {when}, after “{step}”", when=when(step.at), step=step_name(step))
    return PastMoment(number, called)


def step_name(step: HistoryStep) -> str:
    """Return what was done in a step, and whether it was taken back or done again."""
    label = tr(step.label) or tr("Edit")
    if step.role == "undo":
        return tr("Undo “{step}”", step=label)
    return tr("Redo “{step}”", step=label) if step.role == "redo" else label


def when(at: str) -> str:
    """Return a moment as day and time, without the year where it is this one."""
    moment = moment_of(at)
    if moment is None:
        return tr("an unknown day")
    return f"{_short(moment.date())} {moment:%H:%M}"


def clock(at: str) -> str:
    """Return the time of day of a moment; blank for none."""
    moment = moment_of(at)
    return f"{moment:%H:%M}" if moment else ""


def day_name(day: date | None, today: date | None = None) -> str:
    """Return a day as people call it: today, yesterday, or by its weekday and date."""
    now = today or date.today()
    if day is None:
        return tr("On an unknown day")
    if day == now:
        return tr("Today")
    if day == now - timedelta(days=1):
        return tr("Yesterday")
    return f"{tr(_WEEKDAYS[day.weekday()])} {_short(day)}"


def _short(day: date) -> str:
    said = written(day.isoformat())
    return said.removesuffix(f" {day.year}") if day.year == date.today().year else said
