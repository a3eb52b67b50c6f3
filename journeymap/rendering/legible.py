"""How large the smallest letters come out, and what can be read."""

from __future__ import annotations

from journeymap.drawing.paper import UNITS_PER_INCH, PaperSheet
from journeymap.drawing.scene import Scene
from journeymap.drawing.shapes import Rect, Text

LEAST_POINTS = 6.0
"""Letters of fewer points nobody reads on paper."""

POINTS_PER_UNIT = 72.0 / UNITS_PER_INCH


def smallest(scene: Scene, place: Rect | None = None) -> float:
    """Return the size of the smallest letters on a page or in a place of it, in page units.

    It is infinite where nothing is written. A mark in a sign, such as an exclamation, is no letter.
    """
    figures = scene.figures() if place is None else scene.within(place)
    sizes = (
        shape.style.size
        for figure in figures
        for shape in figure.shapes
        if isinstance(shape, Text) and any(map(str.isalnum, shape.text))
    )
    return min(sizes, default=float("inf"))


def points_on(sheet: PaperSheet) -> float:
    """Return the size of the smallest letters on a sheet of paper, in points."""
    sizes = (
        smallest(part.scene, part.place) * part.room.w / part.place.w
        for part in sheet.parts
        if part.place.w > 0
    )
    return min(sizes, default=float("inf")) * POINTS_PER_UNIT
