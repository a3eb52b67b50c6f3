"""The touchpoint card: title, feeling, friction, score, moment of truth, evidence."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.drawing.faces import diamond, triangle
from journeymap.drawing.measure import line_height
from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, Shape
from journeymap.drawing.theme import CARD, RADIUS, SMALL_STRONG, Theme
from journeymap.kinds.frictions import worst_severity
from journeymap.kinds.lanes import Sheet
from journeymap.kinds.metrics import Reading, read, short_name
from journeymap.model.records import Feeling, Friction, Metric, Score, Touchpoint

LEAST = 76.0
_INSET = 14.0
_TOP = 11.0
_FOOT = 30.0
_SIGN = 28.0


class Block(NamedTuple):
    """A card measured, before it has a place."""

    touchpoint: Touchpoint
    title: Paragraph
    valence: float | None
    frictions: bool
    severity: int | None
    pill: Paragraph | None
    width: float
    height: float


def block(sheet: Sheet, touchpoint: Touchpoint, width: float) -> Block:
    """Measure a card that is ``width`` page units wide."""
    snapshot, id = sheet.snapshot, touchpoint.id
    frictions = snapshot.of(Friction, "touchpoint", id)
    scores = snapshot.of(Score, "touchpoint", id)
    valence = shown_feeling(sheet, snapshot.of(Feeling, "touchpoint", id))
    least = sheet.least.get(id, LEAST)
    metrics = tuple(snapshot.get(Metric, score.metric) for score in scores)

    def measured() -> Block:
        title = paragraph(touchpoint.title, CARD, width - 2 * _INSET + 4, sheet.measure)
        severity = worst_severity(frictions)
        said = next((p for s in scores if (p := pill_text(sheet, s))), "")
        room = width - 36 - (_SIGN if frictions else 0.0)
        pill = paragraph(said, SMALL_STRONG, room, sheet.measure) if said else None
        foot = _FOOT if frictions else _TOP
        if pill:
            foot = _FOOT - line_height(SMALL_STRONG) + pill.height
        height = max(least, _TOP + title.height + foot)
        return Block(
            touchpoint, title, valence, bool(frictions), severity, pill, width, height
        )

    inputs = (touchpoint, frictions, scores, metrics, valence, least, width)
    return sheet.memo(("block", id), inputs, measured)


def shown_feeling(sheet: Sheet, feelings: tuple[Feeling, ...]) -> float | None:
    """Return the feeling a card shows: of the persona in focus, else the first one's, else any."""
    if not feelings:
        return None
    by = {feeling.persona: feeling.valence for feeling in feelings}
    if sheet.focus is not None:
        return by.get(sheet.focus)
    for persona in sheet.personas:
        if persona.id in by:
            return by[persona.id]
    return feelings[0].valence


def reading_of(sheet: Sheet, score: Score) -> tuple[Metric, Reading] | None:
    """Return what a score says, or ``None`` when nobody answered or the counts do not fit."""
    metric = sheet.snapshot.get(Metric, score.metric)
    if metric is None:
        return None
    try:
        reading = read(metric, score.answers)
    except ValueError:
        return None
    return (metric, reading) if reading else None


def pill_text(sheet: Sheet, score: Score) -> str:
    """Return a score in a few letters, such as ``NPS +46``."""
    found = reading_of(sheet, score)
    return f"{short_name(found[0])} {found[1].shown}" if found else ""


def figure(sheet: Sheet, card: Block, x: float, y: float) -> Figure:
    """Draw a measured card with its upper left corner at (x, y)."""
    key = ("card", card.touchpoint.id)
    return sheet.memo(
        key, (card, x, y), lambda: _figure(sheet, card, Rect(x, y, card.width, card.height))
    )


def outline(evidence: str, theme: Theme, scale: float = 1.0) -> tuple[str, tuple[float, ...]]:
    """Return colour and dashes of a card's edge: dashed when assumed, dash and dot when partly."""
    dash = {"assumed": (4.0, 3.0), "partly": (9.0, 2.5, 2.0, 2.5)}.get(evidence, ())
    edge = theme.assumed_edge if dash else theme.card_edge
    return edge, tuple(part * scale for part in dash)


def _figure(sheet: Sheet, card: Block, rect: Rect) -> Figure:
    theme, touchpoint = sheet.theme, card.touchpoint
    x, y, w, h = rect
    edge, dash = outline(touchpoint.evidence, theme)
    shapes: list[Shape] = [
        Box(Rect(x, y + 1.5, w, h), theme.card_shadow, radius=RADIUS),
        Box(rect, theme.card, edge, 1.0, RADIUS, dash),
    ]
    if card.valence is not None:
        # From the outer rim of the border on, whose dashes would show beside it.
        bar = Rect(x - 0.5, y + 9, 4.5, h - 18)
        shapes.append(Box(bar, theme.feeling(card.valence), radius=2.25))
    shapes += card.title.shapes(x + _INSET, y + _TOP, theme.ink, sheet.measure)
    if card.pill:
        wide = max(sheet.measure.width(line, SMALL_STRONG) for line in card.pill.lines) + 16
        pill = Rect(x + 10, y + h - card.pill.height - 13, wide, card.pill.height + 4)
        shapes.append(Box(pill, theme.pill, radius=9))
        shapes += card.pill.shapes(pill.x + 8, pill.y + 2, theme.ink_pill, sheet.measure)
    if card.frictions:
        shapes += triangle(x + w - 20, y + h - 18, card.severity, theme)
    if touchpoint.moment:
        shapes.append(diamond(x + w - 18, y, 7, theme.accent, theme.card))
    tone = theme.card_edge if card.valence is None else theme.feeling(card.valence)
    return Figure(touchpoint.id, "card", touchpoint.title, rect, tuple(shapes), tone)
