"""Names beside dots: each where there is room, on no dot and no other name; the rest are left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from journeymap.drawing.measure import Measure
from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.shapes import Anchor, Point, Rect, Shape, TextStyle

_AWAY = 5.0
_WIDE, _HALF, _NARROW = 150.0, 96.0, 72.0
_ORDER = (
    ("beside", _WIDE),
    ("beside", _HALF),
    ("over", _WIDE),
    ("over", _HALF),
    ("beside", _NARROW),
    ("over", _NARROW),
    ("aslant", _WIDE),
    ("aslant", _HALF),
    ("aslant", _NARROW),
)
"""Where a name is tried and how wide: aslant of its dot last, as it may be taken for another's."""

_MOST_LINES = 3
_MANY, _FIRST, _NONE, _AGAIN = 40, 4, 50, 12
"""With many dots fewer ways and orders are tried; a name left out is worse than any place for it."""


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
    """Set as many names as have room in a place, and as near to their dots as can be.

    ``taken`` is where no name may stand. ``None`` stands for a name that has no room.
    """
    fixed = [*taken, *(_around(dot) for dot in dots)]
    ways = _ORDER if len(dots) <= _MANY else _ORDER[:_FIRST]
    offers = [_Offers(dot, inside, style, measure, fixed, ways) for dot in dots]
    best, names, order = min(
        ((*_set(offers, order), order) for order in _orders(dots)), key=lambda one: one[0]
    )
    last = names
    for _ in range(_AGAIN if len(dots) <= _MANY else 0):
        left = [i for i in order if last[i] is None]
        if not left:
            break
        # Who was left out has the first choice the next time.
        order = [*left, *(i for i in order if i not in left)]
        cost, last = _set(offers, order)
        if cost < best:
            best, names = cost, last
    return names


def _orders(dots: Sequence[DotLabel]) -> list[list[int]]:
    """Return the orders in which names are tried: who comes first has the choice."""
    there = list(range(len(dots)))
    orders = [there, there[::-1]]
    if len(dots) <= _MANY:
        down = sorted(there, key=lambda i: dots[i].at[1])
        along = sorted(there, key=lambda i: dots[i].at[0])
        orders += [down, down[::-1], along, along[::-1]]
    return orders


def _set(offers: Sequence[_Offers], order: Sequence[int]) -> tuple[int, list[SetLabel | None]]:
    """Set one name after the other; return how far from what is best they are, and where."""
    names, cost = list[Rect](), 0
    found: list[SetLabel | None] = [None] * len(offers)
    for i in order:
        far, label = offers[i].first_free(names)
        found[i] = label
        cost += far
        if label:
            names.append(label.place.grown(2.0))
    return cost, found


class _Offers:
    """The places in which the name of one dot may stand, the best first, each sought once."""

    def __init__(
        self,
        dot: DotLabel,
        inside: Rect,
        style: TextStyle,
        measure: Measure,
        fixed: Sequence[Rect],
        ways: Sequence[tuple[str, float]],
    ) -> None:
        self._dot, self._inside, self._style, self._measure = dot, inside, style, measure
        self._ways, own = ways, _around(dot)
        self._fixed = [one for one in fixed if one != own]
        self._known: list[tuple[int, SetLabel]] = []
        self._more = self._sought()

    def first_free(self, names: Sequence[Rect]) -> tuple[int, SetLabel | None]:
        """Return the first that lies on no other name, and how far from the best it is."""
        for far, label in self._known:
            if not any(label.place.meets(one) for one in names):
                return far, label
        for far, label in self._more:
            self._known.append((far, label))
            if not any(label.place.meets(one) for one in names):
                return far, label
        return _NONE, None

    def _sought(self) -> Iterator[tuple[int, SetLabel]]:
        """Yield the places that lie inside, and neither on a dot nor where nothing may stand."""
        inside, fixed = self._inside, self._fixed
        for far, (sides, width) in enumerate(self._ways):
            words = paragraph(self._dot.name, self._style, width, self._measure)
            words = words.snug(self._measure)
            if len(words.lines) > _MOST_LINES:
                continue
            for place, anchor in _places(self._dot, words)[sides]:
                fits = inside.holds(place.x, place.y) and inside.holds(place.right, place.bottom)
                if fits and not any(place.meets(one) for one in fixed):
                    yield far, SetLabel(words, place, anchor)


def _around(dot: DotLabel) -> Rect:
    (x, y), r = dot.at, dot.radius + 1.0
    return Rect(x - r, y - r, 2 * r, 2 * r)


def _places(dot: DotLabel, words: Paragraph) -> dict[str, list[tuple[Rect, Anchor]]]:
    """Return where a name may stand: beside its dot, over or under it, or aslant of it."""
    (x, y), r, w, h = dot.at, dot.radius + _AWAY, words.width, words.height
    return {
        "beside": [
            (Rect(x + r, y - h / 2, w, h), "start"),
            (Rect(x - r - w, y - h / 2, w, h), "end"),
        ],
        "over": [
            (Rect(x - w / 2, y - r - h + 2, w, h), "middle"),
            (Rect(x - w / 2, y + r - 2, w, h), "middle"),
        ],
        "aslant": [
            (Rect(x + r - 3, y - r - h + 5, w, h), "start"),
            (Rect(x + r - 3, y + r - 5, w, h), "start"),
            (Rect(x - r - w + 3, y - r - h + 5, w, h), "end"),
            (Rect(x - r - w + 3, y + r - 5, w, h), "end"),
        ],
    }
