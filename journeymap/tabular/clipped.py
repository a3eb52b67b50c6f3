"""Touchpoints as rows of a spreadsheet, and rows as touchpoints."""

from __future__ import annotations

from collections.abc import Iterable
from io import StringIO

from journeymap.editing import EditView
from journeymap.errors import JourneyError
from journeymap.language import plural, tr
from journeymap.model.change import Change
from journeymap.model.fields import clean
from journeymap.model.grid import cards
from journeymap.model.records import Feeling, Journey, Lane, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.cells import (
    FIELDS,
    LABELS,
    SCALES,
    meaning,
    shown,
)
from journeymap.tabular.entries import Columns, feelings, headings_of_feelings, understand
from journeymap.tabular.feelings import plain_number, scale_of, scale_said
from journeymap.tabular.placed import place
from journeymap.tabular.telling import (
    assumed_arrows,
    blank,
    left_out,
    read_scale,
    read_shares,
    told,
)

UNNAMED: Columns = [("title", "")]
"""The columns of rows that have no heading."""


def rows(snapshot: Snapshot, ids: Iterable[str], persona: str | None = None) -> str:
    """Return touchpoints as tab separated rows under a heading, in the order shown.

    The feeling is that of one persona, by default the first of the journey, from −1 to 1.
    Empty when there is no touchpoint among the ids.
    """
    import csv

    wanted, out = set(ids) & snapshot.all(Touchpoint).keys(), StringIO()
    if not wanted:
        return ""
    writer = csv.writer(out, dialect="excel-tab", lineterminator="\n")
    writer.writerow(map(tr, LABELS.values()))
    for journey in snapshot.ordered(Journey):
        lens = EditView.of(snapshot, journey.id, persona=persona).lens
        for card in cards(snapshot, journey.id):
            if card.id in wanted:
                texts = [shown(spec, getattr(card, name)) for name, spec in FIELDS.items()]
                writer.writerow([*_place(snapshot, card, lens), *texts])
    return out.getvalue()


def paste_rows(view: EditView, text: str) -> Change | None:
    """Return the change that makes a touchpoint of each row, connected in their order.

    Columns are known by the labels of fields in the first row; without such a row the
    first column is the title. Stages and lanes that are not there yet are made.
    """
    columns, found = _parsed(clean(text))
    plain = told(columns, found)
    scale, _ = _scale(columns, plain)
    entries = [entry for row in plain if (entry := understand(columns, row, scale).entry)]
    return place(view, entries, "Paste") if entries else None


def assumed_of_rows(text: str) -> tuple[str, ...]:
    """Return what is taken for granted of rows that are pasted, in sentences."""
    columns, found = _parsed(clean(text))
    scale, guessed = _scale(columns, told(columns, found))
    heading = tr("Feeling ({scale})", scale=tr(SCALES["two"]))
    said = (
        (
            read_scale(scale),
            tr(
                "To choose another, undo and write it into the heading: “{heading}”.",
                heading=heading,
            ),
        )
        if guessed
        else ()
    )
    arrows = (assumed_arrows(),) if len(found) > 1 else ()
    return (*said, *read_shares(columns, found), *arrows)


def lost_of_rows(text: str) -> tuple[str, ...]:
    """Return what in rows that are pasted cannot be taken, in sentences, columns first."""
    columns, found = _parsed(clean(text))
    plain = told(columns, found)
    scale, _ = _scale(columns, plain)
    every = (fault.why for row in plain for fault in understand(columns, row, scale).faults)
    faults = [*dict.fromkeys(every)]
    more = len(faults) - 1
    others = plural("{n} more of that kind was left out.", "{n} more were left out.", more)
    return (*_untaken(columns, plain), *faults[:1], *((others,) if more > 0 else ()))


def _untaken(columns: Columns, rows: list[list[str]]) -> tuple[str, ...]:
    """Return a sentence for each column that has something in it and means nothing known."""
    if columns == UNNAMED:
        beside = any(any(row[1:]) for row in rows)
        first = tr("Only the first column was taken: no heading says what the others are.")
        return (first,) if beside else ()
    return tuple(
        left_out(heading)
        for at, (name, heading) in enumerate(columns)
        if not name and heading and any(at < len(row) and not blank(row[at]) for row in rows)
    )


def _scale(columns: Columns, rows: list[list[str]]) -> tuple[str, bool]:
    """Return how feelings are written, and whether nothing but their numbers tells."""
    felt = [cell for row in rows for cell in feelings(columns, row)]
    said = scale_said(headings_of_feelings(columns))
    return said or scale_of(felt), not said and any(plain_number(cell) is not None for cell in felt)


def _place(snapshot: Snapshot, card: Touchpoint, persona: str | None) -> list[str]:
    step = snapshot.get(Step, card.step)
    stage = snapshot.get(Stage, step.stage) if step else None
    lane = snapshot.get(Lane, card.lane)
    felt = snapshot.of(Feeling, "touchpoint", card.id)
    feeling = next((f"{f.valence:g}" for f in felt if f.persona == persona), "")
    return [stage.title if stage else "", lane.title if lane else "", feeling]


def _parsed(text: str) -> tuple[Columns, list[list[str]]]:
    """Return the columns of a text, and its rows that are not blank."""
    import csv

    sheet = csv.reader(StringIO(text), dialect="excel-tab")
    try:
        cells = [[cell.strip() for cell in line] for line in sheet]
    except csv.Error as fault:
        raise JourneyError(
            tr("What was pasted is not rows of a sheet: {why}. Nothing has changed.", why=fault)
        ) from fault
    cells = [line for line in cells if any(line)]
    columns = [(meaning(cell), cell) for cell in cells[0]] if cells else []
    if "title" in (name for name, _ in columns) and len(cells) > 1:
        return columns, cells[1:]
    return UNNAMED, cells
