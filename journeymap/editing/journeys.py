"""Commands on whole journeys."""

from __future__ import annotations

from journeymap.editing import EditView, command
from journeymap.editing.copies import plant
from journeymap.editing.cuts import Copy, take
from journeymap.language import tr
from journeymap.model.change import Change, change
from journeymap.model.grid import CHANNEL
from journeymap.model.order import after_last
from journeymap.model.records import Journey, Lane, Score, Stage, Step
from journeymap.model.snapshot import Snapshot


@command("journey.add", "New journey", menu="Journey")
def add_journey(view: EditView) -> Change:
    """Add a journey with one stage, a channel and a lane for feelings, for the same people."""
    snapshot = view.snapshot
    beside = _meant(view) or next(iter(snapshot.ordered(Journey)), None)
    journey = Journey(
        position=after_last(snapshot.ordered(Journey)),
        title=tr("New journey"),
        personas=beside.personas if beside else (),
    )
    stage = Stage(journey=journey.id, position=1.0)
    step = Step(stage=stage.id, position=1.0)
    channel = Lane(journey=journey.id, kind=CHANNEL, title=tr("Channel"), position=1.0)
    emotion = Lane(journey=journey.id, kind="emotion", title=tr("Emotion"), position=2.0)
    return change("New journey", add=[journey, stage, step, channel, emotion])


def _meant(view: EditView) -> Journey | None:
    """Return the journey that is selected, as on the atlas, else the one in view."""
    chosen = view.chosen(Journey)
    return chosen[-1] if chosen else view.snapshot.get(Journey, view.journey)


def _there(view: EditView) -> bool:
    return _meant(view) is not None


@command("journey.to-be", "Derive a to-be journey", menu="Journey", ready=_there)
def derive(view: EditView) -> Change | None:
    """Copy the whole journey as the one it is to become; answers stay behind, with what is."""
    journey = _meant(view)
    if journey is None:
        return None
    return _copied(view.snapshot, journey, "Derive a to-be journey", "to-be")


@command("journey.duplicate", "Duplicate the journey", menu="Journey", ready=_there)
def duplicate_journey(view: EditView) -> Change | None:
    """Copy the whole journey as it is."""
    journey = _meant(view)
    if journey is None:
        return None
    return _copied(view.snapshot, journey, "Duplicate the journey", journey.state)


def _copied(snapshot: Snapshot, journey: Journey, label: str, state: str) -> Change | None:
    copied = take(snapshot, [journey.id])
    if state == "to-be":
        kept = (record for record in copied.inside if not isinstance(record, Score))
        copied = Copy(tuple(kept), copied.around)
    draft = plant(EditView.of(snapshot, journey.id), copied, variant=True)
    draft.add = [
        record.but(state=state, derived=journey.id) if isinstance(record, Journey) else record
        for record in draft.add
    ]
    return draft.done(label)
