"""Pictures of the document on the page: portraits, storyboards, icons of one's own."""

from __future__ import annotations

from journeymap.drawing.pictures import contained, covering, media_of, size_of
from journeymap.drawing.shapes import Box, Line, Rect, Shape
from journeymap.drawing.theme import Theme
from journeymap.model.records import Asset
from journeymap.view import View, bytes_of


def picture(
    view: View, asset: str | None, place: Rect, *, whole: bool = False, radius: float = 0.0
) -> tuple[Shape, ...]:
    """Return the picture with an id in a place: filling it, or the ``whole`` as large as it fits.

    Nothing where there is no such picture; a crossed frame where its bytes are lost, or no picture
    that can be shown.
    """
    record = view.snapshot.get(Asset, asset)
    if record is None:
        return ()
    data = bytes_of(view.assets, record)
    media = media_of(data) if data else ""
    if data is None or not media:
        return _lost(place, radius, view.theme)
    fit = contained if whole else covering
    return (fit(place, media, data, radius, record.alt or record.name),)


def proportion(view: View, asset: str | None) -> float:
    """Return width by height of a picture; 1 where there is none, or its bytes are lost."""
    record = view.snapshot.get(Asset, asset)
    data = bytes_of(view.assets, record) if record else None
    size = size_of(data) if data else None
    return size[0] / size[1] if size else 1.0


def _lost(place: Rect, radius: float, theme: Theme) -> tuple[Shape, ...]:
    x, y, size = *place.centre, min(place.w, place.h) / 6
    ink = theme.assumed_edge
    return (
        Box(place, theme.lane_alt, ink, 1.0, radius, (4.0, 3.0)),
        Line(((x - size, y - size), (x + size, y + size)), ink, 1.5),
        Line(((x - size, y + size), (x + size, y - size)), ink, 1.5),
    )
