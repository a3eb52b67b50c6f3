"""Folded stages on the map: how broad they are, and which arrows lead to them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from journeymap.analysis.flow.shares import counted, shares
from journeymap.drawing.density import PageSizes
from journeymap.drawing.memo import Memo
from journeymap.language import tr
from journeymap.layout.laid import LaidArrows
from journeymap.layout.map.arrow_labels import weight_of
from journeymap.model.records import Connection, Lane, Stage, Step, Touchpoint
from journeymap.view import Fold, Shown, Slot
from journeymap.view.look import EXECUTIVE, FULL

SUMMED = 236.0
"""How broad the column of a stage is where nothing but stages is shown."""


def width_of(slot: Slot, detail: str, sizes: PageSizes) -> float:
    """Return how broad a column is without its gutter, in page units.

    What a person has made broader or narrower is so on a dense page, too.
    """
    if slot.folded:
        return SUMMED if detail == EXECUTIVE else sizes.folded
    return sizes.drawn(slot.width) if slot.width else sizes.column


def rows_of(folds: Mapping[str, Fold], channels: tuple[Lane, ...]) -> dict[str, int]:
    """Return the row of channels in which each folded stage is drawn, by the id of the stage."""
    row = {lane.id: i for i, lane in enumerate(channels)}
    return {id: row[fold.lane] for id, fold in folds.items() if fold.lane in row}


def summed(here: Shown) -> tuple[Lane, ...]:
    """Return the lanes of a page; of stages alone it tells the worst of each, lane or no lane."""
    rows = here.rows
    if here.view.detail != EXECUTIVE or any(lane.kind == "worst" for lane in rows):
        return rows
    title = tr("Worst moments")
    return (*rows, Lane(id="worst", journey=here.view.journey, kind="worst", title=title))


class _Way(NamedTuple):
    source: str
    target: str
    kind: str


def drawn(here: Shown, connections: Mapping[str, Connection]) -> Mapping[str, Connection]:
    """Return the arrows as they are drawn: those into a folded stage lead to its edge.

    Of several of one kind between the same two one is drawn, which says nothing: they differ.
    """
    folded = {card.id: id for id, fold in here.folds.items() for card in fold.touchpoints}
    if not folded:
        return connections
    found: dict[str, Connection] = {}
    ways: dict[_Way, str] = {}
    for arrow in connections.values():
        source, target = folded.get(arrow.source), folded.get(arrow.target)
        if source is None and target is None:
            found[arrow.id] = arrow
            continue
        way = _Way(source or arrow.source, target or arrow.target, arrow.kind)
        if way.source == way.target:
            continue
        if way in ways:
            first = found[ways[way]]
            found[first.id] = first.but(label="", weight=None, minutes=None)
            continue
        ways[way] = arrow.id
        found[arrow.id] = arrow.but(source=way.source, target=way.target)
    return found


def told_of(
    here: Shown, connections: Mapping[str, Connection], laid: LaidArrows, memo: Memo
) -> Mapping[str, str]:
    """Return what is said of arrows that were counted, by id, as they are drawn.

    Where cases are laid over, how many went so is said after it.
    """
    snapshot, journey = here.view.snapshot, here.view.journey
    tables = tuple(snapshot.all(kind) for kind in (Connection, Touchpoint, Step, Stage))
    full = here.view.detail == FULL

    def make() -> dict[str, str]:
        every, told = snapshot.all(Connection), dict[str, str]()
        if any(arrow.weight is not None for arrow in every.values()):
            told = counted(shares(snapshot, journey), full)
        # Those into a folded stage that are drawn as one say nothing.
        drawn_so = laid.arrows
        speak = {id for id, one in connections.items() if one.weight == drawn_so[id].weight}
        told = {id: words for id, words in told.items() if id in speak}
        alone = {id for id, one in connections.items() if _ends(one) == _ends(drawn_so[id])}
        for id in alone & laid.said.keys():
            told[id] = " · ".join(filter(None, (told.get(id, weight_of(every[id])), laid.said[id])))
        return told

    return memo("told", (*tables, journey, full, connections, laid), make)


def _ends(arrow: Connection) -> tuple[str, str]:
    return arrow.source, arrow.target
