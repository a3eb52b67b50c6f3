"""The map: a grid of stages and lanes, its arrows and its legend."""

from __future__ import annotations

from journeymap.drawing.measure import Measure
from journeymap.drawing.memo import Memo
from journeymap.language import mark
from journeymap.layout import arrangement
from journeymap.layout.map.scene import MapScene
from journeymap.view import View


@arrangement("map", mark("Map"), order=10)
def lay_out(view: View, measure: Measure, memo: Memo) -> MapScene:
    """Lay a journey out as stages over columns, and lanes across them."""
    from journeymap.layout.map.page import lay_out as page

    return page(view, measure, memo)
