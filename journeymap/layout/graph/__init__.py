"""The graph: touchpoints placed by their connections, in the regions of their stages."""

from __future__ import annotations

from journeymap.drawing.measure import Measure
from journeymap.drawing.memo import Memo
from journeymap.language import mark
from journeymap.layout import arrangement
from journeymap.layout.graph.scene import GraphScene
from journeymap.view import View

GRAPH = "graph"
"""The name of the arrangement that places touchpoints by their connections."""


@arrangement(GRAPH, mark("Graph"), order=20)
def lay_out(view: View, measure: Measure, memo: Memo) -> GraphScene:
    """Lay a journey out as touchpoints and arrows in stages, with what the numbers say of them."""
    from journeymap.layout.graph.page import lay_out as page

    return page(view, measure, memo)
