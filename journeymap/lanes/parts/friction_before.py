"""Frictions where two journeys are shown at once: how bad each was and is, which went, which came."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from journeymap.analysis.frictions import severity_text, share_text
from journeymap.drawing.colours import mix, strong_on
from journeymap.drawing.difference_signs import look_of
from journeymap.drawing.faces import severity_bar
from journeymap.drawing.measure import line_height
from journeymap.drawing.paragraph import paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, Shape
from journeymap.drawing.theme import SMALL, SMALL_STRONG, STRONG, Theme
from journeymap.lanes import LaneContext
from journeymap.lanes.parts.boxes import Standing, columns_of, width_of
from journeymap.language import tr
from journeymap.model.records import Friction
from journeymap.view.differs import SeenDifference

_SEGMENT, _PART = 13.0, 15.5
_BAR = 9.0
_PALE = 0.5
_WORDS, _SMALLEST = 70.0, 0.5
"""The room a bar leaves for the words behind it, and how small it is at the least for that."""
_APART = 8.0


class FrictionPair(NamedTuple):
    """A friction as it was and as it is; ``None`` on the side on which it is not there."""

    before: Friction | None
    after: Friction | None

    @property
    def kind(self) -> str:
        """Whether it came, went or changed; blank where it is as bad as it was."""
        if self.before is None or self.after is None:
            return "added" if self.before is None else "removed"
        same = (self.before.severity, self.before.share) == (self.after.severity, self.after.share)
        return "" if same else "changed"

    @property
    def worst(self) -> int:
        """How bad it is or was."""
        return max(one.severity or 0 for one in self if one)


class _Line(NamedTuple):
    """A line of a box: a bar with the words behind it."""

    friction: Friction
    words: str
    ink: str
    pale: bool


def frictions_compared(context: LaneContext, seen: SeenDifference) -> list[Standing]:
    """Return the frictions of both sides as boxes under their columns, the worst first."""
    found = []
    for step, ids in context.touchpoints.items():
        span = columns_of(context, (step,))
        if span:
            pairs = [pair for id in ids for pair in _pairs(context, seen, id)]
            row = sorted(pairs, key=lambda pair: -pair.worst)
            found += [_standing(context, pair, span[0]) for pair in row]
    return found


def _pairs(context: LaneContext, seen: SeenDifference, id: str) -> Iterator[FrictionPair]:
    now = {one.id: one for one in context.snapshot.of(Friction, "touchpoint", id)}
    for before in seen.frictions_before(id):
        yield FrictionPair(before, now.pop(seen.difference.pairs.get(before.id, ""), None))
    yield from (FrictionPair(None, after) for after in now.values())


def _lines(pair: FrictionPair, theme: Theme, ground: str) -> Iterator[_Line]:
    """Yield what a box says under its title: as it is, or as it was and as it is."""
    soft = theme.ink_soft
    green, red = (
        strong_on(look_of(kind, theme).strong, (ground,), theme.ink)
        for kind in ("added", "removed")
    )
    if pair.before and pair.kind in ("changed", "removed"):
        alike = pair.after is not None and pair.after.share == pair.before.share
        was = tr("was") if alike else _said(tr("was"), pair.before)
        yield _Line(pair.before, was, soft, True)
    if pair.after and pair.kind == "changed" and pair.before:
        better = (pair.after.severity or 0) < (pair.before.severity or 0)
        worse = (pair.after.severity or 0) > (pair.before.severity or 0)
        ink = green if better else red if worse else theme.ink
        yield _Line(pair.after, _said(tr("now"), pair.after), ink, False)
    elif pair.after:
        new = tr("new") if pair.kind == "added" else ""
        yield _Line(pair.after, _said(new, pair.after), red if new else soft, False)


def _said(word: str, friction: Friction) -> str:
    return " · ".join(part for part in (word, share_text(friction.share)) if part)


def _standing(context: LaneContext, pair: FrictionPair, column: int) -> Standing:
    theme, measure, inset = context.theme, context.measure, context.sizes.box
    friction = pair.after or pair.before
    assert friction is not None
    went = pair.kind == "removed"
    ground = mix(theme.lane, theme.joy_ink, 0.07) if went else theme.below
    inner = width_of(context, column, column) - 2 * inset
    style = SMALL_STRONG if context.sizes.tight else STRONG
    title = paragraph(friction.title, style, inner, measure) if friction.title else None
    gone = paragraph(tr("gone"), SMALL_STRONG, inner, measure) if went else None
    scale = min(1.0, max(_SMALLEST, (inner - _WORDS) / (4 * _PART)))
    beside = 4 * _PART * scale + _APART
    lines = tuple(
        (one, paragraph(one.words, SMALL_STRONG, inner - beside + 4.0, measure))
        for one in _lines(pair, theme, ground)
    )
    pad, row = context.sizes.air - 2.0, line_height(SMALL) + 2.0
    rows = [max(row, words.height) for _, words in lines]
    height = 2 * pad + (title.height + 3.0 if title else 0.0) + sum(rows) + row * went

    def draw(rect: Rect) -> Figure:
        shapes: list[Shape] = [Box(rect, ground, radius=6)]
        left, y = rect.x + inset, rect.y + pad
        if title:
            ink = theme.ink_soft if went else theme.pain_ink
            shapes += title.shapes(left, y, strong_on(ink, (ground,), theme.ink), measure)
            y += title.height + 3.0
        for (one, words), high in zip(lines, rows, strict=True):
            shapes += _bar(one, left, y + (row - _BAR) / 2 - 1.0, theme, scale)
            shapes += words.shapes(left + beside, y, one.ink, measure)
            y += high
        if gone:
            ink = strong_on(look_of("added", theme).strong, (ground,), theme.ink)
            shapes += gone.shapes(left, y, ink, measure)
        after = pair.after.id if pair.after else ""
        name = " ".join(filter(None, (friction.title, *(_name(one) for one, _ in lines))))
        name = f"{name} {tr('gone')}" if went else name
        return Figure(after, FigureRole.FRICTION, name, rect, tuple(shapes), ground)

    return Standing(column, column, height, draw)


def _name(line: _Line) -> str:
    return " ".join(filter(None, (line.words, severity_text(line.friction))))


def _bar(line: _Line, x: float, y: float, theme: Theme, scale: float) -> tuple[Shape, ...]:
    tones = theme
    if line.pale:
        tones = theme._replace(
            severities=tuple(mix(theme.lane, one, _PALE) for one in theme.severities)
        )
    wide, step = _SEGMENT * scale, _PART * scale
    return severity_bar(x, y, line.friction.severity, tones, wide, step, empty=theme.lane)
