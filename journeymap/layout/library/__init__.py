"""The library as a page: all goals, quotes, frictions, ideas and metrics of the file as cards."""

from __future__ import annotations

from journeymap.drawing.measure import Measure
from journeymap.drawing.memo import Memo
from journeymap.drawing.scene import Scene
from journeymap.language import mark
from journeymap.layout import arrangement
from journeymap.view import View

LIBRARY = "library"
"""The name of the arrangement that shows what is known and planned in the whole file."""


@arrangement(LIBRARY, mark("Library"), order=90, of_file=True)
def lay_out(view: View, measure: Measure, memo: Memo) -> Scene:
    """Lay out what the view looks for in the library, kind by kind."""
    from journeymap.layout.library.page import lay_out as page

    return page(view, measure, memo)
