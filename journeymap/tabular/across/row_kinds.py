"""What the rows of a sheet seem to mean whose stages run along its top."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.tabular.across.items import items
from journeymap.tabular.across.turned import TurnedTable
from journeymap.tabular.cells import CARDS, FELT, TEXT
from journeymap.tabular.deciding import decided
from journeymap.tabular.feelings import number
from journeymap.tabular.sheets.sheet import Mapping, headings_of, somebody_felt
from journeymap.tabular.telling import blank
from journeymap.tabular.words.row_names import is_text, is_total, role_of, row_meaning

_IN_LANES = ("onstage", "backstage", "support")
_LANES = ("customer", *_IN_LANES)


def guess_across(sheet: TurnedTable) -> Mapping:
    """Return what the columns of a turned sheet seem to mean, by their headings and cells.

    A row nothing is known of is a lane of texts, so that no word of it is lost; in a blueprint,
    and where no row holds touchpoints, rows without a meaning are lanes of touchpoints.
    """
    headings = headings_of(sheet.table, sheet.head)
    below = sheet.table.rows[sheet.head :]
    every = [[row[i] if i < len(row) else "" for row in below] for i in range(len(headings))]
    cells = [[cell for cell in column if not blank(cell)] for column in every]
    known = decided(headings, [row_meaning(heading) for heading in headings], cells)
    for i, heading in enumerate(headings):
        if not known[i] and cells[i] and not is_total(heading):
            known[i] = FELT if somebody_felt(heading, cells[i]) else TEXT
    if any(role_of(heading) in _IN_LANES for heading in headings):
        for i, heading in enumerate(headings):
            if role_of(heading) in _LANES and known[i] in ("title", "happened", "owner", TEXT):
                known[i] = CARDS
    _lane_or_text(known, every)
    if "title" not in known and CARDS not in known:
        _find_title(known, headings, every)
    return Mapping(sheet.head, tuple(known), across=True)


def _lane_or_text(known: list[str], cells: Sequence[Sequence[str]]) -> None:
    """Leave channels a lane only where a cell names one of them, or one for each touchpoint."""
    if "lane" not in known:
        return
    at = known.index("lane")
    title = known.index("title") if "title" in known else None
    for k, cell in enumerate(cells[at]):
        count = len(items(cells[title][k])) if title is not None and k < len(cells[title]) else 1
        named = len(items(cell)) if "\n" in cell or ";" in cell else len(_channels(cell))
        if named > 1 and named != count:
            known[at] = TEXT


def _channels(cell: str) -> list[str]:
    return [one for part in cell.split(",") for one in part.split("/") if one.strip()]


def _find_title(known: list[str], headings: Sequence[str], cells: Sequence[Sequence[str]]) -> None:
    """Take for touchpoints what happens, else the steps, else every row without a meaning."""
    for name in ("happened", "step"):
        if name in known and any(map(_wordy, cells[known.index(name)])):
            known[known.index(name)] = "title"
            return
    unknown = [
        i
        for i, name in enumerate(known)
        if name == TEXT and not is_text(headings[i]) and any(map(_wordy, cells[i]))
    ]
    if len([name for name in known if name not in ("", "stage", TEXT)]) > 1:
        unknown = unknown[:1]
        for i in unknown:
            known[i] = "title"
        return
    for i in unknown:
        known[i] = CARDS


def _wordy(cell: str) -> bool:
    return number(cell) is None and any(map(str.isalpha, cell))
