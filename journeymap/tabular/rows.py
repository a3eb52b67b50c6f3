"""From a sheet and what its columns mean to a journey, and what in it could not be taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from journeymap.editing import EditView
from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.model.change import Change, change
from journeymap.model.fields import clean
from journeymap.model.records import Journey, Stage
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.across.items import items
from journeymap.tabular.across.spread import spread
from journeymap.tabular.cells import CARDS
from journeymap.tabular.deciding import title_told
from journeymap.tabular.entries import (
    Columns,
    Fault,
    TableEntry,
    feelings,
    headings_of_feelings,
)
from journeymap.tabular.feelings import (
    number,
    plain_number,
    read_otherwise,
    scale_of,
    scale_said,
)
from journeymap.tabular.imported import Imported
from journeymap.tabular.leading import SheetLeads, lost_lead
from journeymap.tabular.meant import MeantSheet, meant, most_telling
from journeymap.tabular.own.returned import is_ours
from journeymap.tabular.own.whole_journey import whole_journey
from journeymap.tabular.placed import place
from journeymap.tabular.recognised import refuse_no_map
from journeymap.tabular.sheets.sheet import (
    Mapping,
    ReadTable,
    columns_below,
    headings_of,
)
from journeymap.tabular.table_scores import assumed_of, metrics_of, read_scores
from journeymap.tabular.telling import (
    assumed_arrows,
    read_scale,
    read_shares,
    told,
)
from journeymap.tabular.words.row_names import is_total

MOST_TOUCHPOINTS, MOST_PLACES = 2_000, 500


class NothingNamed(JourneyError):
    """A table in which no column, or an outline in which no level, holds touchpoints."""


class Problem(NamedTuple):
    """What could not be taken: the row, from 1, its column, from 0, or ``None`` for the whole."""

    row: int
    column: int | None
    why: str


class SheetReading(NamedTuple):
    """What a sheet says, what is wrong in it, and how its feelings were taken to be written.

    ``guessed`` are sentences about what only its numbers tell of.
    """

    title: str
    entries: tuple[TableEntry, ...]
    problems: tuple[Problem, ...]
    scale: str = ""
    guessed: tuple[str, ...] = ()

    @property
    def touchpoints(self) -> int:
        """How many touchpoints it names."""
        return sum("title" in entry.fields for entry in self.entries)


def import_table(
    tables: Sequence[ReadTable], name: str, head: int = 0, chosen: MeantSheet | None = None
) -> Imported:
    """Return the journey of the first sheet that names touchpoints, read as it seems to be meant.

    ``head`` is the row of the headings where that is known; ``chosen`` is a sheet and what
    somebody says of it. The other sheets are reported. Raises ``JourneyError`` when nothing in
    it is a touchpoint.
    """
    if chosen is None and is_ours(tables):
        return whole_journey(tables, name)
    sheet = chosen
    if sheet is None:
        table = most_telling(tables)
        refuse_no_map(table.rows, name)
        sheet = meant(table)
        if head and not sheet.round:
            sheet = sheet._replace(mapping=Mapping(head, columns_below(table, head)))
    came = journey_of(sheet, name)
    sheets = tuple(
        (0, tr("The sheet “{sheet}” was left out.", sheet=one.name))
        for one in tables
        if one is not sheet.source and any(map(any, one.rows))
    )
    report = (*sheets, *sheet.unknown(), *came.report)
    return came._replace(report=tuple(sorted(report, key=_row)))


def to_journey(table: ReadTable, mapping: Mapping, name: str) -> Imported:
    """Return a sheet as a new journey, as a mapping says; raises ``JourneyError``."""
    return journey_of(MeantSheet(table, table, mapping), name)


def journey_of(sheet: MeantSheet, name: str) -> Imported:
    """Return a sheet as a new journey, as it is meant; raises ``JourneyError``."""
    refuse_many_rows(sheet, name)
    return journey_read(sheet, read_rows(sheet.table, sheet.mapping), name)


def refuse_many_rows(sheet: MeantSheet, name: str) -> None:
    """Raise a ``JourneyError`` where a sheet names more touchpoints than a map can show.

    The cells are only counted, so that this is known before they are read.
    """
    mapping, below = sheet.mapping, sheet.table.rows[sheet.mapping.head :]
    titles = [i for i, column in enumerate(mapping.columns) if column in ("title", CARDS)]
    count = sum(bool(row[i].strip()) for row in below for i in titles if i < len(row))
    if count > MOST_TOUCHPOINTS:
        at = mapping.columns.index("stage") if "stage" in mapping.columns else None
        stages = {row[at].strip() for row in below if at is not None and at < len(row)} - {""}
        refuse_too_many(name, count, len(stages))


def journey_read(sheet: MeantSheet, reading: SheetReading, name: str) -> Imported:
    """Return what was read of a sheet as a journey; what could not be is told by rows of its file."""
    lines = (x._replace(row=sheet.line(x.row, x.column)) for x in reading.problems)
    return placed(reading._replace(problems=tuple(lines)), name, sheet.table.report)


def read_rows(table: ReadTable, mapping: Mapping) -> SheetReading:
    """Return what each row says; a blank stage is that of the row above, as in merged cells."""
    headings = headings_of(table, mapping.head)
    columns: Columns = list(zip(mapping.columns, map(clean, headings), strict=False))
    cells = [[clean(cell) for cell in row] for row in table.rows[mapping.head :]]
    below = told(columns, cells)
    felt = [cell for row in below for cell in feelings(columns, row)]
    felt = [one for cell in felt for one in items(cell)] if mapping.across else felt
    said = mapping.scale or scale_said(headings_of_feelings(columns))
    scale = said or scale_of(felt)
    guessed = read_shares(columns, cells)
    if not said and any(plain_number(cell) is not None for cell in felt):
        guessed = (read_scale(scale), *guessed)
    guessed = (*guessed, *read_otherwise(felt))
    metrics = metrics_of(columns, below)
    guessed = (*_title_from(columns, mapping), *guessed, *assumed_of(metrics, columns))
    title, problems = _above(table, mapping.head)
    entries: list[TableEntry] = []
    stage, seen, unnamed, shared = "", set[Fault](), False, False
    places: list[int] = []
    for at, row in enumerate(below, mapping.head + 1):
        if _sums(row):
            problems.append(Problem(at, None, _left_sums(row, mapping)))
            continue
        own = next((c for (n, _), c in zip(columns, row, strict=False) if n == "stage"), "")
        stage = own.strip() or stage
        found = spread(columns, row, scale, across=mapping.across, stage=stage)
        faults = [fault for fault in found.faults if fault not in seen]
        problems += [Problem(at, fault.column, fault.why) for fault in faults]
        seen |= {fault for fault in faults if fault.once}
        unnamed, shared = unnamed or not found.named, shared or found.shared
        come = [replace(entry, stage=stage) for entry in found.entries]
        scores, wrong = read_scores(columns, row, metrics)
        titled = [i for i, entry in enumerate(come) if "title" in entry.fields]
        if titled:
            come[titled[0]] = replace(come[titled[0]], scores=scores)
        problems += [Problem(at, fault.column, fault.why) for fault in wrong]
        entries += come
        places += [at] * len(come)
    problems += _lost_leads(entries, places)
    guessed = (*_from_places(unnamed=unnamed, shared=shared), *guessed)
    return SheetReading(title, tuple(entries), tuple(problems), scale, guessed)


def _lost_leads(entries: Sequence[TableEntry], rows: Sequence[int]) -> list[Problem]:
    """Return the arrows that lead to what no row names."""
    leads = SheetLeads(entries)
    return [
        Problem(at, None, lost_lead(line)) for i, at in enumerate(rows) for line in leads.of(i)[1]
    ]


def placed(reading: SheetReading, name: str, report: tuple[tuple[int, str], ...] = ()) -> Imported:
    """Return what was read as a journey; raises ``JourneyError`` for none or too many."""
    refuse_unplaceable(reading, name)
    journey = Journey(title=reading.title or _stem(name), position=1.0)
    begun: list[Journey | Stage] = [journey]
    entries = [replace(x, lane=x.lane or tr("Touchpoints")) for x in reading.entries]
    if any(not entry.stage for entry in entries):
        begun.append(Stage(journey=journey.id, position=0.0))
    label = tr("Import {name}", name=name)
    start = change(label, add=begun)
    view = EditView.of(Snapshot(begun), journey.id, (begun[-1].id,))
    left = [(problem.row, problem.why) for problem in reading.problems]
    whole = start + place(view, entries, label)
    return Imported(
        Change(label, whole.edits).normal(), (*report, *sorted(left, key=_row)), assumed(reading)
    )


def refuse_unplaceable(reading: SheetReading, name: str) -> None:
    """Raise a ``JourneyError`` where what was read names no touchpoint, or too many for a map."""
    count = reading.touchpoints
    if not count:
        raise NothingNamed(
            tr(
                "{name} names no touchpoint. Nothing was imported; say in which column or at which "
                "level the touchpoints stand.",
                name=name,
            )
        )
    stages, lanes = (len({getattr(x, key) for x in reading.entries}) for key in ("stage", "lane"))
    refuse_too_many(name, count, stages, lanes)


def assumed(reading: SheetReading) -> tuple[str, ...]:
    """Return what a sheet did not say and was taken for granted, in sentences."""
    named = any(entry.leads is not None for entry in reading.entries)
    arrows = (assumed_arrows(),) if reading.touchpoints > 1 and not named else ()
    return (*reading.guessed, *arrows)


def refuse_too_many(name: str, touchpoints: int, stages: int, lanes: int = 1) -> None:
    """Raise a ``JourneyError`` for more than a map can show."""
    if touchpoints > MOST_TOUCHPOINTS or max(stages, lanes) > MOST_PLACES:
        raise JourneyError(
            tr(
                "{name} is more than a map can show: {count} touchpoints (up to {most}), stages: "
                "{stages}, lanes: {lanes} (up to {places}). Nothing was imported; divide it into "
                "several journeys.",
                name=name,
                count=touchpoints,
                stages=stages,
                lanes=lanes,
                most=MOST_TOUCHPOINTS,
                places=MOST_PLACES,
            )
        )


def _title_from(columns: Columns, mapping: Mapping) -> tuple[str, ...]:
    """Return the sentence about touchpoints that are called by what no heading calls so."""
    found = next((heading for name, heading in columns if name == "title"), "")
    if not found or title_told(found):
        return ()
    if mapping.across:
        return (tr("The touchpoints are called by the row “{heading}”.", heading=found),)
    return (tr("The touchpoints are called by the column “{heading}”.", heading=found),)


def _from_places(*, unnamed: bool, shared: bool) -> Iterator[str]:
    """Yield the sentences about what only the place of cells in a sheet tells of."""
    if unnamed:
        yield tr("Where no touchpoint is named, it is called after its stage.")
    if shared:
        yield tr(
            "Where a cell lists several touchpoints, what else is said there stands at the first."
        )


def _left_sums(row: Sequence[str], mapping: Mapping) -> str:
    name = next(cell.strip() for cell in row if cell.strip())
    if mapping.across:
        return tr("The column “{heading}” holds sums, so it was left out.", heading=name)
    return tr("The row “{heading}” holds sums, so it was left out.", heading=name)


def _sums(row: Sequence[str]) -> bool:
    """Tell whether a row says “Total” or the like, and has nothing but numbers beside."""
    filled = [cell for cell in row if cell.strip()]
    named = bool(filled) and is_total(filled[0]) and len(filled) > 1
    return named and all(number(cell) is not None for cell in filled[1:])


def _row(line: tuple[int, str]) -> int:
    return line[0]


def _above(table: ReadTable, head: int) -> tuple[str, list[Problem]]:
    """Return the title that stands over the headings, and what else does."""
    title, problems = "", []
    for at, row in enumerate(table.rows[: max(0, head - 1)], 1):
        filled = [clean(cell) for cell in row if cell]
        if len(filled) == 1 and not title:
            title = filled[0]
        elif filled:
            why = tr("The row stands over the headings, so it was left out.")
            problems.append(Problem(at, None, why))
    return title, problems


def _stem(name: str) -> str:
    return name.rpartition(".")[0] or name
