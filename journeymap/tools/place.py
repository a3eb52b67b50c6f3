"""Placing cards: in the graph they are put anywhere in the regions of stages, and stay there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from journeymap.drawing.shapes import Line, Rect, Shape
from journeymap.editing.copying import DragCopy
from journeymap.editing.pins import SNAP, Spot, pin, pin_copies, spot_of
from journeymap.editing.standing import CardPlaces
from journeymap.model.change import Change
from journeymap.model.records import Connection
from journeymap.tools.dragging import Dragging
from journeymap.tools.standing import standing_on
from journeymap.tools.state import Pointer, State, ToolContext

_NEAR = 7.0
"""How near, in pixels of the screen, a card is caught by the line another one stands on."""


_MANY = 100
"""With more cards the page waits until the hand lets go: to place them all takes too long."""


class Caught(NamedTuple):
    """How far the held cards go, and the lines of other cards by which they are caught."""

    dx: float
    dy: float
    upright: float | None = None
    level: float | None = None


@dataclass(frozen=True)
class Placing(Dragging):
    """Cards are dragged to a place, where they are pinned; the arrows follow at once.

    Of very many cards only those in hand move, and straight lines stand for their arrows.

    Across they stand in columns; in height they are caught by the edges and middles of others,
    else by a grid, from which Alt sets them free.
    """

    def move(self, context: ToolContext, at: Pointer) -> State | None:
        """Take all along, and show by which lines they are caught."""
        after = super().move(context, at)
        shapes = [*self._guides(context, at), *self._wires(context, at)]
        context.overlay(tuple(shapes))
        return after

    def release(self, context: ToolContext, at: Pointer) -> State | None:
        """Let go; where others make room the page moves, so that the card stays under the hand."""
        standing = standing_on(context.base_page)
        held, caught = standing.cards.get(self.held), self._caught(standing, at)
        after = super().release(context, at)
        there = standing_on(context.base_page).cards.get(self.held)
        if held and there and there != held and not at.copy:
            context.pan(held.x + caught.dx - there.x, held.y + caught.dy - there.y)
        return after

    def target(self, context: ToolContext, at: Pointer) -> tuple[tuple[str, Spot], ...]:
        standing = standing_on(context.base_page)
        caught = self._caught(standing, at)
        found = []
        for id in self.chosen:
            rect = standing.cards.get(id)
            if rect is None:
                continue
            there = rect._replace(x=rect.x + caught.dx, y=rect.y + caught.dy)
            held = () if at.copy else self.chosen
            spot = spot_of(context.snapshot, standing, there, held)
            if spot is not None:
                found.append((id, spot._replace(x=round(spot.x, 1), y=round(spot.y, 1))))
        return tuple(found)

    def moved(
        self, context: ToolContext, target: tuple[tuple[str, Spot], ...], tidy: bool
    ) -> Change | None:
        if not tidy and len(standing_on(context.base_page).cards) > _MANY:
            return None
        return pin(context.snapshot, dict(target))

    def copied(self, context: ToolContext, target: tuple[tuple[str, Spot], ...]) -> DragCopy | None:
        return pin_copies(context.snapshot, dict(target))

    def _caught(self, standing: CardPlaces, at: Pointer) -> Caught:
        """Return how far the cards go for a pointer, each as far as the one in hand."""
        dx, dy = at.x - self.start.x, at.y - self.start.y
        held = standing.cards.get(self.held)
        if held is None or at.alt:
            return Caught(dx, dy)
        moved = held._replace(x=held.x + dx, y=held.y + dy)
        stage = standing.stage_at(moved.centre[0])
        left, _ = standing.column(stage, moved.x)
        others = [rect for id, rect in standing.cards.items() if id not in self.chosen]
        level = _nearest(_levels(moved), map(_levels, others), _NEAR * at.pixel)
        region = standing.region(stage)
        by_grid = _grid(moved.y - (region.y if region else 0.0))
        return Caught(
            dx + left - moved.x,
            dy + (level[0] if level else by_grid),
            left if abs(left - moved.x) <= 2 * _NEAR * at.pixel else None,
            level[1] if level else None,
        )

    def _guides(self, context: ToolContext, at: Pointer) -> Iterable[Shape]:
        """Yield the lines by which the card in hand is caught."""
        page = context.base_page
        caught = self._caught(standing_on(page), at)
        tone, width, dash = context.theme.accent, at.pixel, (4.0 * at.pixel, 4.0 * at.pixel)
        field = page.stages[0][1].bottom if page.stages else 0.0
        if caught.upright is not None:
            ends = ((caught.upright, field), (caught.upright, page.height))
            yield Line(ends, tone, width, dash=dash)
        if caught.level is not None:
            yield Line(((0.0, caught.level), (page.width, caught.level)), tone, width, dash=dash)

    def _wires(self, context: ToolContext, at: Pointer) -> Iterable[Shape]:
        """Yield straight lines for the arrows of the held cards, where the page stands still."""
        cards = standing_on(context.base_page).cards
        if len(cards) <= _MANY:
            return
        dx, dy = at.x - self.start.x, at.y - self.start.y
        tone, width = context.theme.arrow, 1.5 * at.pixel
        for arrow in context.snapshot.all(Connection).values():
            ends = [cards.get(id) for id in (arrow.source, arrow.target)]
            if not {arrow.source, arrow.target} & set(self.chosen) or None in ends:
                continue
            points = []
            for id, rect in zip((arrow.source, arrow.target), ends, strict=True):
                x, y = rect.centre if rect else (0.0, 0.0)
                points.append((x + dx, y + dy) if id in self.chosen else (x, y))
            yield Line(tuple(points), tone, width, dash=(5.0 * at.pixel, 4.0 * at.pixel))


def _grid(value: float) -> float:
    """Return how far a value is from the nearest line of the grid."""
    return round(value / SNAP) * SNAP - value


def _levels(rect: Rect) -> tuple[float, float]:
    return rect.y, rect.centre[1]


def _nearest(
    own: tuple[float, float], others: Iterable[tuple[float, float]], near: float
) -> tuple[float, float] | None:
    """Return how far the nearest line of others is from that of ours, and where it is.

    Edges are caught by edges and middles by middles; ``None`` where none is near.
    """
    lines = [(line - mine, line) for other in others for mine, line in zip(own, other, strict=True)]
    found = min(lines, key=lambda one: abs(one[0]), default=None)
    return found if found and abs(found[0]) <= near else None
