"""The legend: what the signs on this page mean, and only those that are on it."""

from __future__ import annotations

from collections.abc import Callable

from journeymap.drawing.faces import diamond, face, triangle
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Line, Rect, Shape, Text
from journeymap.drawing.theme import SMALL
from journeymap.kinds.card import outline
from journeymap.kinds.lanes import Sheet
from journeymap.language import tr
from journeymap.layout.arrows import ASSUMED
from journeymap.layout.census import Census

_Sign = Callable[[float, float], tuple[Shape, ...]]


def legend(sheet: Sheet, census: Census, x: float, y: float, width: float) -> Figure | None:
    """Draw the signs with their meaning in rows no wider than the page."""
    entries = _entries(sheet, census)
    if not entries:
        return None
    shapes: list[Shape] = []
    left, top = x, y
    for sign, wide, words in entries:
        room = wide + 8 + sheet.measure.width(words, SMALL) + 26
        if left + room > x + width and left > x:
            left, top = x, top + 26
        shapes += sign(left, top + 12)
        shapes.append(Text(left + wide + 8, top + 16, words, SMALL, sheet.theme.ink_soft))
        left += room
    return Figure("", "legend", tr("Legend"), Rect(x, y, width, top + 26 - y), tuple(shapes))


def _entries(sheet: Sheet, census: Census) -> list[tuple[_Sign, float, str]]:
    theme = sheet.theme
    entries: list[tuple[_Sign, float, str]] = []
    if census.feelings:
        for valence, words in ((-1.0, tr("worst")), (0.0, tr("neutral")), (1.0, tr("best"))):
            entries.append((_face_sign(valence, sheet), 20, words))
    if census.frictions:
        entries.append(
            (lambda x, y: triangle(x + 10, y, 3, theme), 20, tr("friction, severity 0 to 4"))
        )
    if census.unweighed:
        entries.append(
            (lambda x, y: triangle(x + 10, y, None, theme), 20, tr("friction of unknown severity"))
        )
    if census.moments:
        entries.append(
            (
                lambda x, y: (diamond(x + 8, y, 7, theme.accent, theme.card),),
                16,
                tr("moment of truth"),
            )
        )
    for kind, count, words in (
        ("assumed", census.assumed, tr("only assumed")),
        ("partly", census.partly, tr("partly researched")),
    ):
        if count:
            entries.append((_card_sign(sheet, kind), 28, words))
    if census.faint_scores:
        entries.append((_faint_sign(sheet), 28, tr("our guess, or fewer than ten answers")))
    if census.targets:
        entries.append((_target_sign(sheet), 28, tr("target of a score")))
    return entries + _arrow_entries(sheet, census)


def _faint_sign(sheet: Sheet) -> _Sign:
    edge = sheet.theme.assumed_edge
    return lambda x, y: (Box(Rect(x, y - 7, 28, 14), "", edge, 1.0, 7.0),)


def _target_sign(sheet: Sheet) -> _Sign:
    track, tick = sheet.theme.track, sheet.theme.ink
    return lambda x, y: (
        Box(Rect(x, y - 2.5, 28, 5), track, radius=2.5),
        Box(Rect(x + 13, y - 6.5, 2, 13), tick, radius=1.0),
    )


def _face_sign(valence: float, sheet: Sheet) -> _Sign:
    return lambda x, y: face(x + 10, y, 9, valence, sheet.theme)


def _card_sign(sheet: Sheet, evidence: str) -> _Sign:
    edge, dash = outline(evidence, sheet.theme)
    return lambda x, y: (Box(Rect(x, y - 8, 28, 16), sheet.theme.card, edge, 1.0, 4, dash),)


def _arrow_entries(sheet: Sheet, census: Census) -> list[tuple[_Sign, float, str]]:
    theme = sheet.theme
    styles = (
        ("loyalty", theme.accent, (6.0, 4.0), tr("loyalty loop")),
        ("influence", theme.accent, (2.0, 4.0), tr("influences another")),
        ("alternative", theme.arrow, (2.0, 3.0), tr("alternative way")),
    )
    found: list[tuple[_Sign, float, str]] = [
        (_line_sign(colour, dash), 34, words)
        for kind, colour, dash, words in styles
        if kind in census.arrows
    ]
    if census.assumed_arrows:
        sign = _line_sign(theme.assumed_arrow, ASSUMED)
        found.append((sign, 34, tr("assumed from the order alone")))
    return found


def _line_sign(colour: str, dash: tuple[float, ...]) -> _Sign:
    return lambda x, y: (Line(((x, y), (x + 34, y)), colour, 1.8, 0.0, dash, True),)
