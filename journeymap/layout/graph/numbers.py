"""What the numbers say of the ways in a graph, as it is written on the page."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.analysis.findings.shares import impossible
from journeymap.analysis.paths import Flow, flow
from journeymap.analysis.rare import Frequent, Passage, frequent
from journeymap.arrows import is_walked, kind_of
from journeymap.drawing.memo import Memo
from journeymap.language import decimal, percent
from journeymap.model.grid import cards
from journeymap.model.records import Connection, Stage, Step, Touchpoint
from journeymap.view import Shown

THINNEST, THICKEST = 1.5, 10.0
"""How wide a line is along which nobody goes, and one along which everybody does."""

_SMALLEST = 0.001
"""The least share that is told as a number: below it is but said that it is less."""
_LEAST_DROP = 0.005
"""The least share of those who come that is told where they go nowhere."""


class GraphNumbers(NamedTuple):
    """The flow of a journey, the arrows that are shown of it, and which of them are frequent."""

    flow: Flow
    arrows: tuple[Connection, ...]
    kept: Frequent

    def thickness(self, arrow: Connection) -> float:
        """Return how wide an arrow is: by how often one goes along it in a journey.

        Where that cannot be said it is by the share of those who leave its source.
        """
        if not is_walked(arrow):
            return kind_of(arrow).width
        share = self.flow.shares.of.get(arrow.id, 0.0)
        passed = min(1.0, max(0.0, self.flow.walks.get(arrow.id, share)))
        return round(THINNEST + (THICKEST - THINNEST) * passed, 1)

    def share(self, arrow: Connection) -> str:
        """Return which share of those who leave its source an arrow takes, blank where unknown.

        What is only assumed has a sign of about; where there is but one way it goes unsaid.
        """
        share = self.flow.shares.of.get(arrow.id)
        assumed = arrow.id in self.flow.shares.assumed
        if share is None or (assumed and not 0.0 < share < 1.0):
            return ""
        said = rounded_percent(share)
        return f"≈ {said}" if assumed else said

    def visits(self, touchpoint: str) -> str:
        """Return how often one comes to a touchpoint in a journey, blank where unknown."""
        visits = self.flow.visits.get(touchpoint)
        if visits is None:
            return ""
        said = decimal(visits, 2)
        return f"≈ {said}" if self.parted else said

    @property
    def parted(self) -> bool:
        """Whether customers part somewhere without anybody having counted them."""
        shares = self.flow.shares
        return any(0.0 < shares.of[id] < 1.0 for id in shares.assumed)

    def drop_off(self, touchpoint: str) -> str:
        """Return which share of those who come to a touchpoint go nowhere, blank for nobody."""
        lost = self.flow.drop_off.get(touchpoint, 0.0)
        return f"−{rounded_percent(lost)}" if lost >= _LEAST_DROP else ""


def rounded_percent(share: float) -> str:
    """Return a share as whole per cent; few are never none, and nearly all never all."""
    if 0.0 < share < _SMALLEST:
        return f"< {percent(_SMALLEST)}"
    if 1.0 - _SMALLEST < share < 1.0:
        return f"> {percent(1.0 - _SMALLEST)}"
    fine = 0.0 < share < 0.01 or 0.99 < share < 1.0
    return f"{decimal(100 * share, 1 if fine else 0)} %"


def numbers(here: Shown, memo: Memo) -> GraphNumbers:
    """Return what is known of the ways of a journey; the same as before while they are."""
    snapshot, journey = here.view.snapshot, here.view.journey
    # What it is called, or said to be, leaves all numbers as they are.
    every = tuple((card.id, card.step, card.starts, card.ends) for card in cards(snapshot, journey))
    tables = (snapshot.all(Connection), snapshot.all(Step), snapshot.all(Stage))
    found = memo("flow", (every, *tables), lambda: flow(snapshot, journey))
    ids = here.ids

    def make() -> GraphNumbers:
        every = snapshot.all(Connection).values()
        arrows = [c for c in every if c.source in ids and c.target in ids]
        passed = found.walks
        kept = frequent(
            (
                Passage(c.id, c.source, c.target, passed.get(c.id, 0.0))
                for c in arrows
                if is_walked(c)
            ),
            here.view.rare,
        )
        seen = tuple(c for c in arrows if c.id in kept.ids or not is_walked(c))
        return GraphNumbers(found, seen, kept)

    return memo("numbers", (found, snapshot.all(Connection), ids, here.view.rare), make)


def troubles(here: Shown, known: GraphNumbers, memo: Memo) -> tuple[str, ...]:
    """Return what cannot be true of the numbers of a journey, in sentences."""
    if not known.flow.shares.over and not known.flow.trapped:
        return ()
    snapshot, journey = here.view.snapshot, here.view.journey
    inputs = (known.flow, snapshot.all(Touchpoint))
    return memo(
        "troubles", inputs, lambda: tuple(one.text for one in impossible(snapshot, journey))
    )
