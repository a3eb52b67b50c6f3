"""The plan: ideas weighed against one another, and what is done about them, on cards."""

from __future__ import annotations

from journeymap.drawing.measure import Measure
from journeymap.drawing.memo import Memo
from journeymap.drawing.scene import Scene
from journeymap.language import mark
from journeymap.layout import arrangement
from journeymap.layout.numbers.pages import PLAN
from journeymap.view import View


@arrangement(PLAN, mark("Plan"), order=50, every_score=True)
def lay_out(view: View, measure: Measure, memo: Memo) -> Scene:
    """Lay out every card of the plan there is something to show on, in the grid of the numbers."""
    from journeymap.layout.numbers.page import lay_out as page

    return page(view, measure, memo)
