"""Reads slides back: where a connector's bends are, and what it is glued to."""

from __future__ import annotations

from typing import Any

from journeymap.drawing.shapes import Point

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_FULL = 100_000


def numbers(slide: Any) -> list[int]:
    """Return the number of every shape of a slide, those in groups too."""
    return [int(found.get("id")) for found in slide.element.iter(f"{_P}cNvPr")]


def glue(connector: Any) -> tuple[int | None, int | None]:
    """Return the numbers of the shapes a connector begins and ends at."""
    found = (connector.element.find(f".//{_A}{tag}") for tag in ("stCxn", "endCxn"))
    start, end = (None if one is None else int(one.get("id")) for one in found)
    return start, end


def bends(connector: Any) -> list[Point]:
    """Return the points of a connector in EMU, by the geometry ECMA-376 gives its preset."""
    place = connector.element.find(f".//{_A}xfrm")
    off, ext = place.find(f"{_A}off"), place.find(f"{_A}ext")
    x, y, w, h = (
        int(one.get(key))
        for one, key in (
            (off, "x"),
            (off, "y"),
            (ext, "cx"),
            (ext, "cy"),
        )
    )
    preset = connector.element.find(f".//{_A}prstGeom").get("prst")
    shares = [
        int(guide.get("fmla").split()[1]) / _FULL for guide in connector.element.iter(f"{_A}gd")
    ]
    ways = [_placed(point, place, (x, y, w, h)) for point in _preset(preset, shares)]
    return ways


def _preset(name: str, adjust: list[float]) -> list[Point]:
    """Return the points of a preset in shares of its width and height."""
    if name == "straightConnector1":
        return [(0, 0), (1, 1)]
    if name == "bentConnector2":
        return [(0, 0), (1, 0), (1, 1)]
    if name == "bentConnector3":
        (a,) = adjust or [0.5]
        return [(0, 0), (a, 0), (a, 1), (1, 1)]
    if name == "bentConnector4":
        a, b = adjust
        return [(0, 0), (a, 0), (a, b), (1, b), (1, 1)]
    a, b, c = adjust
    return [(0, 0), (a, 0), (a, b), (c, b), (c, 1), (1, 1)]


def _placed(point: Point, place: Any, box: tuple[int, int, int, int]) -> Point:
    """Mirror a point, then turn it about the middle of its place."""
    x, y, w, h = box
    u = (1 - point[0] if place.get("flipH") == "1" else point[0]) * w - w / 2
    v = (1 - point[1] if place.get("flipV") == "1" else point[1]) * h - h / 2
    if place.get("rot") == "5400000":
        u, v = -v, u
    return (x + w / 2 + u, y + h / 2 + v)
