"""Levers that are taken: each becomes an idea, a sense, a goal or a note where one looks."""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.analysis.lever_fits import Situation
from journeymap.analysis.levers import Lever
from journeymap.analysis.senses import is_place
from journeymap.editing import EditView
from journeymap.editing.annotations import annotate
from journeymap.editing.goals import new_goal
from journeymap.editing.lanes import with_lane
from journeymap.lanes.goals import GOALS
from journeymap.language import tr
from journeymap.model.change import Change, change
from journeymap.model.order import after_last
from journeymap.model.records import Friction, Idea, Journey, Lane, Sense, Stage, Touchpoint
from journeymap.model.snapshot import Snapshot


def take(
    view: EditView, lever: Lever, now: Situation, frictions: Iterable[str] = ()
) -> Change | None:
    """Make what a lever is for: an idea or a sense at the touchpoints one looks at, a goal, a note.

    ``frictions`` are those an idea answers. ``None`` where it has nothing to stand on.
    """
    if view.blank:
        return None
    if lever.makes == "goal":
        return _goal(view, lever)
    if lever.makes == "note":
        return annotate(view, "text", tr("{fact} ({source})", fact=lever.title, source=lever.how))
    if not now.touchpoints:
        return None
    return (
        _sense(view, lever, now) if lever.makes == "sense" else _idea(view, lever, now, frictions)
    )


def _idea(view: EditView, lever: Lever, now: Situation, frictions: Iterable[str]) -> Change:
    """Make an idea of what is known of the lever: kind, horizon, scope, and where it was seen."""
    snapshot = view.snapshot
    answered = [one for id in frictions if (one := snapshot.get(Friction, id))]
    places = [one.touchpoint for one in answered]
    touchpoints = tuple(dict.fromkeys(places or (card.id for card in now.touchpoints)))
    new = Idea(
        journey=view.journey,
        touchpoints=touchpoints,
        position=after_last(snapshot.of(Idea, "journey", view.journey)),
        title=lever.title,
        kind=lever.kind,
        horizon=lever.horizon,
        scope=scope_of(snapshot, touchpoints),
        frictions=tuple(one.id for one in answered),
        findings=tuple(sorted(lever.findings & now.findings)),
        tags=(tr("as {company}", company=lever.seen),) if lever.seen else (),
    )
    return with_lane(snapshot, view.journey, "ideas", change("New idea", add=[new]))


def _sense(view: EditView, lever: Lever, now: Situation) -> Change:
    """Say what is to be perceived, at the touchpoint that is looked at last."""
    card = now.touchpoints[-1]
    row = view.snapshot.of(Sense, "touchpoint", card.id)
    bare = next((one for one in row if one.sense == lever.sense and not one.intention), None)
    if bare:
        said = bare.but(intention=lever.title, means=lever.how)
        return with_lane(
            view.snapshot, view.journey, "senses", change("New sense", edit=[(bare, said)])
        )
    new = Sense(
        touchpoint=card.id,
        position=after_last(row),
        sense=lever.sense,
        intention=lever.title,
        means=lever.how,
    )
    return with_lane(view.snapshot, view.journey, "senses", change("New sense", add=[new]))


def _goal(view: EditView, lever: Lever) -> Change | None:
    stage = view.primary if isinstance(view.primary, Stage) else None
    place = stage or view.snapshot.get(Journey, view.journey)
    if place is None:
        return None
    done = change("New goal", add=[new_goal(view.snapshot, place, lever.title)])
    return with_lane(view.snapshot, view.journey, GOALS, done)


def scope_of(snapshot: Snapshot, touchpoints: Iterable[str]) -> str:
    """Return the scope of what is done at touchpoints, by the icons of their lanes."""
    found: dict[str, str] = {}
    for id in touchpoints:
        card = snapshot.get(Touchpoint, id)
        lane = snapshot.get(Lane, card.lane) if card else None
        if lane:
            contact = lane.icon in ("headset", "phone")
            found[lane.id] = "contact" if contact else "sale" if is_place(lane) else "channel"
    return "multi" if len(found) > 1 else next(iter(found.values()), "")


def is_taken(snapshot: Snapshot, journey: str, lever: Lever, now: Situation) -> bool:
    """Whether a lever was taken already where one looks: something there is called as it is."""
    here = {card.id for card in now.touchpoints}
    if lever.makes == "idea":
        ideas = snapshot.of(Idea, "journey", journey)
        return any(one.title == lever.title and here & {*one.touchpoints} for one in ideas)
    if lever.makes == "sense":
        said = (one for id in here for one in snapshot.of(Sense, "touchpoint", id))
        return any(one.intention == lever.title for one in said)
    return False
