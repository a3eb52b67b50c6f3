"""Where a record stands: in which journey and stage, on which touchpoint, said as a way there."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.editing.records import naming
from journeymap.lanes import kind_of
from journeymap.language import tr
from journeymap.model.links import REFERRING
from journeymap.model.names import journey_name, kind_name
from journeymap.model.records import (
    Asset,
    Connection,
    Friction,
    Idea,
    Journey,
    Lane,
    Record,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot

BETWEEN = " › "
"""What stands between the parts of a way."""


class Whereabouts(NamedTuple):
    """The journey, stage, lane and touchpoint a record stands in or on, as far as it does."""

    journey: Journey | None = None
    stage: Stage | None = None
    lane: Lane | None = None
    card: Touchpoint | None = None


def bearer(snapshot: Snapshot, record: Record) -> Record:
    """Return the record that is shown for another: what bears a picture, for the picture."""
    if isinstance(record, Asset):
        for kind, name, _ in REFERRING["Asset"]:
            for user in snapshot.of(kind, name, record.id):
                return user
    return record


def whereabouts(snapshot: Snapshot, record: Record) -> Whereabouts:
    """Return where a record stands, told by what it leads to."""
    record = bearer(snapshot, record)
    card = _card(snapshot, record)
    at: Record = card or record
    step = at if isinstance(at, Step) else snapshot.get(Step, getattr(at, "step", None))
    link = step.stage if step else getattr(at, "stage", None)
    stage = at if isinstance(at, Stage) else snapshot.get(Stage, link)
    row = at if isinstance(at, Lane) else snapshot.get(Lane, getattr(at, "lane", None))
    holding = stage or row
    whose = holding.journey if holding else getattr(record, "journey", None)
    journey = record if isinstance(record, Journey) else snapshot.get(Journey, whose)
    return Whereabouts(journey, stage, row, card)


def _card(snapshot: Snapshot, record: Record) -> Touchpoint | None:
    """Return the touchpoint a record is or hangs on, the first of several."""
    if isinstance(record, Touchpoint):
        return record
    ids = [getattr(record, name, None) for name in ("touchpoint", "source")]
    ids += getattr(record, "touchpoints", ())
    found = next((card for id in ids if (card := snapshot.get(Touchpoint, id))), None)
    if found:
        return found
    for kind, name in ((Idea, "idea"), (Friction, "friction")):
        under = snapshot.get(kind, getattr(record, name, None))
        if under is not None:
            return _card(snapshot, under)
    return None


def way_to(snapshot: Snapshot, record: Record) -> str:
    """Return where a record stands in words: "Buying a coffee machine › Purchase › Web".

    It names what stands above it and not itself, and the journey only where there are several.
    What stands nowhere is told by its kind.
    """
    shown = bearer(snapshot, record)
    at = whereabouts(snapshot, record)
    several = len(snapshot.all(Journey)) > 1
    parts: list[Record | None] = [at.journey if several else None, at.stage]
    if isinstance(shown, Connection):
        parts += [at.card, snapshot.get(Touchpoint, shown.target)]
    elif at.card is not None and at.card is not shown:
        parts.append(at.card)
    else:
        parts.append(at.lane)
    if shown is not record and shown not in parts:
        parts.append(shown)
    named = [name_of(part) for part in parts if part is not None and part is not record]
    return BETWEEN.join(named) or kind_name(type(shown).__name__)


def name_of(record: Record) -> str:
    """Return what a record goes by in one line, or its kind where it has no name."""
    name = naming(record)
    title = " ".join(str(getattr(record, name)).split()) if name else ""
    if not title and isinstance(record, Lane):
        return tr(kind_of(record).label)
    if title and isinstance(record, Journey):
        return journey_name(record)
    return title or kind_name(type(record).__name__)
