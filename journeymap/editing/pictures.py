"""Pictures put where they are meant: portraits, icons of lanes, and notes in a storyboard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journeymap.editing import EditView
from journeymap.editing.places import index_of, put
from journeymap.editing.records import set_field
from journeymap.lanes import kind_of
from journeymap.lanes.parts.hanging import cell_of
from journeymap.lanes.parts.notes import note_cell
from journeymap.language import tr
from journeymap.model.change import Change, change
from journeymap.model.grid import Cell, lanes
from journeymap.model.order import after_last
from journeymap.model.records import (
    Asset,
    Connection,
    Idea,
    Lane,
    Note,
    Persona,
    Record,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.view import shown

STORYBOARD = "pictures"
"""The kind of lane that is made where a journey has none for pictures."""


def put_pictures(view: EditView, assets: Sequence[Asset]) -> Change | None:
    """Put pictures where the selection or the current cell is, those that are new taken along.

    On a persona it is the portrait, on a note the note's picture, on a lane its icon, where the
    lane is none of pictures. Everywhere else it becomes a note in the first lane of pictures at
    the step that is meant, each further one a step behind the last; lane and steps that are
    missing are made. ``None`` where no journey is looked at.
    """
    if view.blank or not assets:
        return None
    new = [asset for asset in assets if view.snapshot.get(Asset, asset.id) is None]
    kept = change("Picture", add=new)
    now = view.on(view.snapshot.apply(kept))
    worn, rest = _worn(now, assets)
    done = kept + worn
    if rest:
        now = view.on(view.snapshot.apply(done))
        behind = isinstance(view.primary, Note) and len(rest) < len(assets)
        done += _boarded(now, rest, _cell(now), behind=behind)
    return Change("Picture", done.edits)


def set_picture(snapshot: Snapshot, ids: Iterable[str], field: str, asset: Asset) -> Change | None:
    """Set a field that holds a picture, which is taken along where the document has it not yet."""
    kept = change("Picture", add=() if snapshot.get(Asset, asset.id) else (asset,))
    done = set_field(snapshot.apply(kept), ids, field, asset.id, label="Picture")
    return Change("Picture", (kept + done).edits) if done else None


def _worn(view: EditView, assets: Sequence[Asset]) -> tuple[Change, Sequence[Asset]]:
    """Return the change that gives what is selected its picture, and the pictures left over.

    Several portraits go to the personas from the one selected on.
    """
    record = view.primary
    pairs: list[tuple[Record, Record]] = []
    if isinstance(record, Persona):
        row = view.snapshot.ordered(Persona)
        people = row[index_of(row, record.id) :]
        pairs += [(p, p.but(picture=a.id)) for p, a in zip(people, assets, strict=False)]
    elif isinstance(record, Note) or (isinstance(record, Lane) and not _shows_pictures(record)):
        pairs.append((record, record.but(asset=assets[0].id)))
    return change("Picture", edit=pairs), assets[len(pairs) :]


def _boarded(view: EditView, assets: Sequence[Asset], at: Cell | None, *, behind: bool) -> Change:
    """Return the change that sets pictures one a step from a cell on, or from ``behind`` it.

    A single one on a stage runs across it.
    """
    lane, done = _board(view, at)
    if at and at.stage and not at.step and len(assets) == 1:
        cells = [Cell(at.stage, "", lane.id)]
    else:
        cells, more = _cells(view, lane, at, len(assets), behind=behind)
        done += more
    position = after_last(view.snapshot.of(Note, "journey", view.journey))
    notes = [
        Note(
            journey=view.journey,
            lane=lane.id,
            step=cell.step or None,
            stage=None if cell.step else cell.stage,
            asset=asset.id,
            position=position + i,
        )
        for i, (asset, cell) in enumerate(zip(assets, cells, strict=True))
    ]
    return done + change("Picture", add=notes)


def _board(view: EditView, at: Cell | None) -> tuple[Lane, Change]:
    """Return the lane the pictures go into: that of the cell, else the first; and what shows it."""
    row = lanes(view.snapshot, view.journey)
    boards = [lane for lane in row if _shows_pictures(lane)]
    lane = next((lane for lane in boards if at and lane.id == at.lane), None)
    lane = lane or next(iter(sorted(boards, key=lambda lane: not lane.visible)), None)
    if lane:
        return lane, change("Picture", edit=[(lane, lane.but(visible=True))])
    new = Lane(journey=view.journey, kind=STORYBOARD, title=tr("Storyboard"))
    placed, shifted = put(row, 0, [new])
    return placed[0], change("Picture", add=placed, edit=shifted)


def _cells(
    view: EditView, lane: Lane, at: Cell | None, count: int, *, behind: bool
) -> tuple[list[Cell], Change]:
    """Return so many cells of a lane from one on, and the steps that are made for the last."""
    row = [(slot.stage, slot.step) for slot in shown(view.view).slots if slot.step]
    first = _first(view, lane, at, row) + behind
    cells = [Cell(*slot, lane.id) for slot in row[first : first + count]]
    add: list[Record] = []
    if len(cells) < count:
        stage = _last_stage(view, at)
        if view.snapshot.get(Stage, stage.id) is None:
            add.append(stage)
        place = after_last(view.snapshot.of(Step, "stage", stage.id))
        steps = [Step(stage=stage.id, position=place + i) for i in range(count - len(cells))]
        cells += [Cell(stage.id, step.id, lane.id) for step in steps]
        add += steps
    return cells, change("Picture", add=add)


def _last_stage(view: EditView, at: Cell | None) -> Stage:
    """Return the stage to which steps are added: that of a cell without any, else the last one."""
    own = view.snapshot.get(Stage, at.stage) if at else None
    if own and not view.snapshot.of(Step, "stage", own.id):
        return own
    row = shown(view.view).stages
    return row[-1] if row else Stage(journey=view.journey, position=1.0)


def _first(view: EditView, lane: Lane, at: Cell | None, row: Sequence[tuple[str, str]]) -> int:
    """Return the number of the column to begin at: without a place the first that is free."""
    if at and (at.stage, at.step) in row:
        return row.index((at.stage, at.step))
    if at and at.stage:
        return next((i for i, (stage, _) in enumerate(row) if stage == at.stage), len(row))
    notes = view.snapshot.of(Note, "lane", lane.id)
    taken = {cell.step for note in notes if (cell := note_cell(view.view, note.id))}
    return next((i for i, (_, step) in enumerate(row) if step not in taken), 0)


def _cell(view: EditView) -> Cell | None:
    """Return where in the journey the selection is, or the current cell; ``None`` for nowhere."""
    record = view.primary
    if record is None:
        return view.cell
    if isinstance(record, Lane):
        return Cell("", "", record.id)
    if isinstance(record, Stage):
        return Cell(record.id, "", "")
    if isinstance(record, Step):
        return Cell(record.stage, record.id, "")
    if isinstance(record, Note):
        return note_cell(view.view, record.id)
    cells = (cell_of(view.view, id) for id in _touchpoints(record))
    return next((cell for cell in cells if cell), None)


def _touchpoints(record: Record) -> Iterable[str]:
    """Return the touchpoints a record is or is about, the first one first."""
    if isinstance(record, Touchpoint):
        return (record.id,)
    if isinstance(record, Idea):
        return record.touchpoints
    if isinstance(record, Connection):
        return (record.source,)
    return tuple(filter(None, (getattr(record, "touchpoint", None),)))


def pictures_cell(view: EditView) -> Cell | None:
    """Return the current cell, or that of the selected note, where its lane is one of pictures.

    Of such a lane that is selected itself it is one of no stage.
    """
    record = view.primary
    cell = _cell(view) if record is None or isinstance(record, (Note, Lane)) else None
    lane = view.snapshot.get(Lane, cell.lane) if cell and len(view.selection) < 2 else None
    return cell if lane and _shows_pictures(lane) else None


def _shows_pictures(lane: Lane) -> bool:
    return kind_of(lane).boxes.shows_pictures
