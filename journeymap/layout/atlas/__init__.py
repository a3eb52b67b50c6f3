"""The atlas: every journey of the document on one page, as a small curve with its worst moment."""

from __future__ import annotations

from journeymap.drawing.measure import Measure
from journeymap.drawing.memo import Memo
from journeymap.drawing.scene import Scene
from journeymap.language import mark
from journeymap.layout import arrangement
from journeymap.view import View

ATLAS = "atlas"
"""The name of the arrangement that shows every journey of the document."""


@arrangement(ATLAS, mark("Atlas"), order=70)
def lay_out(view: View, measure: Measure, memo: Memo) -> Scene:
    """Lay out all journeys, in the order the view sorts them."""
    from journeymap.layout.atlas.page import lay_out as page

    return page(view, measure, memo)
