"""A stage of many touchpoints: many on a slide, or those that matter and the others on call."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from journeymap.analysis.mattering import most_first
from journeymap.drawing.shapes import Rect
from journeymap.layout.slides.cards import Telling, cards
from journeymap.layout.slides.columned import Crowded, drawn_columns, in_columns
from journeymap.layout.slides.feelings import band, felt
from journeymap.layout.slides.overview import columns
from journeymap.layout.slides.packing import Measured
from journeymap.layout.slides.show import ShowContext
from journeymap.layout.slides.slide import Content, Piece
from journeymap.model.records import Stage, Touchpoint

FEWEST = 7
"""Fewer cards stand on two slides in large letters rather than on one in small ones."""

_CURVE, _LOW = 116.0, 0.2
_BETWEEN = 28.0


class Crowd(NamedTuple):
    """The touchpoints of a stage on their way to slides with this room."""

    show: ShowContext
    stage: Stage
    ids: tuple[str, ...]
    room: Rect
    measured: Measured
    curve: float

    def pages(self, ids: Sequence[str]) -> list[Content]:
        """Return as few slides of them as can be, about equally full; none where one needs more."""
        cut: list[tuple[str, ...]] = []
        left = tuple(ids)
        while left:
            count = next((n for n in range(len(left), 0, -1) if self._set(left[:n])), 0)
            if not count:
                return []
            cut.append(left[:count])
            left = left[count:]
        if not cut:
            return []
        even = [tuple(ids[i : i + -(-len(ids) // len(cut))]) for i in _starts(len(ids), len(cut))]
        if all(self._set(page) for page in even):
            cut = even
        return [self._content(page) for page in cut]

    def chosen(self) -> tuple[str, ...]:
        """Return as many of those that matter most as have room on one slide, in their order."""
        ranked = [one.id for one in most_first(self.show.snapshot, self._records)]
        for count in range(len(ranked), 0, -1):
            wanted = set(ranked[:count])
            ids = tuple(id for id in self.ids if id in wanted)
            if self._set(ids):
                return ids
        return ()

    @property
    def _records(self) -> list[Touchpoint]:
        return [self.show.cards[id] for id in self.ids]

    def _set(self, ids: Sequence[str]) -> Crowded | None:
        above = self.room._replace(h=self.room.h - self.curve)
        return in_columns(ids, above, self.measured)

    def _content(self, ids: Sequence[str]) -> Content:
        found = self._set(ids)
        assert found is not None
        pieces = drawn_columns(self.show, found, self.measured)
        if self.curve:
            pieces += self._below(ids, found.bottom + _BETWEEN)
        return Content(tuple(pieces), tuple(ids))

    def _below(self, ids: Sequence[str], top: float) -> list[Piece]:
        """Draw what is felt along the whole stage, with faces where these touchpoints are."""
        place = self.room._replace(y=top, h=self.room.bottom - top)
        found, standing = columns(self.show, (self.stage,), (place,))
        some = None if len(ids) == len(self.ids) else ids
        return band(self.show, place, found, standing, only=some)


def crowd(show: ShowContext, stage: Stage, ids: Sequence[str], room: Rect) -> Crowd:
    """Return the touchpoints of a stage as they can be shared out over slides."""
    curve = max(_CURVE, room.h * _LOW) + _BETWEEN if felt(show, ids) else 0.0
    measured = cards(show, Telling(close=True))
    return Crowd(show, stage, tuple(ids), room, measured, curve)


def crowded(it: Crowd, usual: list[Content]) -> list[Content]:
    """Return the slides of many touchpoints: fewer than the ``usual`` ones where that is possible.

    Where there is more than one would give, the first shows what matters most, and the others
    are on call.
    """
    if not it.show.short:
        pages = it.pages(it.ids)
        return pages if pages and len(pages) < len(usual) else usual
    main = it.chosen()
    others = tuple(id for id in it.ids if id not in main)
    if not main:
        return usual
    first = it.pages(main)
    return [*first, *(it.pages(others) or _holding(usual, others))]


def _holding(usual: Sequence[Content], ids: Sequence[str]) -> list[Content]:
    """Return the usual slides that show any of some touchpoints."""
    wanted = set(ids)
    return [content for content in usual if wanted & {*content.touchpoints}]


def _starts(count: int, pages: int) -> range:
    return range(0, count, -(-count // pages))
