"""Numbers: what was measured of a journey, in charts that each say what they find."""

from __future__ import annotations

from journeymap.drawing.measure import Measure
from journeymap.drawing.memo import Memo
from journeymap.drawing.scene import Scene
from journeymap.language import mark
from journeymap.layout import arrangement
from journeymap.layout.numbers.pages import NUMBERS
from journeymap.view import View


@arrangement(NUMBERS, mark("Numbers"), order=40, every_score=True)
def lay_out(view: View, measure: Measure, memo: Memo) -> Scene:
    """Lay out every chart there is something to show in, in a grid of cards."""
    from journeymap.layout.numbers.page import lay_out as page

    return page(view, measure, memo)
