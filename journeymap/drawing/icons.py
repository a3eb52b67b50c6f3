"""Sixty icons for what journeys are made of; their drawings are Lucide's (ISC licence)."""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from typing import Final

from journeymap.drawing.shapes import Curve, Point, Rect, Shape
from journeymap.language import mark
from journeymap.paths import resources

GRID: Final = 24.0
"""The side of the square an icon is drawn on, in units of its drawing."""

ICONS: Final = {
    "smartphone": mark("mobile phone"),
    "monitor": mark("screen"),
    "globe": mark("web"),
    "phone": mark("telephone"),
    "mail": mark("letter or e-mail"),
    "message-circle": mark("chat"),
    "messages-square": mark("conversation"),
    "headset": mark("contact centre"),
    "megaphone": mark("advertisement"),
    "share-2": mark("sharing"),
    "video": mark("video"),
    "camera": mark("camera"),
    "image": mark("picture"),
    "store": mark("shop"),
    "shopping-cart": mark("shopping cart"),
    "shopping-bag": mark("shopping bag"),
    "tag": mark("price tag"),
    "credit-card": mark("payment card"),
    "receipt": mark("bill"),
    "gift": mark("present"),
    "package": mark("parcel"),
    "truck": mark("delivery"),
    "warehouse": mark("warehouse"),
    "landmark": mark("bank or authority"),
    "hospital": mark("hospital"),
    "school": mark("school"),
    "hotel": mark("hotel"),
    "house": mark("home"),
    "plane": mark("aeroplane"),
    "train-front": mark("train"),
    "car": mark("car"),
    "ticket": mark("ticket"),
    "map": mark("map"),
    "map-pin": mark("place"),
    "calendar": mark("calendar"),
    "clock": mark("time"),
    "search": mark("search"),
    "user": mark("person"),
    "users": mark("people"),
    "heart": mark("heart"),
    "face-slightly-smiling": mark("feeling"),
    "activity": mark("ups and downs"),
    "handshake": mark("agreement"),
    "eye": mark("sight"),
    "ear": mark("hearing"),
    "flower": mark("smell"),
    "hand": mark("touch"),
    "utensils": mark("taste"),
    "brain": mark("thinking"),
    "footprints": mark("doing"),
    "quote": mark("quotation"),
    "sticky-note": mark("note"),
    "lightbulb": mark("idea"),
    "triangle-alert": mark("warning"),
    "star": mark("star"),
    "flag": mark("goal"),
    "shield": mark("safety"),
    "key": mark("key"),
    "wrench": mark("repair"),
    "chart-column": mark("figures"),
}
"""Each icon by its name in Lucide, with the message that says what it shows."""

_PART = re.compile("([MLC])([^MLC]+)")
_Run = tuple[Point, ...]


def icon(name: str, place: Rect, colour: str, width: float = 1.6) -> tuple[Shape, ...]:
    """Draw an icon as large as it can be in the middle of a place; nothing for an unknown name.

    ``width`` is that of its lines in page units.
    """
    return _drawn(name, place, colour, width) if name in ICONS else ()


@lru_cache(maxsize=2048)
def _drawn(name: str, place: Rect, colour: str, width: float) -> tuple[Shape, ...]:
    side = min(place.w, place.h)
    scale, (cx, cy) = side / GRID, place.centre
    x, y = cx - side / 2, cy - side / 2
    return tuple(
        Curve(tuple((x + px * scale, y + py * scale) for px, py in run), colour, width)
        for run in runs(name)
    )


@cache
def runs(name: str) -> tuple[_Run, ...]:
    """Return the lines of an icon on its own square: each a first point, then three a piece."""
    found: list[list[Point]] = []
    for letter, numbers in _PART.findall(_drawings()[name]):
        n = [float(number) for number in numbers.split()]
        points = list(zip(n[::2], n[1::2], strict=True))
        if letter == "M":
            found.append(points)
        elif letter == "C":
            found[-1] += points
        else:
            found[-1] += _straight(found[-1][-1], points[0])
    return tuple(map(tuple, found))


def _straight(start: Point, end: Point) -> list[Point]:
    """Return a straight line as the three points of a curve."""
    (x0, y0), (x1, y1) = start, end
    dx, dy = (x1 - x0) / 3, (y1 - y0) / 3
    return [(x0 + dx, y0 + dy), (x1 - dx, y1 - dy), end]


@cache
def _drawings() -> dict[str, str]:
    found: dict[str, str] = json.loads(resources("icons", "lucide.json").read_text("utf-8"))
    return found
