"""Where cards stand on the page that is looked at, for commands that act by it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from journeymap.drawing.shapes import Rect


class CardPlaces(NamedTuple):
    """The places of cards by the ids of their touchpoints, and the regions of stages in order.

    All in page units. Regions are there only where cards may be put by hand. ``columns`` are by
    the id of a stage the left edges that cards can have there, each with what a touchpoint then
    has for its ``x``.
    """

    cards: Mapping[str, Rect] = MappingProxyType({})
    regions: tuple[tuple[str, Rect], ...] = ()
    columns: Mapping[str, tuple[tuple[float, float], ...]] = MappingProxyType({})

    def region(self, stage: str) -> Rect | None:
        """Return where a stage is, ``None`` where it has no region."""
        return next((rect for id, rect in self.regions if id == stage), None)

    def column(self, stage: str, x: float) -> tuple[float, float]:
        """Return the left edge nearest to x in a stage, and what stands for it in a touchpoint.

        Where a stage has no columns that is x itself, told from the left of its region.
        """
        region = self.region(stage)
        alone = (x, x - (region.x if region else 0.0))
        return min(self.columns.get(stage, ()), key=lambda one: abs(one[0] - x), default=alone)

    def stage_at(self, x: float) -> str:
        """Return the id of the stage nearest to x, blank where there is none."""
        away = ((max(rect.x - x, x - rect.right, 0.0), id) for id, rect in self.regions)
        return min(away, key=lambda one: one[0], default=(0.0, ""))[1]


def nowhere() -> CardPlaces:
    """Return that no card stands anywhere."""
    return CardPlaces()
