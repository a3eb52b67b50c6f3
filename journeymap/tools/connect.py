"""Connecting: an arrow is drawn from the edge of a card, or one of its ends is taken elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import Literal

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.shapes import Box, Line, Point, Rect, Shape
from journeymap.drawing.theme import GUTTER, PAD, RADIUS
from journeymap.editing.connections import connect, reconnect
from journeymap.model.change import Change
from journeymap.model.records import Connection
from journeymap.tools.cells import begun_at, site_at
from journeymap.tools.hit import card_at, hit
from journeymap.tools.state import Gesture, Pointer, State, ToolContext, settle

End = Literal["source", "target"]
HANDLE = 10.0
"""How near, in pixels of the screen, the end of an arrow is taken hold of."""

_PORT = 22.0
_RING = 3.0
_BESIDE = 2.0 * GUTTER
_OUT, _OVER = GUTTER / 2, PAD / 2
"""How far a wire leads out of a card, and over the cards of a lane, in page units."""


@dataclass(frozen=True)
class Connecting(Gesture):
    """A loose arrow runs from a card to the pointer."""

    source: str

    cursor = "cross"

    @property
    def about(self) -> tuple[str, ...]:
        return (self.source,)

    def move(self, context: ToolContext, at: Pointer) -> State | None:
        """Let the arrow follow the pointer; ring the card it would reach, or show a new one."""
        context.overlay(loose(context, self.source, at, room=True))
        return self

    def release(self, context: ToolContext, at: Pointer) -> State | None:
        """Connect with the card under the pointer, or with a new one in the empty cell there."""
        settle(context)
        target = card_at(context.scene, at, self.source)
        if target:
            made = connect(context.snapshot, self.source, target)
            if made and context.commit(made):
                context.select((target,))
            return None
        site = None if hit(context.scene, at) else site_at(context.scene, at)
        if site:
            now, page = context.snapshot, context.base_page
            context.introduce(begun_at(now, context.journey, page, site, self.source))
        return None


@dataclass(frozen=True)
class Reconnecting(Gesture):
    """An end of an arrow follows the pointer; let go over nothing, it stays where it was."""

    arrow: str
    end: End

    cursor = "cross"

    @property
    def about(self) -> tuple[str, ...]:
        return (self.arrow,)

    def move(self, context: ToolContext, at: Pointer) -> State | None:
        """Let the end follow the pointer, and ring the card it would take hold of."""
        arrow = context.snapshot.get(Connection, self.arrow)
        if arrow is None:
            return self
        fixed = arrow.target if self.end == "source" else arrow.source
        fits = bool(self._change(context, at))
        context.overlay(loose(context, fixed, at, turned=self.end == "source", fits=fits))
        return self

    def release(self, context: ToolContext, at: Pointer) -> State | None:
        """Take the end to the card under the pointer."""
        done = self._change(context, at)
        settle(context)
        if done:
            context.commit(done)
        return None

    def _change(self, context: ToolContext, at: Pointer) -> Change | None:
        card = card_at(context.scene, at)
        return reconnect(context.snapshot, self.arrow, **{self.end: card}) if card else None


def end_at(context: ToolContext, at: Pointer) -> Reconnecting | None:
    """Return the gesture for the end of the selected arrow that is under the pointer."""
    if len(context.selection) != 1:
        return None
    (id,) = context.selection
    near = HANDLE * at.pixel
    ends = {end: hypot(at.x - x, at.y - y) for end, (x, y) in ends_of(context, id).items()}
    end = min(ends, key=lambda end: ends[end], default=None)
    return Reconnecting(id, end) if end and ends[end] <= near else None


def ends_of(context: ToolContext, id: str) -> dict[End, Point]:
    """Return where the ends of an arrow are on the page."""
    figure = context.scene.figure(id, FigureRole.ARROW)
    lines = [shape for shape in figure.shapes if isinstance(shape, Line)] if figure else []
    if not lines:
        return {}
    # One that goes on in another row of the page has two lines.
    return {"source": lines[0].points[0], "target": lines[-1].points[-1]}


def loose(
    context: ToolContext,
    fixed: str,
    at: Pointer,
    *,
    room: bool = False,
    turned: bool = False,
    fits: bool = True,
) -> tuple[Shape, ...]:
    """Return an arrow that runs from a card to the pointer, and what it would reach there.

    ``room`` shows a new card in an empty cell; ``turned`` lets it run to the card instead.
    """
    card = card_at(context.scene, at, fixed) if fits else ""
    if card:
        return aimed(context, fixed, card, at.pixel, turned=turned)
    source = context.scene.figure(fixed, FigureRole.CARD)
    if source is None:
        return ()
    site = site_at(context.scene, at) if room and not hit(context.scene, at) else None
    colour = context.theme.selection
    if site:
        ghost = Box(
            site.rect,
            context.theme.selection_tint + "cc",
            colour,
            1.6 * at.pixel,
            RADIUS,
            (6.0, 4.0),
        )
        return (ghost, _elbow(context, source.rect, site.rect, at.pixel, turned))
    x = source.rect.right if at.x >= source.rect.centre[0] else source.rect.x
    points = ((x, _port(source.rect)), (at.x, at.y))
    return (_wire(context, points[::-1] if turned else points, at.pixel),)


def aimed(
    context: ToolContext, fixed: str, card: str, pixel: float, *, turned: bool = False
) -> tuple[Shape, ...]:
    """Return an arrow on its way from one card to another, with a ring round that."""
    source, target = (
        context.scene.figure(fixed, FigureRole.CARD),
        context.scene.figure(card, FigureRole.CARD),
    )
    if source is None or target is None:
        return ()
    ring = Box(target.rect.grown(_RING), "", context.theme.selection, 2.5 * pixel, RADIUS + _RING)
    return (_elbow(context, source.rect, target.rect, pixel, turned), ring)


def _elbow(context: ToolContext, source: Rect, target: Rect, pixel: float, turned: bool) -> Line:
    """Return a wire at right angles between two cards, much as the arrow itself will run."""
    points = _way(source, target)
    return _wire(context, points[::-1] if turned else points, pixel)


def _way(source: Rect, target: Rect) -> tuple[Point, ...]:
    """Return the corners from one card to another: through the gutter, or over what is between."""
    y0, y1 = _port(source), _port(target)
    ahead = target.x >= source.right
    if not ahead and target.right > source.x:
        down = y1 > y0
        x0, x1 = source.centre[0], target.centre[0]
        y0, y1 = (source.bottom, target.y) if down else (source.y, target.bottom)
        return ((x0, y0), (x0, (y0 + y1) / 2), (x1, (y0 + y1) / 2), (x1, y1))
    x0, x1 = (source.right, target.x) if ahead else (source.x, target.right)
    if abs(x1 - x0) <= _BESIDE:
        middle = (x0 + x1) / 2
        return ((x0, y0), (middle, y0), (middle, y1), (x1, y1))
    out = _OUT if ahead else -_OUT
    over = target.y - _OVER
    return ((x0, y0), (x0 + out, y0), (x0 + out, over), (x1 - out, over), (x1 - out, y1), (x1, y1))


def _wire(context: ToolContext, points: tuple[Point, ...], pixel: float) -> Line:
    straight = tuple(p for i, p in enumerate(points) if i == 0 or p != points[i - 1])
    return Line(straight, context.theme.selection, 2.0 * pixel, 8.0, (6.0, 4.0), True)


def _port(card: Rect) -> float:
    return card.y + min(_PORT, card.h / 2)
