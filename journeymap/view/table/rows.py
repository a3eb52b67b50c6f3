"""The rows of the table: the touchpoints that are shown, grouped by stage or sorted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from journeymap.analysis.flow.shares import Shares, shares
from journeymap.model.records import Connection, Stage, Step, Touchpoint
from journeymap.view.filter import EVERYTHING
from journeymap.view.shown import Shown, shown
from journeymap.view.table.columns import (
    GridColumn,
    all_columns,
    chosen_columns,
    sorted_by,
)
from journeymap.view.table.contents import (
    EMPTY,
    CellContent,
    Order,
    content,
    plain,
)
from journeymap.view.view import View

_LAST: Order = (2, 0.0, "")


class TableRow(NamedTuple):
    """A row: a touchpoint in its stage; without one a touchpoint can be begun in it.

    ``first`` tells whether it is the first of its group, ``number`` counts touchpoints from 1.
    """

    stage: Stage | None
    card: Touchpoint | None = None
    first: bool = True
    number: int = 0

    @property
    def key(self) -> str:
        """What the row is known by, whatever changes in it."""
        return self.card.id if self.card else f"new:{self.stage.id if self.stage else ''}"


@dataclass(slots=True)
class _Kept:
    """What is worth keeping from one table of a journey to the next."""

    ranks: dict[str, int] = field(default_factory=dict)
    sort: tuple[object, ...] = ()
    flow: tuple[object, ...] = ()
    shares: Shares | None = None


class TouchpointTable:
    """A view as a table; every cell is looked up when it is first asked for.

    With the table ``before`` it, rows stay where they were sorted to while what is in them
    changes: nobody's row is taken away under their hands. To sort anew, begin without it.
    """

    def __init__(self, view: View, before: TouchpointTable | None = None) -> None:
        self.view = view
        self.here: Shown = shown(view)
        self.every = all_columns(self.here)
        self.columns, self.frozen = chosen_columns(view, self.every)
        self.grouped, self.key, self.down = sorted_by(view)
        self._kept: _Kept = before._kept if before and before.view.path == view.path else _Kept()
        self._cells: dict[tuple[str, str], CellContent] = {}
        self._places = {stage.id: i for i, stage in enumerate(self.here.every_stage)}
        self._stages: Mapping[str, Stage] = {stage.id: stage for stage in self.here.every_stage}
        self._faded: frozenset[str] = self.here.faded
        self.rows = self._rows()

    @property
    def count(self) -> int:
        """How many touchpoints there are in it."""
        return sum(row.card is not None for row in self.rows)

    def content(self, row: TableRow, column: GridColumn) -> CellContent:
        """Return what a cell says."""
        if column.kind == "stage":
            return plain(row.stage.title, "stage") if row.stage else EMPTY
        if row.card is None:
            return EMPTY
        key = row.card.id, column.name
        found = self._cells.get(key)
        if found is None:
            given = self._shares() if column.kind == "next" else None
            found = self._cells[key] = content(self.view.snapshot, column, row.card, given)
        return found

    def is_faded(self, card: str) -> bool:
        """Tell whether a touchpoint does not match the filter and is shown all the same."""
        return card in self._faded

    def place_of(self, stage: Stage | None) -> int:
        """Return which stage of the journey one is, counted from 0, which gives it its colour."""
        return self._places.get(stage.id, 0) if stage else 0

    def _rows(self) -> tuple[TableRow, ...]:
        stage_of = {step.id: step.stage for step in self.here.steps}
        cards = list(self.here.touchpoints)
        ranks = self._ranks(cards)
        if ranks:
            cards.sort(key=lambda card: ranks.get(card.id, len(ranks)))
        made: list[TableRow] = []
        if not self.grouped:
            for n, card in enumerate(cards, 1):
                made.append(TableRow(self._stages[stage_of[card.step]], card, True, n))
            return tuple(made)
        groups: dict[str, list[Touchpoint]] = {stage.id: [] for stage in self.here.stages}
        for card in cards:
            groups[stage_of[card.step]].append(card)
        number = 0
        for id, group in groups.items():
            stage = self._stages[id]
            if not group and self.view.filter == EVERYTHING:
                made.append(TableRow(stage))
            for place, card in enumerate(group):
                number += 1
                made.append(TableRow(stage, card, not place, number))
        return tuple(made)

    def _ranks(self, cards: list[Touchpoint]) -> Mapping[str, int]:
        """Return the places of touchpoints by their ids, nothing in the order of the journey."""
        column = next((one for one in self.every if one.name == self.key), None)
        if column is None:
            return {}
        asked = (self.key, self.down)
        if self._kept.sort != asked:
            stage_of = {step.id: self._stages[step.stage] for step in self.here.steps}

            def order(card: Touchpoint) -> Order:
                return self.content(TableRow(stage_of[card.step], card), column).order

            known = [card for card in cards if order(card)[0] == 0]
            known.sort(key=order, reverse=self.down)
            rest = [card for card in cards if order(card)[0]]
            self._kept.sort = asked
            self._kept.ranks = {card.id: i for i, card in enumerate((*known, *rest))}
        return self._kept.ranks

    def _shares(self) -> Shares:
        """Return which share of the customers each arrow takes; kept while no arrow changes."""
        snapshot = self.view.snapshot
        starts = tuple(
            (card.id, card.starts) for card in snapshot.all(Touchpoint).values() if card.starts
        )
        arrows, steps = snapshot.all(Connection), snapshot.all(Step)
        now = (arrows, steps, len(snapshot.all(Touchpoint)), starts)
        kept = self._kept
        same = kept.flow and kept.flow[0] is arrows and kept.flow[1] is steps
        if kept.shares is None or not same or kept.flow[2:] != now[2:]:
            kept.flow, kept.shares = now, shares(snapshot, self.view.journey)
        return kept.shares
