"""Which pictures a journey has: of its personas, on its notes, at its lanes."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.model.records import Asset, Journey, Lane, Note, Persona
from journeymap.view.view import View


def pictures_of(view: View) -> tuple[Asset, ...]:
    """Return the pictures of the journey that is looked at, each once, in the order of a map."""
    snapshot = view.snapshot
    found = (snapshot.get(Asset, id) for id in _named(view))
    return tuple(dict.fromkeys(asset for asset in found if asset is not None))


def _named(view: View) -> Iterator[str | None]:
    snapshot = view.snapshot
    journey = snapshot.get(Journey, view.journey)
    for id in journey.personas if journey else ():
        persona = snapshot.get(Persona, id)
        yield persona.picture if persona else None
    for lane in snapshot.of(Lane, "journey", view.journey):
        yield lane.asset
    for note in snapshot.of(Note, "journey", view.journey):
        yield note.asset
