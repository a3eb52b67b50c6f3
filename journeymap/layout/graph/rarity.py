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


_ABOVE = 1e-9
"""How much above the share of a way is asked for, so that it is left out."""


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
    # Of each touchpoint the most used ways stay whatever is left out: those are no steps.
    least = numbers(shown(view.but(rare=1.0)), memo).kept.ids
    walks = known.flow.walks
    passed = sorted({walks.get(a.id, 0.0) for a in every if a.id not in least}, reverse=True)
    thinned = passed[:: max(1, -(-len(passed) // _MOST))]
    steps = (*(min(1.0, value + _ABOVE) for value in thinned), 0.0)
    step = next((i for i, share in enumerate(steps) if share <= view.rare), len(steps) - 1)
    return Rarity(len(known.kept.ids), len(every), known.kept.covered, steps, step)
