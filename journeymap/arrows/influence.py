"""Whom else the customer moves, or who moves the customer."""

from __future__ import annotations

from journeymap.arrows import ARROWS, ArrowKind, Leads, accented
from journeymap.drawing.arrow_signs import PERSON
from journeymap.language import mark

ARROWS.add(
    ArrowKind(
        name="influence",
        label=mark("influence"),
        legend=mark("influences another"),
        colours=accented,
        dash=(2.0, 4.0),
        slide_dash=(3.0, 8.0),
        sign=PERSON,
        leads=Leads.AWAY,
        order=30,
    )
)
