"""How much of a graph is left when its rare ways are left out, in steps from all to the least."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.arrows import is_walked
from journeymap.drawing.memo import Memo
from journeymap.language import percent
from journeymap.layout.graph.numbers import numbers
from journeymap.model.records import Connection
from journeymap.view import View, shown

_MOST = 40
"""How many steps there are at most from the main ways to all of them."""


class Rarity(NamedTuple):
    """Which ways are shown: ``left`` of ``all``, and the share of all passages that are theirs.

    ``steps`` are the shares of journeys below which ways can be left out, from the largest down
    to 0, which shows all; ``step`` is the one that is taken.
    """

    left: int
    all: int
    covered: float
    steps: tuple[float, ...]
    step: int

    @property
    def percent(self) -> str:
        """The share that is covered, as people write it; what is not all is never said to be."""
        whole = round(self.covered, 2)
        return percent(0.99 if whole == 1.0 and self.left < self.all else whole)


def rarity(view: View, memo: Memo) -> Rarity:
    """Return how much of the graph of a view is shown."""
    here = shown(view)
    known = numbers(here, memo)
    ids = here.ids
    every = [
        arrow
        for arrow in view.snapshot.all(Connection).values()
        if arrow.source in ids and arrow.target in ids and is_walked(arrow)
    ]
    passed = sorted({min(1.0, known.flow.walks.get(arrow.id, 0.0)) for arrow in every} - {0.0})
    thinned = passed[:: -(-len(passed) // _MOST)] if passed else []
    steps = (*reversed(thinned[1:]), 0.0)
    step = next((i for i, least in enumerate(steps) if least <= view.rare), len(steps) - 1)
    return Rarity(len(known.kept.ids), len(every), known.kept.covered, steps, step)
