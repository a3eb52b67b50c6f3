"""Journeys inside journeys: which one a touchpoint may open, and how one begins there."""

from __future__ import annotations

from journeymap.analysis.flow.case_ways import CASE, model_of
from journeymap.editing import EditView
from journeymap.language import tr
from journeymap.model.change import Change, change
from journeymap.model.grid import CHANNEL
from journeymap.model.order import after_last
from journeymap.model.records import Journey, Lane, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot


def openable(snapshot: Snapshot, card: Touchpoint) -> tuple[Journey, ...]:
    """Return the journeys that may be inside a touchpoint: none that leads back to its own."""
    lane = snapshot.get(Lane, card.lane)
    own = lane.journey if lane else ""
    inside = _inside(snapshot)

    def leads_back(journey: str) -> bool:
        seen, waiting = set[str](), [journey]
        while waiting:
            id = waiting.pop()
            if id not in seen:
                seen.add(id)
                waiting += inside.get(id, ())
        return own in seen

    return tuple(one for one in snapshot.ordered(Journey) if not leads_back(one.id))


def begin_inside(view: EditView) -> Change | None:
    """Return the change that makes a journey inside the touchpoint selected last.

    It is called as the touchpoint and walked by the same people, with one stage and a lane like
    the touchpoint's own. ``None`` where there is one already.
    """
    card, snapshot = view.card, view.snapshot
    lane = snapshot.get(Lane, card.lane) if card else None
    outer = snapshot.get(Journey, lane.journey) if lane else None
    if card is None or lane is None or outer is None or snapshot.get(Journey, card.opens):
        return None
    journey = Journey(
        position=after_last(snapshot.ordered(Journey)),
        title=card.title.strip() or tr("New journey"),
        personas=outer.personas,
        state=outer.state,
        owner=card.owner,
    )
    stage = Stage(journey=journey.id, position=1.0)
    step = Step(stage=stage.id, position=1.0)
    channel = Lane(
        journey=journey.id,
        kind=CHANNEL,
        role=lane.role,
        title=lane.title,
        icon=lane.icon,
        asset=lane.asset,
        position=1.0,
    )
    emotion = Lane(journey=journey.id, kind="emotion", title=tr("Emotion"), position=2.0)
    return change(
        "Open the journey inside",
        add=[journey, stage, step, channel, emotion],
        edit=[(card, card.but(opens=journey.id))],
    )


def nested(snapshot: Snapshot) -> tuple[tuple[Journey, int], ...]:
    """Return every journey with how deep it is inside others, each below the first it is in.

    The cases of a journey come right below it, before what is inside it.
    Those inside none come in the order of the document, and so does what is left of a circle.
    """
    inside, order = _inside(snapshot), snapshot.ordered(Journey)
    cases: dict[str, list[Journey]] = {}
    for one in order:
        if one.state == CASE and (model := model_of(snapshot, one.id)):
            cases.setdefault(model, []).append(one)
    within = {id for outer, ids in inside.items() for id in ids if id != outer}
    within |= {one.id for row in cases.values() for one in row}
    found: dict[str, int] = {}

    def put(journey: Journey, depth: int) -> None:
        waiting = [(journey, depth)]
        while waiting:
            one, deep = waiting.pop()
            if one.id not in found:
                found[one.id] = deep
                below = [other for other in order if other.id in inside.get(one.id, ())]
                below = [*cases.get(one.id, ()), *below]
                waiting += [(other, deep + 1) for other in reversed(below)]

    for journey in (*(one for one in order if one.id not in within), *order):
        put(journey, 0)
    return tuple((snapshot.all(Journey)[id], depth) for id, depth in found.items())


def _inside(snapshot: Snapshot) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for card in snapshot.all(Touchpoint).values():
        lane = snapshot.get(Lane, card.lane)
        if card.opens and lane:
            found.setdefault(lane.journey, set()).add(card.opens)
    return found
