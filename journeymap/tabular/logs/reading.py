"""A file of what customers did, whichever kind it is, as a journey."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.tabular.imported import Imported
from journeymap.tabular.logs.building import LogOrigin, log_journey
from journeymap.tabular.logs.columns import NO_LOG_CHOICES, LogChoices
from journeymap.tabular.logs.event_table import columns_in, read_events
from journeymap.tabular.logs.mining import MinedLog, mined
from journeymap.tabular.logs.path_table import mined_paths
from journeymap.tabular.logs.sheet import Tell, beginning_of, digest_of, open_data, untold
from journeymap.tabular.logs.xes import is_xes, read_xes
from journeymap.tabular.recognised import PATHS, kind_of

_READING = 0.8
"""Which part of the time reading takes; the rest is counting."""


class ReadLog(NamedTuple):
    """A file of what customers did: what it says, and where it came from."""

    log: MinedLog
    origin: LogOrigin


def read_log(
    path: Path, chosen: LogChoices = NO_LOG_CHOICES, tell: Tell = untold, name: str = ""
) -> ReadLog:
    """Read a log in XES, a table of events or one of paths, and count what is in it.

    ``tell`` is told which share is done, and may raise to stop. Raises ``JourneyError``, and
    ``NotEnough`` where columns cannot be told.
    """
    name = name or path.name
    if chosen.xes or is_xes(beginning_of(path)):
        log = mined(read_xes(path, name, chosen, _part(tell, 0.0, _READING)), _rest(tell))
        return ReadLog(log, LogOrigin(name, digest_of(path), {"kind": "log"}))
    sheet = open_data(path, name, chosen.sheet, _part(tell, 0.0, 0.1))
    wanted = chosen.case or chosen.activity or chosen.time
    if chosen.paths or (not wanted and kind_of(sheet.sample) == PATHS):
        log = mined_paths(sheet, _part(tell, 0.1, 1.0))
        return ReadLog(log, LogOrigin(name, sheet.digest, {"kind": "paths"}))
    events = read_events(sheet, chosen, _part(tell, 0.1, _READING))
    _, headings, columns = columns_in(sheet, chosen)
    meant = {field: headings[at] for field, at in columns._asdict().items() if at is not None}
    told = {"kind": "log", "columns": meant, "dates": events.order, "sheet": sheet.sheet}
    return ReadLog(mined(events, _rest(tell)), LogOrigin(name, sheet.digest, told))


def journey_of(read: ReadLog, goal: str = "") -> Imported:
    """Return what was read as a journey; ``goal`` is the activity with which it is reached.

    Raises ``JourneyError`` where there is no such activity.
    """
    names = read.log.variants.activities
    at = next((at for at, one in enumerate(names) if one.casefold() == goal.casefold()), None)
    if goal and at is None:
        raise JourneyError(
            tr(
                "{name} has no activity “{goal}”; there are {known}.",
                name=read.origin.name,
                goal=goal,
                known=", ".join(f"“{one}”" for one in names[:20]),
            )
        )
    return log_journey(read.log, read.origin, at)


def import_log(
    path: Path, chosen: LogChoices = NO_LOG_CHOICES, tell: Tell = untold, name: str = ""
) -> Imported:
    """Return the journey of a file of what customers did; raises what ``read_log`` does."""
    return journey_of(read_log(path, chosen, tell, name), chosen.goal)


@contextmanager
def placed(content: str | bytes, name: str) -> Iterator[Path]:
    """Put a content into a file of its name for as long as it is read."""
    with tempfile.TemporaryDirectory(prefix="journeymap-") as folder:
        path = Path(folder) / (Path(name).name or "log")
        data = content.encode("utf-8", "replace") if isinstance(content, str) else content
        path.write_bytes(data)
        yield path


def _part(tell: Tell, begins: float, ends: float) -> Tell:
    return lambda share: tell(begins + share * (ends - begins))


def _rest(tell: Tell) -> Tell:
    return _part(tell, _READING, 1.0)
