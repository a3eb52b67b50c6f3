"""The journey of a persona as they feel it: a curve over the names of the touchpoints."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.analysis.emotion import peak_end
from journeymap.drawing.faces import face
from journeymap.drawing.persona_signs import persona_sign
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Line, Rect
from journeymap.lanes import LaneContext
from journeymap.lanes.parts.walks import CurveStop, Walk, curve
from journeymap.language import tr
from journeymap.layout.map.head import state_line
from journeymap.layout.persona.sheet import (
    PersonaSheet,
    SheetPart,
    WordRow,
    panel,
    stacked,
    written,
)
from journeymap.layout.slides.show import balanced
from journeymap.model.names import journey_name
from journeymap.model.records import Feeling, Journey, Touchpoint

_ACROSS = 14
_NAMED = 42
_BAND = 150.0
_FACE = 13.0
_BETWEEN = 10.0
_BEHIND = frozenset({"backstage", "support"})


def walk(sheet: PersonaSheet, width: float) -> SheetPart | None:
    """Return the curve along the journey in one or more rows; ``None`` where nothing is felt."""
    journey = sheet.journey
    if journey is None or not sheet.feelings:
        return None
    met = _met(sheet)
    named = len(met) <= _NAMED
    sizes = balanced(len(met), _ACROSS if named else 10**6)
    rows, at = [], 0
    for size in sizes:
        rows.append(_row(sheet, met[at : at + size], width, named))
        at += size
    head = _head(sheet, journey, width - 2 * sheet.px(22))
    top = stacked(head) + sheet.px(22)

    def draw(at: Rect) -> tuple[Figure, ...]:
        shapes = written(sheet, head, at.x + sheet.px(22), at.y + sheet.px(18))
        found = [panel(sheet, journey_name(journey), at, shapes)]
        y = at.y + top
        for row in rows:
            found += row.draw(Rect(at.x, y, at.w, row.height))
            y += row.height
        return tuple(found)

    return SheetPart(top + sum(row.height for row in rows) + sheet.px(14), draw)


def _met(sheet: PersonaSheet) -> list[Touchpoint]:
    """Return the touchpoints that people meet: none behind the line of visibility, unless felt."""
    felt = {feeling.touchpoint for feeling in sheet.feelings}
    behind = {lane.id for lane in sheet.shown.channels if lane.role in _BEHIND}
    return [c for c in sheet.shown.touchpoints if c.lane not in behind or c.id in felt]


def _head(sheet: PersonaSheet, journey: Journey, width: float) -> list[WordRow]:
    title = tr("The journey: {title}", title=journey_name(journey))
    return [
        WordRow(sheet.words(title, sheet.style(15, 600), width), sheet.theme.ink),
        WordRow(sheet.words(state_line(journey), sheet.style(12), width), sheet.theme.ink_soft),
    ]


def _row(sheet: PersonaSheet, cards: Sequence[Touchpoint], width: float, named: bool) -> SheetPart:
    """Return one row: its band with the curve, and under it what the touchpoints are called."""
    inset = sheet.px(22)
    each = (width - 2 * inset) / len(cards)
    felt = {feeling.touchpoint: feeling for feeling in sheet.feelings}
    low, high = _told(sheet.feelings)
    names = []
    for card in cards if named else ():
        style = sheet.style(12, 600 if card.id in (low, high) else 400)
        title = card.title.strip() or tr("untitled touchpoint")
        names.append(sheet.words(title, style, each - sheet.px(_BETWEEN)))
    reach = min(sheet.px(_FACE), each / 2 - 2.0)
    unit = (sheet.px(_BAND) - 2 * sheet.px(_FACE + 5)) / 2

    def draw(at: Rect) -> tuple[Figure, ...]:
        theme, zero = sheet.theme, at.y + sheet.px(_BAND) / 2
        ends = ((at.x + inset, zero), (at.right - inset, zero))
        line = Line(ends, theme.divider, 1.0, dash=(4.0, 4.0))
        rule = Rect(at.x + inset, zero - 1, at.w - 2 * inset, 2)
        found = [Figure("", FigureRole.NEUTRAL, "", rule, (line,))]
        xs = {card.id: at.x + inset + each * (i + 0.5) for i, card in enumerate(cards)}
        stops = tuple(
            CurveStop(xs[card.id], one, one.valence, reach) if (one := felt.get(card.id)) else None
            for card in cards
        )
        found += _curve(sheet, stops, zero, unit)
        for card, name in zip(cards, names, strict=False):
            y = at.y + sheet.px(_BAND) + sheet.px(4)
            ink = theme.pain_ink if card.id == low else theme.joy_ink if card.id == high else ""
            words = name.shapes(xs[card.id], y, ink or theme.ink_soft, sheet.measure, "middle")
            rect = Rect(xs[card.id] - name.width / 2, y, name.width, name.height)
            found.append(Figure(card.id, FigureRole.TOUCHPOINT, card.title, rect, words))
        return tuple(found)

    under = max((name.height + sheet.px(10) for name in names), default=0.0)
    return SheetPart(sheet.px(_BAND) + under, draw)


def _curve(
    sheet: PersonaSheet, stops: tuple[CurveStop | None, ...], zero: float, unit: float
) -> list[Figure]:
    journey = sheet.journey
    assert journey
    sign = persona_sign(sheet.theme, sheet.index, sheet.persona.colour)._replace(dash=())
    context = LaneContext(
        view=sheet.view, shown=sheet.shown, journey=journey, measure=sheet.measure
    )
    way = Walk(sheet.persona, sign, False, stops)
    found = curve(context, way, zero, unit, True, sheet.px(2.4))
    for stop in way.felt:
        found.append(_face(sheet, stop, zero - stop.value * unit, way.colour))
    return found


def _face(sheet: PersonaSheet, stop: CurveStop, y: float, ring: str) -> Figure:
    r = max(2.0, stop.reach - 1.5)
    rect = Rect(stop.x - r - 1.5, y - r - 1.5, 2 * r + 3, 2 * r + 3)
    shapes = face(stop.x, y, r, stop.feeling.valence, sheet.theme, ring)
    name = stop.feeling.word or f"{stop.feeling.valence * 2:+g}"
    return Figure(stop.feeling.id, FigureRole.MARK, name, rect, shapes)


def _told(feelings: Sequence[Feeling]) -> tuple[str, str]:
    """Return the touchpoints of the worst and of the best feeling, blank where it is neither."""
    found = peak_end([feeling.valence for feeling in feelings])
    if found is None:
        return "", ""
    worst, best = feelings[found.worst], feelings[found.best]
    return (
        worst.touchpoint if worst.valence < 0 else "",
        best.touchpoint if best.valence > 0 else "",
    )
