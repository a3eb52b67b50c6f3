"""Names beside dots: each where there is room, on no dot and no other name; the rest are left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from journeymap.drawing.measure import Measure
from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.shapes import Anchor, Point, Rect, Shape, TextStyle

_AWAY = 5.0
_WIDTHS = (150.0, 96.0, 72.0)
_MOST_LINES = 3


class DotLabel(NamedTuple):
    """A name to be set beside a dot of a radius."""

    at: Point
    radius: float
    name: str


class SetLabel(NamedTuple):
    """A name in its place."""

    words: Paragraph
    place: Rect
    anchor: Anchor

    def shapes(self, ink: str, measure: Measure) -> tuple[Shape, ...]:
        """Return its letters."""
        x = {"start": self.place.x, "middle": self.place.centre[0], "end": self.place.right}
        return self.words.shapes(x[self.anchor], self.place.y, ink, measure, self.anchor)


def labelled(
    dots: Sequence[DotLabel],
    inside: Rect,
    style: TextStyle,
    measure: Measure,
    taken: Sequence[Rect] = (),
) -> list[SetLabel | None]:
    """Set as many names as have room in a place, those first that come first or last.

    ``taken`` is where no name may stand. ``None`` stands for a name that has no room.
    """
    full = [*taken, *(_around(dot) for dot in dots)]
    first = _set(dots, inside, style, measure, full)
    if None not in first:
        return first
    last = _set(dots[::-1], inside, style, measure, full)[::-1]
    return last if last.count(None) < first.count(None) else first


def _set(
    dots: Sequence[DotLabel],
    inside: Rect,
    style: TextStyle,
    measure: Measure,
    taken: Sequence[Rect],
) -> list[SetLabel | None]:
    """Set one name after the other."""
    full, found = [*taken], list[SetLabel | None]()
    for dot in dots:
        label = _free(dot, inside, style, measure, full)
        found.append(label)
        if label:
            full.append(label.place.grown(2.0))
    return found


def _around(dot: DotLabel) -> Rect:
    (x, y), r = dot.at, dot.radius + 1.0
    return Rect(x - r, y - r, 2 * r, 2 * r)


def _free(
    dot: DotLabel, inside: Rect, style: TextStyle, measure: Measure, full: Sequence[Rect]
) -> SetLabel | None:
    own = _around(dot)
    for width in _WIDTHS:
        words = paragraph(dot.name, style, width, measure).snug(measure)
        if len(words.lines) > _MOST_LINES:
            continue
        for place, anchor in _places(dot, words):
            fits = inside.holds(place.x, place.y) and inside.holds(place.right, place.bottom)
            if fits and not any(place.meets(one) for one in full if one != own):
                return SetLabel(words, place, anchor)
    return None


def _places(dot: DotLabel, words: Paragraph) -> list[tuple[Rect, Anchor]]:
    """Return where a name may stand: to the right, to the left, above, below."""
    (x, y), r, w, h = dot.at, dot.radius + _AWAY, words.width, words.height
    return [
        (Rect(x + r, y - h / 2, w, h), "start"),
        (Rect(x - r - w, y - h / 2, w, h), "end"),
        (Rect(x - w / 2, y - r - h + 2, w, h), "middle"),
        (Rect(x - w / 2, y + r - 2, w, h), "middle"),
        (Rect(x + r - 3, y - r - h + 5, w, h), "start"),
        (Rect(x + r - 3, y + r - 5, w, h), "start"),
        (Rect(x - r - w + 3, y - r - h + 5, w, h), "end"),
        (Rect(x - r - w + 3, y + r - 5, w, h), "end"),
    ]
