"""The strips of a card: what changed, and what leads into the journey inside, to others, to cases."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.analysis.elsewhere import FarEnd
from journeymap.analysis.rolled_up import RolledUp
from journeymap.drawing.scene import Door
from journeymap.drawing.shapes import Rect, Shape
from journeymap.lanes import LaneContext
from journeymap.lanes.parts.card_cases import CardCases, CasesText, draw_cases, measured_cases
from journeymap.lanes.parts.card_difference import (
    CardDifference,
    DifferenceText,
    draw_difference,
    measured_difference,
)
from journeymap.lanes.parts.card_far import FarText, draw_far, measured_far
from journeymap.lanes.parts.card_inside import InsideText, draw_inside, measured_inside
from journeymap.model.records import Touchpoint

_GAP = 5.0
_BESIDE = 10.0
"""How far inside a card its strips begin, in page units."""

CardStrip = InsideText | FarText | CasesText | DifferenceText


def strips_of(
    context: LaneContext,
    rolled: RolledUp | None,
    valence: float | None,
    far: Sequence[FarEnd],
    cases: CardCases | None,
    width: float,
    differs: CardDifference | None = None,
) -> tuple[CardStrip, ...]:
    """Measure the strips of a card: what changed, what is inside, felt so, where arrows leave to,
    and cases."""
    named, measure = context.view.detail == "full", context.measure
    inside = (measured_inside(rolled, valence, width, measure, named),) if rolled else ()
    laid = (measured_cases(cases, width, measure),) if cases else ()
    inset = context.sizes.inset - _BESIDE
    changed = measured_difference(differs, width, measure, inset) if differs else None
    first = (changed,) if changed else ()
    return (*first, *inside, *(measured_far(end, width, measure) for end in far), *laid)


def strips_height(strips: Sequence[CardStrip]) -> float:
    """Return the height strips take below one another, in page units."""
    return sum(strip.height + _GAP for strip in strips)


def draw_strips(
    context: LaneContext, card: Touchpoint, strips: Sequence[CardStrip], at: Rect
) -> tuple[tuple[Shape, ...], tuple[Door, ...]]:
    """Draw strips below one another from the top of a place; return them and where they lead."""
    theme, measure = context.theme, context.measure
    shapes: list[Shape] = []
    doors: list[Door] = []
    y = at.y
    for strip in strips:
        place = Rect(at.x, y + _GAP, at.w, strip.height)
        if isinstance(strip, InsideText):
            shapes += draw_inside(strip, place, theme, measure)
            doors.append(Door(place, card.id))
        elif isinstance(strip, DifferenceText):
            shapes += draw_difference(strip, place, theme, measure)
        elif isinstance(strip, CasesText):
            drawn, leading = draw_cases(strip, place, theme, measure)
            shapes += drawn
            doors += leading
        else:
            shapes += draw_far(strip, place, theme, measure)
            doors.append(Door(place, strip.end.touchpoint))
        y = place.bottom
    return tuple(shapes), tuple(doors)
