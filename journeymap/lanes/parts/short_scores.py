"""A score on a dense page: its value and of how many, its bar, and the interval under it."""

from __future__ import annotations

from journeymap.drawing.paragraph import paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Rect, Shape
from journeymap.drawing.theme import SMALL, STRONG
from journeymap.lanes import LaneContext
from journeymap.lanes.parts.score_bar import bar
from journeymap.metrics.periods import when
from journeymap.metrics.scored import Scored
from journeymap.metrics.wording import direction, heading, interval, line, short, whom

_BAR = Rect(5.0, 20.5, 10.0, 5.0)
"""Where the bar stands in the place of a score, and how much narrower than that it is."""

_UNDER = 29.0
TALL = 43.0
"""How tall a short score is, in page units."""


def short_score(context: LaneContext, scored: Scored, place: Rect) -> Figure:
    """Draw a score with what it takes to read it, and no more than has room on two lines."""
    theme, measure = context.theme, context.measure
    ink = theme.pain_ink if scored.misses else theme.ink_soft if scored.today else theme.ink
    count = f"n\xa0{scored.reading.n}" if scored.reading.n > 1 else ""
    room = place.w - (measure.width(count, SMALL) + 6.0 if count else 0.0)
    ways = (heading(scored), short(scored))
    said = next((way for way in ways if measure.width(way, STRONG) <= room), "")
    head = paragraph(said or short(scored), STRONG, place.w, measure)
    head = head._replace(lines=head.lines[:1])
    shapes: list[Shape] = [*head.shapes(place.x, place.y, ink, measure)]
    if count and said:
        of = paragraph(count, SMALL, place.w, measure)
        shapes += of.shapes(place.right, place.y + 1.0, theme.ink_soft, measure, "end")
    at = Rect(place.x + _BAR.x, place.y + _BAR.y, place.w - _BAR.w, _BAR.h)
    shapes += bar(theme, at, scored)
    parts = [interval(scored.reading), "" if said else count, *whom(context.snapshot, scored)]
    parts += [when(scored.score), direction(scored.metric)]
    under = paragraph(_as_has_room(context, parts, place.w), SMALL, place.w, measure)
    shapes += under.shapes(place.x, place.y + _UNDER, theme.ink_soft, measure)
    name = line(context.snapshot, scored)
    id = "" if scored.today else scored.score.id
    return Figure(id, FigureRole.SCORE, name, place, tuple(shapes), theme.interval)


def _as_has_room(context: LaneContext, parts: list[str], width: float) -> str:
    """Return parts with dots between them, as many as stand on one line."""
    told = ""
    for part in filter(None, parts):
        longer = f"{told} · {part}" if told else part
        if context.measure.width(longer, SMALL) <= width:
            told = longer
    return told
