"""A row of a sheet that names several touchpoints: in lanes of their own, or as a list in a cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from journeymap.tabular.across.items import items
from journeymap.tabular.cells import CARDS
from journeymap.tabular.entries import FEELING, Columns, Fault, TableEntry, Understood, understand

_OF_ALL = ("owner", "ownership", "evidence", "department")
"""What is said of a row holds for every touchpoint it names."""
_PAIRED = (*FEELING, "lane", "happened", "reading", "duration", "waiting", "expectation")
"""A cell that lists as many as there are touchpoints says one thing of each."""


class Spread(NamedTuple):
    """The touchpoints a row names, and what in it could not be taken.

    ``named`` says that it names some itself; ``shared`` that what it says of several of them
    hangs on the first.
    """

    entries: tuple[TableEntry, ...]
    faults: tuple[Fault, ...]
    named: bool = True
    shared: bool = False


def spread(
    columns: Columns, row: Sequence[str], scale: str, *, across: bool = False, stage: str = ""
) -> Spread:
    """Return what a row says, as one entry for each touchpoint it names.

    In a sheet that was turned round, ``across``, a cell of touchpoints may be a list, and a row
    without any is one touchpoint called after what happens there or after its ``stage``.
    """
    in_lanes = [
        (heading.strip(), one)
        for (name, heading), cell in zip(columns, row, strict=False)
        if name == CARDS
        for one in items(cell)
    ]
    at = _place(columns, "title")
    title = row[at].strip() if at is not None and at < len(row) else ""
    titles = items(title) if across else tuple(filter(None, (title,)))
    named = bool(titles or in_lanes)
    if not named and across and _says(columns, row):
        titles = (_instead(columns, row) or stage or _first_words(columns, row),)
    first = [("", one) for one in titles] or in_lanes[:1]
    if len(first) < 2 and not (across or in_lanes):
        return _only(understand(columns, row, scale))
    entries, faults = _main(columns, row, first, scale)
    one = entries[0] if len(first) > 1 and entries else TableEntry()
    shared = bool(one.feelings or one.hung) and not any(x.feelings for x in entries[1:])
    rest = in_lanes if titles else in_lanes[1:]
    entries += [_in_lane(one, lane, entries) for lane, one in rest]
    return Spread(tuple(entries), tuple(faults), named or not entries, shared)


def _main(
    columns: Columns, row: Sequence[str], first: Sequence[tuple[str, str]], scale: str
) -> tuple[list[TableEntry], list[Fault]]:
    """Return the entries of the touchpoints themselves, with all the row says hung on the first."""
    entries: list[TableEntry] = []
    faults: list[Fault] = []
    if not first:
        alone = understand(columns, row, scale)
        return [alone.entry] if alone.entry else [], list(alone.faults)
    widened = [*columns, ("title", ""), ("lane", "")]
    for k, (lane, title) in enumerate(first):
        cells = [
            _cell(name, cell, k, len(first)) for (name, _), cell in zip(columns, row, strict=False)
        ]
        cells += [""] * (len(columns) - len(cells))
        found = understand(widened, [*cells, title, lane], scale)
        faults += [fault for fault in found.faults if fault not in faults]
        if found.entry:
            entries.append(replace(found.entry, beside=bool(k and found.entry.step)))
    return entries, faults


def _in_lane(title: str, lane: str, before: Sequence[TableEntry]) -> TableEntry:
    """Return a touchpoint in a lane of its own, beside those of the row it stands in."""
    place = before[-1] if before else TableEntry()
    return TableEntry(
        fields={"title": title},
        stage=place.stage,
        step=place.step,
        lane=lane,
        beside=bool(lane and before),
    )


def _cell(name: str, cell: str, k: int, count: int) -> str:
    """Return what a cell says of the ``k``-th of so many touchpoints."""
    if name in ("title", CARDS):
        return ""
    if name in ("stage", "step"):
        return cell
    if count > 1 and name in _PAIRED and len(parts := items(cell)) == count:
        return parts[k]
    return cell if not k or name in _OF_ALL else ""


def _says(columns: Columns, row: Sequence[str]) -> bool:
    """Tell whether a row says more than the name of a stage."""
    pairs = zip(columns, row, strict=False)
    return any(name and name != "stage" and cell.strip() for (name, _), cell in pairs)


def _instead(columns: Columns, row: Sequence[str]) -> str:
    step = _place(columns, "step")
    return row[step].strip() if step is not None and step < len(row) else ""


def _first_words(columns: Columns, row: Sequence[str]) -> str:
    """Return the first that a row says at all."""
    pairs = zip(columns, row, strict=False)
    cells = [cell for (name, _), cell in pairs if name and cell.strip()]
    return next(iter(items(cells[0])), "") if cells else ""


def _place(columns: Columns, wanted: str) -> int | None:
    return next((i for i, (name, _) in enumerate(columns) if name == wanted), None)


def _only(found: Understood) -> Spread:
    return Spread((found.entry,) if found.entry else (), found.faults)
