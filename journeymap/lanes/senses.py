"""Senses: what customers are to see, hear, smell, touch and taste, and how well that is done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from journeymap.analysis.findings.poor_sense import POOR
from journeymap.analysis.senses import offered_at
from journeymap.drawing.faces import disc
from journeymap.drawing.faded import faded
from journeymap.drawing.icons import icon
from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Rect, Shape
from journeymap.drawing.theme import SMALL, Theme
from journeymap.lanes import Column, LaneContext, LaneRow, LegendEntry, lane_kind
from journeymap.lanes.parts.hanging import hanging, touchpoint_in
from journeymap.language import mark, tr
from journeymap.model.change import Change, change
from journeymap.model.fields import specs
from journeymap.model.grid import Cell
from journeymap.model.order import after_last
from journeymap.model.records import Lane, Sense, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.view import View

SIGNS = {
    "sight": "eye",
    "hearing": "ear",
    "smell": "flower",
    "touch": "hand",
    "taste": "utensils",
}
"""The five senses, each with its icon."""

_R, _SMALLER = 12.0, 10.0
_GAP = 4.0
_BETWEEN = 10.0


class _Words(NamedTuple):
    """What is said of a sense, measured."""

    sense: Sense
    text: Paragraph


class _Block(NamedTuple):
    """The senses of a touchpoint, measured: its name where it is not alone, signs and words."""

    column: Column
    y: float
    touchpoint: str
    name: Paragraph | None
    signs: tuple[tuple[str, Sense | None], ...]
    words: tuple[_Words, ...]
    r: float
    """Half the width of a sign."""

    @property
    def height(self) -> float:
        """How tall it is, in page units."""
        over = self.name.height + 3 if self.name else 0.0
        return over + 2 * self.r + sum(_GAP + one.text.height for one in self.words)


def said_of(sense: Sense) -> str:
    """Return what is said of a sense in a line, such as ``smell of coffee: 5 of 5``; or blank."""
    if sense.rating is None:
        return sense.intention.strip()
    rated = tr("{rating} of 5", rating=sense.rating)
    return f"{sense.intention.strip() or sense_name(sense)}: {rated}"


def sense_name(sense: Sense) -> str:
    """Return what a sense is called."""
    return tr(dict(specs(Sense)["sense"].options)[sense.sense])


def _hang(view: View, touchpoints: tuple[str, ...], text: str) -> Change | None:
    """Say what is to be perceived at a touchpoint; ``smell: coffee`` also says by which sense.

    Without that it is the first sense that nothing is said of yet.
    """
    card = view.snapshot.get(Touchpoint, touchpoints[-1]) if touchpoints else None
    if card is None:
        return None
    row = view.snapshot.of(Sense, "touchpoint", card.id)
    known = {sense.sense for sense in row}
    options = [*offered_at(view.snapshot, card), *SIGNS]
    kind, words = _named(text)
    kind = kind or next((one for one in options if one not in known), "sight")
    new = Sense(touchpoint=card.id, position=after_last(row), sense=kind, intention=words)
    return change("New sense", add=[new])


def _named(text: str) -> tuple[str, str]:
    """Return the sense a text begins with, if it does, and the rest."""
    before, colon, after = text.partition(":")
    names = {tr(label).casefold(): key for key, label in specs(Sense)["sense"].options}
    key = {**{key: key for key in SIGNS}, **names}.get(before.strip().casefold(), "")
    return (key, after.strip()) if colon and key else ("", text)


def _make(view: View, cell: Cell, text: str) -> Change | None:
    card = touchpoint_in(view, cell)
    return _hang(view, (card.id,), text) if card else None


def _told(snapshot: Snapshot, touchpoint: str) -> Iterable[tuple[str, str]]:
    """Yield what is said of each sense; those of which nothing is said stand in one line."""
    senses = snapshot.of(Sense, "touchpoint", touchpoint)
    bare = [one for one in senses if not said_of(one) and not one.means.strip()]
    if bare:
        yield bare[0].id, ", ".join(map(sense_name, bare))
    for sense in (one for one in senses if one not in bare):
        means = f" ({sense.means.strip()})" if sense.means.strip() else ""
        words, name = said_of(sense), sense_name(sense)
        named = words if words.startswith(f"{name}:") else " · ".join(filter(None, (name, words)))
        yield sense.id, f"{named}{means}"


_BOXES = replace(
    hanging(
        Sense,
        "intention",
        mark("New sense"),
        mark("What is to be perceived? smell: coffee"),
        FigureRole.SENSE,
        SMALL,
    ),
    make=_make,
    hang=_hang,
    told=_told,
    by_note=True,
)


def _legend(context: LaneContext) -> Iterable[LegendEntry]:
    theme = context.theme
    senses = [
        sense
        for card in context.shown.touchpoints
        for sense in context.snapshot.of(Sense, "touchpoint", card.id)
    ]

    def entry(kind: Sense | None, words: str) -> LegendEntry:
        return LegendEntry(lambda x, y: _sign("sight", kind, x + 9, y, 9.0, theme), 18, words)

    if senses:
        yield entry(Sense(touchpoint=""), tr("a sense that is spoken to"))
        if any(_is_poor(sense) for sense in senses):
            yield entry(Sense(touchpoint="", rating=POOR), tr("rated 1 or 2 of 5"))
        yield entry(None, tr("a sense that is not"))


@lane_kind(
    "senses",
    mark("Senses"),
    mark("What customers are to see, hear, smell, touch and taste"),
    icon="eye",
    order=80,
    boxes=_BOXES,
    legend=_legend,
)
def lay(context: LaneContext, lane: Lane) -> LaneRow:
    """Set the signs of the senses under each touchpoint, and under them what is said of each."""
    inputs = (
        (lane, context.view.detail, context.columns, context.touchpoints, context.shown.faded),
        *(context.snapshot.all(kind) for kind in (Sense, Touchpoint, Lane)),
    )
    return context.memo(("lane", lane.id), inputs, lambda: _row(context))


def _row(context: LaneContext) -> LaneRow:
    blocks, height, edge = [], 0.0, context.sizes.air + 2.0
    for column in context.columns:
        y, here = edge, context.touchpoints.get(column.step, ())
        for id in here:
            card = context.snapshot.get(Touchpoint, id)
            senses = context.snapshot.of(Sense, "touchpoint", id)
            if card and senses:
                block = _block(context, column, y, card, senses, len(here) > 1)
                blocks.append(block)
                y += block.height + _BETWEEN
        height = max(height, y - _BETWEEN)

    def draw(rect: Rect) -> tuple[Figure, ...]:
        return tuple(figure for block in blocks for figure in _figures(context, block, rect.y))

    return LaneRow(height + edge, draw, (tr("what we intend"),))


def _block(
    context: LaneContext,
    column: Column,
    y: float,
    card: Touchpoint,
    senses: tuple[Sense, ...],
    named: bool,
) -> _Block:
    def set_in(words: str) -> Paragraph:
        return paragraph(words, SMALL, column.w, context.measure)

    by = {sense.sense: sense for sense in reversed(senses)}
    offered = [key for key in SIGNS if key in offered_at(context.snapshot, card) or key in by]
    told = []
    for sense in senses:
        words, means = said_of(sense), sense.means.strip()
        if means and context.view.detail == "full":
            words = "\n".join(filter(None, (words, means)))
        if words:
            told.append(_Words(sense, set_in(words)))
    name = set_in(card.title) if named and card.title else None
    return _Block(
        column,
        y,
        card.id,
        name,
        tuple((key, by.get(key)) for key in offered),
        tuple(told),
        _SMALLER if context.sizes.tight else _R,
    )


def _figures(context: LaneContext, block: _Block, top: float) -> Iterable[Figure]:
    theme, column = context.theme, block.column
    x, y = column.x, top + block.y

    def unowned(shapes: tuple[Shape, ...]) -> tuple[Shape, ...]:
        """Return what is no record's, which goes with the touchpoint it stands under."""
        return faded(shapes, theme) if block.touchpoint in context.shown.faded else shapes

    if block.name:
        shapes = unowned(block.name.shapes(x, y, theme.ink_soft, context.measure))
        place = Rect(x, y, column.w, block.name.height)
        yield Figure("", FigureRole.SENSE, block.name.lines[0], place, shapes)
        y += block.name.height + 3
    r = block.r
    apart = min(2.5 * r, (column.w - 2 * r) / max(1, len(block.signs) - 1))
    for i, (key, sense) in enumerate(block.signs):
        cx = x + r + i * apart
        place = Rect(cx - r, y, 2 * r, 2 * r)
        sign = _sign(key, sense, cx, y + r, r, theme)
        sign = sign if sense else unowned(sign)
        name = sense_name(sense or Sense(touchpoint="", sense=key))
        fill = _colours(sense, theme)[0]
        yield Figure(sense.id if sense else "", FigureRole.SENSE, name, place, sign, fill)
    y += 2 * r
    for one in block.words:
        y += _GAP
        tone = _colours(one.sense, theme)[1]
        place = Rect(x, y, column.w, one.text.height)
        shapes = one.text.shapes(x, y, tone, context.measure)
        name = f"{sense_name(one.sense)} · {one.text.lines[0]}"
        yield Figure(one.sense.id, FigureRole.SENSE, name, place, shapes, theme.lane)
        y += one.text.height


def _is_poor(sense: Sense) -> bool:
    return sense.rating is not None and sense.rating <= POOR


def _colours(sense: Sense | None, theme: Theme) -> tuple[str, str]:
    """Return the ground of a sign and the ink on it: grey, intended, or poor."""
    if sense is None:
        return "", theme.assumed_edge
    return (theme.below, theme.pain_ink) if _is_poor(sense) else (theme.idea, theme.idea_ink)


def _sign(
    key: str, sense: Sense | None, x: float, y: float, r: float, theme: Theme
) -> tuple[Shape, ...]:
    """Draw a sense in a circle: filled where it is spoken to, struck round where that is poor."""
    fill, ink = _colours(sense, theme)
    edge = ink if sense is None or _is_poor(sense) else ""
    side = r * 1.25
    place = Rect(x - side / 2, y - side / 2, side, side)
    return (disc(x, y, r - 0.5, fill, edge, 1.0), *icon(SIGNS[key], place, ink, 1.3))
