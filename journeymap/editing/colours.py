"""Colours of what is selected: those of the theme, one of one's own, or none."""

from __future__ import annotations

from journeymap.drawing.colours import is_own
from journeymap.editing import EditView
from journeymap.model.change import Change, change
from journeymap.model.fields import offered, specs
from journeymap.model.records import KINDS, Record
from journeymap.model.snapshot import Snapshot

COLOURED: tuple[type[Record], ...] = tuple(
    kind for kind in KINDS if getattr(specs(kind).get("colour"), "editor", "") == "colour"
)
"""The kinds of records that may have a colour."""


def coloured(view: EditView) -> list[Record]:
    """Return what is selected and offers a colour, each once."""
    found = (view.snapshot.find(id) for id in dict.fromkeys(view.selection))
    return [one for one in found if one is not None and _offers(type(one))]


def _offers(kind: type[Record]) -> bool:
    return kind in COLOURED and "colour" in offered(kind)


def colour_of(record: Record) -> str:
    """Return the colour a record wishes for, blank for none."""
    return str(getattr(record, "colour", ""))


def present_colour(view: EditView) -> str | None:
    """Return the colour all that is selected wishes for; ``None`` where they differ."""
    wishes = {colour_of(record) for record in coloured(view)}
    return wishes.pop() if len(wishes) == 1 else None


def set_colour(view: EditView, colour: str) -> Change | None:
    """Give what is selected a colour; blank leaves it to its place."""
    pairs = [(record, record.but(colour=colour)) for record in coloured(view)]
    return change("Colour", edit=pairs) or None


def own_colours(snapshot: Snapshot, most: int = 8) -> tuple[str, ...]:
    """Return colours of somebody's own that are in use, those used most often first."""
    used: dict[str, int] = {}
    for kind in COLOURED:
        for record in snapshot.all(kind).values():
            colour = colour_of(record)
            if colour and is_own(colour):
                used[colour] = used.get(colour, 0) + 1
    return tuple(sorted(used, key=lambda colour: (-used[colour], colour))[:most])
