"""The place of an emotion curve on a slide: its walks, its scale, and how large its faces are."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from journeymap.analysis.emotion import told
from journeymap.drawing.shapes import Box, Rect, Shape
from journeymap.lanes import Column
from journeymap.lanes.parts.room import free
from journeymap.lanes.parts.walks import CurveStop, Walk, walks_of
from journeymap.layout.slides.show import ShowContext
from journeymap.model.records import Feeling

FACE = 32.0
"""The radius of a face, in page units."""

DOT = 10.0
"""The radius up to which a feeling is a dot and not a face."""

KEY = 34.0
"""The height of the row that tells whose curve is whose: it reaches into the panel's inset."""

_REACH = FACE + 9.0
_LEAST = 15.0
_DIM = 7.0


class CurvePlace:
    """The place of the curve: its columns, its walks, its scale, and how large faces are.

    ``lines`` are the places along its curves, ``taken`` those of all else that is drawn.
    """

    def __init__(
        self,
        show: ShowContext,
        place: Rect,
        columns: Sequence[Column],
        touchpoints: Mapping[str, tuple[str, ...]],
        only: Collection[str] | None = None,
        foot: float | None = None,
        edge: float = 0.0,
    ) -> None:
        self.show, self.only = show, only
        context = replace(show.context, columns=tuple(columns), touchpoints=touchpoints)
        self.curve = place
        self.key = Rect(place.x, (place.bottom if foot is None else foot) - 6.0, place.w, KEY)
        # Words under a face may stand in the inset of the panel; over it they need their room.
        top, bottom = place.y + FACE + 8.0 + edge, place.bottom - FACE - 8.0 - edge * 0.4
        self.zero = (top + bottom) / 2
        self.unit = max(1.0, (bottom - top) / 2)
        self.context = context
        self.walks = walks_of(context, 0.0 if only is not None else _REACH, self.unit)
        self.lines: list[Rect] = []
        self.taken: list[Rect] = []
        self.bounds = Rect(place.x, place.y - 8.0, place.w, place.h + 30.0)

    def room(self, places: Sequence[Rect]) -> Rect | None:
        """Return the first of some places for words that lies on nothing, else on curves alone."""
        everything = [*self.lines, *self.taken]
        return free(places, self.bounds, everything) or free(places, self.bounds, self.taken)

    def ground(self, place: Rect) -> tuple[Shape, ...]:
        """Return what keeps words readable that lie on a curve: nothing where they do not."""
        if not any(place.meets(line) for line in self.lines):
            return ()
        return (Box(place, self.show.theme.page, radius=6.0),)

    @property
    def main(self) -> Walk:
        """The walk that stands out: of the persona in focus, else of the first."""
        return self.walks[-1] if self.show.context.focus else self.walks[0]

    def y(self, valence: float) -> float:
        """Return the y of a feeling from −1 to 1, in units of the slide; better is higher."""
        return self.zero - valence * self.unit

    def number(self, walk: Walk) -> int:
        """Return where a persona stands among those of the journey; nobody comes last."""
        people = self.show.context.personas
        return people.index(walk.persona) if walk.persona else len(people)

    def radii(self, walk: Walk) -> dict[str, float]:
        """Return the radius of each face of a walk, so that none lies on another; 0 for none."""
        points = walk.felt
        if self.only is not None:
            points = [point for point in points if point.feeling.touchpoint in self.only]
        found = dict.fromkeys((stop.feeling.id for stop in walk.felt), 0.0)
        nearest = min((b.x - a.x for a, b in pairwise(points)), default=4 * FACE)
        usual = min(FACE, nearest / 2 - 5.0)
        if walk.dim or (walk is not self.main and self.only is not None):
            usual = min(_DIM if walk.dim else DOT, max(2.0, usual))
        elif usual < _LEAST:
            usual = max(2.0, min(_DIM, usual))
            if walk is self.main:
                reach = {stop.feeling.id: stop.reach or FACE for stop in points}
                found |= {f.id: min(FACE * 0.7, reach[f.id] - 4.0) for f in _told(points)}
        sizes = {stop.feeling.id: self._size(stop, usual) for stop in points}
        return found | {id: size for id, size in sizes.items() if not found[id]}

    def _size(self, stop: CurveStop, usual: float) -> float:
        """Return the radius of a face that leaves those beside it their room."""
        if self.only is not None:
            return usual
        own = min(usual, stop.reach - 5.0)  # its ring, and air
        return own if own > DOT else max(2.0, min(DOT, usual, stop.reach - 1.0))


def _told(points: Sequence[CurveStop]) -> list[Feeling]:
    """Return what tells most of many, as far as it lies apart."""
    at = {stop.feeling.id: stop.x for stop in points}
    kept: list[Feeling] = []
    for feeling in told([stop.feeling for stop in points]):
        if all(abs(at[feeling.id] - at[other.id]) > 2 * FACE for other in kept):
            kept.append(feeling)
    return kept
