"""A view as the difference shows it: which two journeys are compared, and both as one document."""

from __future__ import annotations

from typing import Final

from journeymap.analysis.difference import ComparedJourney, JourneyDifference, difference
from journeymap.analysis.difference.counterparts import counterpart, state_label
from journeymap.drawing.density import DENSE
from journeymap.language import tr
from journeymap.model import grid
from journeymap.model.names import journey_name
from journeymap.model.records import Journey
from journeymap.model.snapshot import Snapshot
from journeymap.view.differs import SeenDifference
from journeymap.view.look import OPERATIONAL
from journeymap.view.merged import merged
from journeymap.view.view import View

DIFFERENCE: Final = "difference"
"""The name of the arrangement that shows two journeys at once."""

_REMEMBERED = 3
_newest: list[tuple[tuple[object, ...], SeenDifference]] = []


def sides(view: View) -> tuple[ComparedJourney, ComparedJourney] | None:
    """Return what is compared in a view, before and after; ``None`` where there is nothing.

    It is what the view asks for, else the other state of the journey: what it was derived from,
    or the newest journey that was derived from it.
    """
    document = view.document
    here = document.get(Journey, view.journey)
    if here is None:
        return None
    if view.against is not None:
        return view.against, side_of(document, here)
    pair = counterpart(document, here.id)
    return (side_of(document, pair[0]), side_of(document, pair[1])) if pair else None


def side_of(snapshot: Snapshot, journey: Journey) -> ComparedJourney:
    """Return a journey as one side of a comparison, labelled by the state it is in."""
    return ComparedJourney(snapshot, journey.id, state_label(journey))


def seen_difference(view: View) -> SeenDifference | None:
    """Return what differs in a view and the document that shows it; the last ones are remembered."""
    both = sides(view)
    if both is None or both[0].snapshot.get(Journey, both[0].journey) is None:
        return None
    before, after = both
    asked = (before.snapshot, before.journey, before.label, after.snapshot, after.journey)
    for then, known in _newest:
        if all(a is b or (isinstance(a, str) and a == b) for a, b in zip(then, asked, strict=True)):
            return known
    found = difference(before, after)
    seen = SeenDifference(found, *merged(found, difference_title(found)))
    _newest[:] = [(asked, seen), *_newest[: _REMEMBERED - 1]]
    return seen


def as_difference(view: View) -> View | None:
    """Return the view that lays both journeys out at once, ``None`` where nothing is compared.

    It is densely set: cards say little there, and both journeys are to be in sight. A stage in
    which anything differs is never folded.
    Its ``document`` stays what it was, so that nothing is edited against what is only shown.
    """
    seen = seen_difference(view)
    if seen is None:
        return None
    away = frozenset(
        lane.id
        for lane in grid.lanes(seen.snapshot, seen.journey)
        if lane.kind not in _TOLD
        or (not lane.visible if view.hidden is None else lane.id in view.hidden)
    )
    path = view.path if view.journey == seen.journey else (seen.journey,)
    return view.but(
        snapshot=seen.snapshot,
        whole=view.document,
        path=path,
        differs=seen,
        hidden=away,
        folded=view.folded - seen.stages,
        detail=OPERATIONAL,
        density=DENSE,
        cases="",
    )


_TOLD = frozenset({grid.CHANNEL, "emotion", "friction"})
"""The kinds of lanes that show both sides; what differs in others is told on the cards."""


def difference_title(found: JourneyDifference) -> str:
    """Return what a page is called that shows two journeys: their name once where it is one."""
    before, after = found.before, found.after
    was = before.snapshot.get(Journey, before.journey)
    now = after.snapshot.get(Journey, after.journey)
    names = [" ".join(one.title.split()) if one else "" for one in (was, now)]
    if names[0].casefold() == names[1].casefold() and before.label != after.label:
        title = names[1] or tr("Untitled journey")
        both = {"before": before.label, "after": after.label}
        return tr("{title}: {before} and {after}", title=title, **both)
    said = [journey_name(one) if one else tr("Untitled journey") for one in (was, now)]
    if said[0] == said[1]:
        said[0] = before.label or said[0]
    return tr("{before} and {after}", before=said[0], after=said[1])
