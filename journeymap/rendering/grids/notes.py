"""What stands in lanes of notes and pictures as a table, and what is felt with words and intensity."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from journeymap.lanes.parts.told_notes import ToldNote, noted
from journeymap.language import tr
from journeymap.model.grid import lanes
from journeymap.model.records import Feeling, Persona, Stage, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.grids import Cell, DataTable, TableColumn, Told, hung, made
from journeymap.view import View, shown

_WIDE, _BROAD = 24, 60


def notes(view: View) -> DataTable:
    """Return a row for each note of the stages shown, also of hidden lanes: a table loses nothing."""
    snapshot, stages = view.snapshot, {stage.id for stage in shown(view).stages}
    every = noted(snapshot, view.journey, lanes(snapshot, view.journey))
    found = [told for told in every if told.stage in stages]

    def column(
        key: str, heading: str, cell: Callable[[ToldNote], Cell], width: int = _WIDE
    ) -> Told:
        return Told(TableColumn(key, heading, width), cell)

    def stage(told: ToldNote) -> str:
        here = snapshot.get(Stage, told.stage)
        return here.title if here else ""

    def seen(told: ToldNote) -> str:
        return (told.picture.alt or told.picture.name) if told.picture else ""

    columns = [
        column("stage", tr("Stage"), stage),
        column("lane", tr("Lane"), lambda told: told.label),
        column("at", tr("At"), lambda told: told.at),
        column("until", tr("To"), lambda told: told.until),
        column("note", tr("Note"), lambda told: told.words, _BROAD),
        column("picture", tr("Picture"), seen),
        column("author", tr("Author"), lambda told: told.note.author),
    ]
    return made(tr("Notes"), columns, found)


def feelings(snapshot: Snapshot, cards: Sequence[Touchpoint]) -> DataTable:
    """Return what is felt at some touchpoints, with whose it is, its word and its intensity."""
    rows = hung(snapshot, cards, Feeling, tr("Feelings"))
    felt = [one for card in cards for one in snapshot.of(Feeling, "touchpoint", card.id)]
    people = [snapshot.get(Persona, one.persona) for one in felt]
    column = TableColumn("persona", tr("Persona"), _WIDE)
    told = [(*row, who.name if who else None) for row, who in zip(rows.rows, people, strict=True)]
    return DataTable(rows.name, (*rows.columns, column), tuple(told))
