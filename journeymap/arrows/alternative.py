"""What the customer may do instead."""

from __future__ import annotations

from journeymap.arrows import ARROWS, ArrowKind
from journeymap.language import mark

ARROWS.add(
    ArrowKind(
        name="alternative",
        label=mark("alternative"),
        legend=mark("alternative way"),
        dash=(2.0, 3.0),
        slide_dash=(5.0, 8.0),
        order=10,
    )
)
