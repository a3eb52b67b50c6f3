"""Moving touchpoints together: what stands side by side goes on standing side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from journeymap.editing.places import ChangeDraft, emptied, index_of, put
from journeymap.model.change import Change
from journeymap.model.grid import cell, channels, slots
from journeymap.model.records import Step, Touchpoint
from journeymap.model.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Landing:
    """Where the touchpoint in hand goes: a column, or a new one before the ``column``-th.

    ``index`` is its place among the other touchpoints of that cell.
    """

    column: int
    lane: str
    fresh: bool
    index: int = 0


@dataclass
class _Way:
    """The way of a group: its columns and lanes now, and those it comes to."""

    snapshot: Snapshot
    movers: list[Touchpoint]
    columns: Sequence[tuple[str, str]]
    at: Mapping[str, int]
    steps: dict[int, str] = field(default_factory=dict)
    draft: ChangeDraft = field(default_factory=ChangeDraft)
    growing: set[str] = field(default_factory=set)


def move_together(
    snapshot: Snapshot,
    journey: str,
    ids: Iterable[str],
    held: str,
    to: Landing,
    *,
    tidy: bool = True,
) -> Change | None:
    """Move touchpoints so that the one that is ``held`` comes to a place and the others keep
    theirs beside it.

    All go as many columns and lanes as the held one, though never out of the lanes; where the
    map has no column for one, it gets a new step. A new column for the held one means one for
    each column of the group. Without ``tidy`` steps left empty stay, as while one still drags.
    """
    columns = slots(snapshot, journey)
    place = {step: i for i, (_, step) in enumerate(columns) if step}
    chosen = set(ids)
    movers = [
        card
        for _, step in columns
        if step
        for card in snapshot.of(Touchpoint, "step", step)
        if card.id in chosen
    ]
    lead = next((card for card in movers if card.id == held), None)
    if lead is None:
        return None
    way = _Way(snapshot, movers, columns, {card.id: place[card.step] for card in movers})
    if to.fresh:
        _open(way, to.column)
    else:
        _shift(way, to.column - place[lead.step])
    lanes = _lanes(way, journey, lead, to.lane)
    _settle(way, lanes, lead, None if to.fresh else to.index)
    if tidy:
        gone = emptied(snapshot, chosen, kept=way.steps.values(), growing=way.growing)
        way.draft.edit = [(old, new) for old, new in way.draft.edit if old not in gone]
        way.draft.remove += gone
    return way.draft.done("Move")


def _open(way: _Way, before: int) -> None:
    """Give every column of the group a new step, all before one column."""
    columns = way.columns
    stage = columns[min(before, len(columns) - 1)][0]
    if 0 < before < len(columns) and columns[before - 1][0] != stage:
        stage = columns[before - 1][0]
    index = sum(group == stage and bool(step) for group, step in columns[:before])
    _add_steps(way, stage, index, sorted(set(way.at.values())))


def _shift(way: _Way, by: int) -> None:
    """Bring every column of the group to the one so far away, or to a new step beside them all."""
    missing: dict[str, list[int]] = {}
    last = len(way.columns) - 1
    for column in sorted(set(way.at.values())):
        stage, step = way.columns[max(0, min(column + by, last))]
        if step and 0 <= column + by <= last:
            way.steps[column] = step
        else:
            missing.setdefault(stage, []).append(column)
    for stage, fresh in missing.items():
        row = way.snapshot.of(Step, "stage", stage)
        _add_steps(way, stage, 0 if fresh[0] + by < 0 else len(row), fresh)


def _add_steps(way: _Way, stage: str, index: int, columns: Sequence[int]) -> None:
    row = way.snapshot.of(Step, "stage", stage)
    placed, shifted = put(row, index, [Step(stage=stage) for _ in columns])
    way.steps.update(zip(columns, (step.id for step in placed), strict=True))
    way.draft.add += placed
    way.draft.edit += shifted
    way.growing.add(stage)


def _lanes(way: _Way, journey: str, lead: Touchpoint, to: str) -> dict[str, str]:
    """Return the lane each touchpoint comes to; those in hidden lanes stay in them."""
    row = channels(way.snapshot, journey)
    at = {card.id: index_of(row, card.lane) for card in way.movers}
    shown = [i for i in at.values() if i < len(row)]
    by = index_of(row, to) - at[lead.id]
    by = max(-min(shown, default=0), min(by, len(row) - 1 - max(shown, default=0)))
    return {
        card.id: row[at[card.id] + by].id if at[card.id] < len(row) else card.lane
        for card in way.movers
    }


def _settle(way: _Way, lanes: Mapping[str, str], lead: Touchpoint, index: int | None) -> None:
    """Put the touchpoints into their cells, behind those who stand there already."""
    cells: dict[tuple[str, str], list[Touchpoint]] = {}
    for card in way.movers:
        cells.setdefault((way.steps[way.at[card.id]], lanes[card.id]), []).append(card)
    ids = {card.id for card in way.movers}
    for (step, lane), group in cells.items():
        now = cell(way.snapshot, step, lane)
        stack = [card for card in now if card.id not in ids]
        aimed = index if lead in group and index is not None else len(stack)
        if lead not in group and all(card in now for card in group):
            continue
        if now == (*stack[:aimed], *group, *stack[aimed:]):
            continue
        homed = [card.but(step=step, lane=lane) for card in group]
        placed, shifted = put(stack, aimed, homed)
        way.draft.edit += [*zip(group, placed, strict=True), *shifted]
