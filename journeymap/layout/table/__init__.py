"""The table as a picture: what the window shows to type in, wrapped and never clipped."""

from __future__ import annotations

from journeymap.drawing.measure import Measure
from journeymap.drawing.memo import Memo
from journeymap.drawing.scene import Scene
from journeymap.language import mark
from journeymap.layout import arrangement
from journeymap.view import View

TABLE = "table"
"""The name of the arrangement in which a journey is a grid."""


@arrangement(TABLE, mark("Table"), order=30)
def lay_out(view: View, measure: Measure, memo: Memo) -> Scene:
    """Lay out a row for each touchpoint, grouped by stage or sorted as the view says."""
    from journeymap.layout.table.page import lay_out as page

    return page(view, measure, memo)
