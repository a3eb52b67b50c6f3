"""What brings the customer back to the beginning."""

from __future__ import annotations

from journeymap.arrows import ARROWS, ArrowKind, Leads, accented
from journeymap.drawing.arrow_signs import LOOP
from journeymap.language import mark

ARROWS.add(
    ArrowKind(
        name="loyalty",
        label=mark("loyalty"),
        legend=mark("loyalty loop"),
        colours=accented,
        dash=(6.0, 4.0),
        slide_dash=(14.0, 9.0),
        over=True,
        sign=LOOP,
        both_ends=True,
        leads=Leads.BACK,
        order=20,
    )
)
