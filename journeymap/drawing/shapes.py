"""A handful of plain shapes; every picture the program makes is a tuple of these.

Lengths are page units (one unit is one pixel at 100 %), y grows downwards, colours are
``#rrggbb`` or empty for none. They are named tuples because a page is made of tens of
thousands of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

Anchor = Literal["start", "middle", "end"]
Point = tuple[float, float]


class Rect(NamedTuple):
    """A place on the page."""

    x: float
    y: float
    w: float
    h: float

    @staticmethod
    def around(points: Iterable[Point]) -> Rect:
        """Return the least place that holds some points."""
        xs, ys = zip(*points, strict=True)
        x, y = min(xs), min(ys)
        return Rect(x, y, max(xs) - x, max(ys) - y)

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h

    @property
    def centre(self) -> Point:
        return (self.x + self.w / 2, self.y + self.h / 2)

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies inside or on the edge."""
        return self.x <= x <= self.x + self.w and self.y <= y <= self.y + self.h

    def meets(self, other: Rect) -> bool:
        """Tell whether two places share more than an edge."""
        return (
            self.x < other.x + other.w
            and other.x < self.x + self.w
            and self.y < other.y + other.h
            and other.y < self.y + self.h
        )

    def grown(self, by: float) -> Rect:
        """Return the place with so much more on every side."""
        return Rect(self.x - by, self.y - by, self.w + 2 * by, self.h + 2 * by)

    def joined(self, other: Rect) -> Rect:
        """Return the least place that holds both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        right, bottom = max(self.right, other.right), max(self.bottom, other.bottom)
        return Rect(x, y, right - x, bottom - y)


class TextStyle(NamedTuple):
    """How letters look; ``family`` names families, the first there is, blank for our own."""

    size: float
    weight: int = 400
    italic: bool = False
    family: str = ""


class Box(NamedTuple):
    """A rectangle, perhaps rounded; a circle when the radius is half its side."""

    rect: Rect
    fill: str = ""
    stroke: str = ""
    width: float = 1.0
    radius: float = 0.0
    dash: tuple[float, ...] = ()


class Line(NamedTuple):
    """A run of straight segments whose corners are rounded, perhaps with an arrow head."""

    points: tuple[Point, ...]
    stroke: str
    width: float = 1.0
    radius: float = 0.0
    dash: tuple[float, ...] = ()
    head: bool = False


class Area(NamedTuple):
    """A closed run of straight segments."""

    points: tuple[Point, ...]
    fill: str = ""
    stroke: str = ""
    width: float = 1.0


class Curve(NamedTuple):
    """Cubic Bézier segments: a first point, then three points each; filled when closed."""

    points: tuple[Point, ...]
    stroke: str = ""
    width: float = 1.0
    fill: str = ""
    dash: tuple[float, ...] = ()


class Text(NamedTuple):
    """One line of text; ``y`` is its baseline, ``x`` where the anchor says.

    One that ``joins`` goes on in the line of the text before it, in letters of its own.
    """

    x: float
    y: float
    text: str
    style: TextStyle
    colour: str
    anchor: Anchor = "start"
    joins: bool = False


WHOLE = Rect(0.0, 0.0, 1.0, 1.0)
"""All of a picture."""


class Picture(NamedTuple):
    """A picture in a place: the bytes of a PNG or JPEG file.

    ``part`` is what is seen of it, in shares of its width and height, and has the proportions
    of the place; ``radius`` rounds the corners, up to a circle at half the side of a square.
    ``alt`` says what is on it for those who cannot see it.
    """

    rect: Rect
    media: str
    data: bytes
    radius: float = 0.0
    part: Rect = WHOLE
    alt: str = ""


Shape = Box | Line | Area | Curve | Text | Picture
