"""What the numbers say of the ways in a graph, as it is written on the page."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from journeymap.analysis.findings.shares import impossible
from journeymap.analysis.findings.trapped import trapped
from journeymap.analysis.flow.paths import Flow, flow
from journeymap.analysis.flow.rare import Frequent, Passage, frequent
from journeymap.arrows import is_walked, kind_of
from journeymap.drawing.memo import Memo
from journeymap.language import decimal, percent
from journeymap.layout.laid import LaidArrows, laid_arrows
from journeymap.layout.map.folds import drawn
from journeymap.model.grid import cards
from journeymap.model.records import Connection, Stage, Step, Touchpoint
from journeymap.view import Shown

THINNEST, THICKEST = 1.5, 10.0
"""How wide a line is along which nobody goes, and one along which everybody does."""

_ASSUMED = 3.0
"""How wide a line is at the most where nobody counted anything: it is to claim little."""

_BY_CASES = 7.0
"""How wide a line is along which all cases went that are laid over."""

_SMALLEST = 0.001
"""The least share that is told as a number: below it is but said that it is less."""
_MOST_VISITS = 9999
"""From which on nobody counts how often one comes somewhere: numbers that lead round and round."""

_LEAST_DROP = 0.005
"""The least share of those who come that is told where they go nowhere."""


class GraphNumbers(NamedTuple):
    """The flow of a journey, and the arrows as they are drawn: the frequent ones.

    Into and out of a folded stage one arrow may be drawn for several, whose ids it goes with in
    ``together``. ``laid`` are all arrows, as cases that are laid over the journey tell of them.
    """

    flow: Flow
    arrows: tuple[Connection, ...]
    kept: Frequent
    together: Mapping[str, tuple[str, ...]]
    laid: LaidArrows = LaidArrows(MappingProxyType({}))

    def thickness(self, arrow: Connection) -> float:
        """Return how wide an arrow is: by how often one goes along it in a journey.

        Where that cannot be said it is by the share of those who leave its source.
        """
        if not is_walked(arrow):
            return kind_of(arrow).width
        by_cases = self.laid.shares.get(arrow.id)
        if by_cases is not None:
            return round(THINNEST + (_BY_CASES - THINNEST) * by_cases, 1)
        passed = min(1.0, max(0.0, self.passed(arrow)))
        most = _ASSUMED if self.flow.assumed else THICKEST
        return round(THINNEST + (most - THINNEST) * passed, 1)

    def passed(self, arrow: Connection) -> float:
        """Return how often one goes along an arrow as it is drawn, in a journey."""
        if arrow.id in self.laid.beside:
            return self.laid.shares[arrow.id]
        walks, shares = self.flow.walks, self.flow.shares.of
        return sum(walks.get(id, shares.get(id, 0.0)) for id in self.together[arrow.id])

    def share(self, arrow: Connection) -> str:
        """Return which share of those who leave its source an arrow takes, blank where unknown.

        What is only assumed has a sign of about; where there is but one way it goes unsaid. Where
        cases are laid over, how many of them went so is said in its place.
        """
        if arrow.id in self.laid.said and self.together[arrow.id] == (arrow.id,):
            return self.laid.said[arrow.id]
        given = self.flow.shares
        ids = [id for id in self.together[arrow.id] if id in given.of]
        if not ids or arrow.source not in given.leaving:
            return ""
        share, assumed = sum(given.of[id] for id in ids), any(id in given.assumed for id in ids)
        if assumed and not 0.0 < share < 1.0:
            return ""
        said = rounded_percent(share)
        return f"≈ {said}" if assumed else said

    def visits(self, touchpoint: str) -> str:
        """Return how often one comes to a touchpoint in a journey, blank where unknown."""
        visits = self.flow.visits.get(touchpoint)
        if visits is None or (self.flow.assumed and not self.parted):
            return ""
        most = f"> {decimal(_MOST_VISITS, groups=True)}"
        digits = 2 if visits < 10 else 1 if visits < 100 else 0
        said = decimal(visits, digits, groups=True) if visits <= _MOST_VISITS else most
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
    ids = frozenset(card.id for card in here.standing).union(here.folds)
    laid = laid_arrows(here, memo)
    inputs = (found, laid, ids, here.folds, here.view.rare)
    return memo("numbers", inputs, lambda: _numbers(here, found, ids, laid))


def _numbers(here: Shown, found: Flow, ids: frozenset[str], laid: LaidArrows) -> GraphNumbers:
    every = laid.arrows
    fold_of = {card.id: id for id, fold in here.folds.items() for card in fold.touchpoints}
    groups: dict[tuple[str, str, str], list[str]] = {}
    for arrow in every.values():
        groups.setdefault(_way(arrow, fold_of), []).append(arrow.id)
    arrows, together = [], {}
    for arrow in drawn(here, every).values():
        if arrow.source in ids and arrow.target in ids:
            arrows.append(arrow)
            one = arrow.source in here.folds or arrow.target in here.folds
            together[arrow.id] = tuple(groups[_way(arrow, {})]) if one else (arrow.id,)
    known = GraphNumbers(found, tuple(arrows), Frequent(frozenset(), 1.0), together, laid)
    walked = [arrow for arrow in arrows if is_walked(arrow) and arrow.id not in laid.beside]
    ways = [Passage(c.id, c.source, c.target, known.passed(c)) for c in walked]
    kept = frequent(ways, here.view.rare)
    beside = laid.beside
    seen = tuple(c for c in arrows if c.id in kept.ids or c.id in beside or not is_walked(c))
    return known._replace(arrows=seen, kept=kept)


def _way(arrow: Connection, fold_of: Mapping[str, str]) -> tuple[str, str, str]:
    """Return what arrows are drawn as one for that agree in it."""
    source, target = (fold_of.get(id, id) for id in (arrow.source, arrow.target))
    return source, target, arrow.kind


def troubles(here: Shown, known: GraphNumbers, memo: Memo) -> tuple[str, ...]:
    """Return what cannot be true of the numbers of a journey, in sentences."""
    if not known.flow.shares.over and not known.flow.trapped:
        return ()
    snapshot, journey = here.view.snapshot, here.view.journey
    inputs = (known.flow, snapshot.all(Touchpoint))
    found = chain(impossible(snapshot, journey), trapped(snapshot, journey))
    return memo("troubles", inputs, lambda: tuple(one.text for one in found))
