"""Which journey another is compared with: what it is to become, or what it was."""

from __future__ import annotations

from journeymap.analysis.difference.compared import ComparedJourney
from journeymap.analysis.difference.contents import alike
from journeymap.language import tr
from journeymap.model.fields import specs
from journeymap.model.records import Journey
from journeymap.model.snapshot import Snapshot


def newest_to_be(snapshot: Snapshot, as_is: str | None = None) -> Journey | None:
    """Return the newest journey that one is to become, or the newest to-be of all.

    Where none was derived from it, it is one of the same title that knows of none, as older
    programs wrote it.
    """
    found = [one for one in snapshot.ordered(Journey) if one.state == "to-be"]
    here = snapshot.get(Journey, as_is)
    if here is not None:
        of_it = [one for one in found if one.derived == here.id != one.id]
        alone = [one for one in found if one.derived is None and one.id != here.id]
        found = of_it or [one for one in alone if alike(one.title) == alike(here.title)]
    return found[-1] if found else None


def as_is_of(snapshot: Snapshot, to_be: str) -> Journey | None:
    """Return the journey one was derived from, else the first as-is of its title, if it is there."""
    here = snapshot.get(Journey, to_be)
    if here is None:
        return None
    found = snapshot.get(Journey, here.derived)
    if found is not None and found.id != here.id:
        return found
    as_is = (one for one in snapshot.ordered(Journey) if one.state == "as-is")
    return next((one for one in as_is if alike(one.title) == alike(here.title)), None)


def counterpart(snapshot: Snapshot, journey: str) -> tuple[Journey, Journey] | None:
    """Return a journey of a document beside its other state, before and after; ``None`` alone."""
    here = snapshot.get(Journey, journey)
    if here is None:
        return None
    before = as_is_of(snapshot, here.id) if here.state != "as-is" else None
    if before is not None:
        return before, here
    after = newest_to_be(snapshot, here.id)
    return (here, after) if after else None


def same_in(snapshot: Snapshot, side: ComparedJourney) -> Journey | None:
    """Return which journey of another document is one: by id, by origin, else by its title.

    ``None`` where none is.
    """
    here = side.snapshot.get(Journey, side.journey)
    if here is None:
        return None
    known = {here.id, here.origin, here.derived} - {None}
    every = snapshot.ordered(Journey)
    by_id = [one for one in every if one.id == here.id]
    kin = [one for one in every if {one.id, one.origin, one.derived} & known]
    titled = [one for one in every if alike(one.title) == alike(here.title)]
    for found in (by_id, kin, titled):
        same_state = [one for one in found if one.state == here.state]
        if found:
            return (same_state or found)[0]
    return None


def state_label(journey: Journey) -> str:
    """Return as what a journey stands in a comparison: as-is, to-be, or one customer's case."""
    return tr(dict(specs(Journey)["state"].options)[journey.state])
