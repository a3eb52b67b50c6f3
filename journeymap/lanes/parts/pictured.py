"""A note with a picture: how tall it stands, and what is said of it in words."""

from __future__ import annotations

from journeymap.drawing.shapes import Rect, Shape
from journeymap.lanes.parts.pictures import picture, proportion
from journeymap.model.records import Asset, Note
from journeymap.model.snapshot import Snapshot
from journeymap.view import View

TALLEST = 150.0
"""How tall a picture above a text gets at most, in page units; a taller one is cut."""

ROUND = 8.0
"""The radius of the corners of pictures that stand in lanes, in page units."""


def picture_height(view: View, asset: str | None, width: float) -> float:
    """Return how tall the picture above a text stands at a width in page units, 0 without one."""
    if view.snapshot.get(Asset, asset) is None:
        return 0.0
    return min(width / proportion(view, asset), TALLEST)


def above_text(view: View, asset: str | None, place: Rect, radius: float) -> tuple[Shape, ...]:
    """Return a picture filling a place above a text; nothing where there is no such picture."""
    return picture(view, asset, place, radius=radius)


def said_of(snapshot: Snapshot, note: Note) -> str:
    """Return a note in words: what it says, else what its picture shows, else the picture's name."""
    asset = snapshot.get(Asset, note.asset)
    return note.body or (asset.alt or asset.name if asset else "")
