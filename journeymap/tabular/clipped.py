"""Touchpoints as rows of a spreadsheet, and rows as touchpoints."""

from __future__ import annotations

from collections.abc import Iterable
from io import StringIO

from journeymap.editing import EditView
from journeymap.errors import JourneyError
from journeymap.language import plural, tr
from journeymap.model.change import Change, change
from journeymap.model.fields import clean
from journeymap.model.grid import cards
from journeymap.model.records import Feeling, Journey, Lane, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.cells import CARDS, FIELDS, LABELS, SCALES, shown
from journeymap.tabular.meant import MeantSheet, meant
from journeymap.tabular.placed import place
from journeymap.tabular.recognised import refuse_no_map
from journeymap.tabular.rows import (
    SheetReading,
    assumed,
    read_rows,
    refuse_many_rows,
    refuse_unplaceable,
)
from journeymap.tabular.sheets.sheet import MOST_COLUMNS, MOST_ROWS, Mapping, ReadTable, too_large
from journeymap.tabular.telling import read_scale


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

    A table is read as the same one in a file is, also one whose stages run across; without
    headings the first column is the title. Stages and lanes that are not there yet are made, and
    a journey without a title takes that of the table. Raises ``JourneyError`` for what is no
    map, or more than one can show.
    """
    _, reading = _read(text)
    if not reading.entries:
        return None
    refuse_unplaceable(reading, _clipboard())
    whole = place(view, reading.entries, "Paste")
    journey = view.snapshot.get(Journey, view.journey)
    if reading.title and journey and not journey.title:
        now = view.snapshot.apply(whole).all(Journey)[journey.id]
        whole += change("Paste", edit=[(now, now.but(title=reading.title))])
    return whole


def assumed_of_rows(text: str) -> tuple[str, ...]:
    """Return what is taken for granted of rows that are pasted, in sentences."""
    _, reading = _read(text)
    found = [*assumed(reading)]
    scale = read_scale(reading.scale)
    if scale in found:
        heading = tr("Feeling ({scale})", scale=tr(SCALES["two"]))
        how = tr(
            "To choose another, undo and write it into the heading: “{heading}”.", heading=heading
        )
        found.insert(found.index(scale) + 1, how)
    return tuple(found)


def lost_of_rows(view: EditView, text: str) -> tuple[str, ...]:
    """Return what in rows that are pasted cannot be taken, in sentences, columns first."""
    sheet, reading = _read(text)
    faults = [*dict.fromkeys(problem.why for problem in reading.problems)]
    more = len(faults) - 1
    others = plural("{n} more of that kind was left out.", "{n} more were left out.", more)
    return (
        *_title_left(view, reading.title),
        *_untaken(sheet),
        *faults[:1],
        *((others,) if more > 0 else ()),
    )


def _title_left(view: EditView, title: str) -> tuple[str, ...]:
    journey = view.snapshot.get(Journey, view.journey)
    if not title or journey is None or journey.title in ("", title):
        return ()
    return (tr("“{title}” was left out: a journey has one title.", title=title),)


def _untaken(sheet: MeantSheet) -> tuple[str, ...]:
    """Return a sentence for each column that has something in it and means nothing known."""
    if not sheet.mapping.head and not sheet.round:
        beside = any(any(row[1:]) for row in sheet.table.rows)
        first = tr("Only the first column was taken: no heading says what the others are.")
        return (first,) if beside and CARDS not in sheet.mapping.columns else ()
    return tuple(why for _, why in sheet.unknown())


def _read(text: str) -> tuple[MeantSheet, SheetReading]:
    """Return rows on the clipboard with what they seem to mean, and what they say."""
    table = _table(clean(text))
    if table.width > 1:
        refuse_no_map(table.rows, _clipboard())
    if len(table.rows) > MOST_ROWS or table.width > MOST_COLUMNS:
        raise too_large(_clipboard())
    sheet = meant(table)
    if not _headed(sheet):
        unnamed = ("title", *[""] * (table.width - 1))[: max(1, table.width)]
        sheet = sheet._replace(mapping=Mapping(0, unnamed))
    refuse_many_rows(sheet, _clipboard())
    return sheet, read_rows(sheet.table, sheet.mapping)


def _headed(sheet: MeantSheet) -> bool:
    """Tell whether something in a table says what it means; plain lines may begin with any word."""
    head, columns = sheet.mapping.head, sheet.mapping.columns
    if sheet.round or CARDS in columns:
        return True
    alone = sheet.table.width == 1 and head > 1
    return bool(head) and not alone and head < len(sheet.table.rows) and "title" in columns


def _clipboard() -> str:
    return tr("The clipboard")


def _place(snapshot: Snapshot, card: Touchpoint, persona: str | None) -> list[str]:
    step = snapshot.get(Step, card.step)
    stage = snapshot.get(Stage, step.stage) if step else None
    lane = snapshot.get(Lane, card.lane)
    felt = snapshot.of(Feeling, "touchpoint", card.id)
    feeling = next((f"{f.valence:g}" for f in felt if f.persona == persona), "")
    return [stage.title if stage else "", lane.title if lane else "", feeling]


def _table(text: str) -> ReadTable:
    """Return the rows of a text that are not blank."""
    import csv

    try:
        cells = [
            tuple(cell.strip() for cell in line)
            for line in csv.reader(StringIO(text), dialect="excel-tab")
        ]
    except csv.Error as fault:
        raise JourneyError(
            tr("What was pasted is not rows of a sheet: {why}. Nothing has changed.", why=fault)
        ) from fault
    return ReadTable("", tuple(line for line in cells if any(line)))
