"""The difference: two journeys on one map, as-is and to-be, two versions, two files."""

from __future__ import annotations

from journeymap.drawing.measure import Measure
from journeymap.drawing.memo import Memo
from journeymap.drawing.scene import Scene
from journeymap.language import mark
from journeymap.layout import arrangement
from journeymap.view import View
from journeymap.view.differing import DIFFERENCE


@arrangement(DIFFERENCE, mark("As-is and to-be"), order=80)
def lay_out(view: View, measure: Measure, memo: Memo) -> Scene:
    """Lay both journeys out as one map, with what differs between them marked."""
    from journeymap.layout.difference.page import lay_out as page

    return page(view, measure, memo)
