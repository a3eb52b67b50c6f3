"""Which journey a record belongs to, so that a script cannot put one where nothing shows it."""

from __future__ import annotations

from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.model.fields import specs
from journeymap.model.grid import CHANNEL
from journeymap.model.names import kind_name
from journeymap.model.records import Connection, Journey, Lane, Record, Touchpoint
from journeymap.model.snapshot import Snapshot


def check_home(snapshot: Snapshot, before: Record, after: Record) -> None:
    """Raise ``JourneyError`` when a record would leave its journey, or stand where none is shown.

    What hangs on it stays behind in the journey it is in, and a map shows one journey alone.
    """
    was, is_now = homes(snapshot, before), homes(snapshot, after)
    if len(is_now) > 1 or (len(was) == 1 and is_now != was):
        kind = kind_name(type(after).__name__)
        raise JourneyError(
            tr("A {kind} stays in its journey, and so does all it stands on.", kind=kind)
        )
    if isinstance(after, Touchpoint) and (lane := snapshot.get(Lane, after.lane)):
        check_channel(lane)
    if isinstance(after, Connection) and after.source == after.target:
        raise JourneyError(tr("A touchpoint cannot be connected to itself."))


def check_channel(lane: Lane) -> None:
    """Raise ``JourneyError`` when no touchpoint can stand in a lane."""
    if lane.kind != CHANNEL:
        raise JourneyError(
            tr("“{lane}” is no lane of touchpoints, so none can stand in it.", lane=lane.title)
        )


def homes(snapshot: Snapshot, record: Record) -> frozenset[str]:
    """Return the ids of the journeys a record stands in by what it stands on; mostly one."""
    if isinstance(record, Journey):
        return frozenset({record.id})
    found: set[str] = set()
    for name, spec in specs(type(record)).items():
        value = getattr(record, name) if spec.place else None
        for id in value if isinstance(value, tuple) else (value,) if value else ():
            if (stands_on := snapshot.find(id)) is not None:
                found |= homes(snapshot, stands_on)
    return frozenset(found)
