"""The sheet of a persona: who they are, what they want and feel, on a page of its own."""

from __future__ import annotations

from journeymap.drawing.measure import Measure
from journeymap.drawing.memo import Memo
from journeymap.drawing.scene import Scene
from journeymap.language import mark
from journeymap.layout import arrangement
from journeymap.view import View

PERSONA = "persona"
"""The name of the arrangement that shows the sheet of the persona in focus."""


@arrangement(PERSONA, mark("Persona"), order=60)
def lay_out(view: View, measure: Measure, memo: Memo) -> Scene:
    """Lay out the sheet of the persona in focus, else of the first one there is."""
    from journeymap.layout.persona.page import lay_out as page

    return page(view, measure)
