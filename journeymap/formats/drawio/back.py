"""A diagram of ours that comes back: the journey it carries, with what was done to it since."""

from __future__ import annotations

from journeymap.editing.records import confirmed
from journeymap.errors import JourneyError
from journeymap.formats.drawio.cells import DrawioCell, DrawioDiagram
from journeymap.formats.drawio.links import card_of, connections
from journeymap.formats.drawio.reading import sort, touchpoint
from journeymap.formats.drawio.stages import nearest
from journeymap.formats.drawio.style import AT, RECORD, SAID, SHOWS
from journeymap.formats.json import read as read_document
from journeymap.language import tr
from journeymap.model.change import Change, change
from journeymap.model.grid import channels, columns
from journeymap.model.links import removal
from journeymap.model.order import after_last
from journeymap.model.records import (
    Connection,
    Friction,
    Idea,
    Journey,
    Lane,
    Metric,
    Note,
    Persona,
    Record,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot

_WORDS: dict[type[Record], str] = {
    Journey: "title",
    Stage: "title",
    Step: "title",
    Lane: "title",
    Touchpoint: "title",
    Friction: "title",
    Idea: "title",
    Note: "body",
    Persona: "name",
    Connection: "label",
}
"""The field that the label of a cell shows."""

_STAY = (Journey, Persona, Metric)
_MOVED = 30.0
_BESIDE = 20.0
_MOST_CELLS = 20_000


def carried(page: DrawioDiagram) -> str:
    """Return the journey a page carries as JSON, blank when it carries none."""
    return next((c.data["journeymap"] for c in page.cells.values() if "journeymap" in c.data), "")


class Back:
    """Takes a page of ours back; ``snapshot`` is what came, ``report`` what could not be taken."""

    def __init__(self, page: DrawioDiagram, name: str) -> None:
        came = read_document(carried(page), name)
        self.snapshot = Snapshot().apply(came.change)
        self.report = list(came.report)
        self._page = page
        self._cells: dict[str, DrawioCell] = {
            cell.data[RECORD]: cell
            for cell in page.cells.values()
            if cell.data.get(RECORD) and cell.id == SHOWS + cell.data[RECORD]
        }
        if len(self._cells) > _MOST_CELLS:
            raise JourneyError(
                tr(
                    "{name} shows more than {most} things of a journey. Nothing was imported.",
                    name=name,
                    most=_MOST_CELLS,
                )
            )
        self._journey = next(iter(self.snapshot.all(Journey)), "")
        self._steps = self._columns()
        for edit in (self._worded, self._gone, self._moved, self._new, self._arrows):
            self._apply(edit())

    def _apply(self, edits: Change) -> None:
        self.snapshot = self.snapshot.apply(edits)

    def _columns(self) -> dict[str, tuple[float, float]]:
        """Return where the cards of each step stood when they were drawn, and half their width."""
        found: dict[str, tuple[float, float]] = {}
        for card in self.snapshot.all(Touchpoint).values():
            cell = self._cells.get(card.id)
            if cell:
                found[card.step] = (_stood(cell)[0], cell.rect.w / 2)
        return found

    def _worded(self) -> Change:
        """Return the records whose words somebody altered in the diagram."""
        pairs: list[tuple[Record, Record]] = []
        for id, cell in self._cells.items():
            record, said = self.snapshot.find(id), cell.data.get(SAID, "")
            if record is None or _line(cell.label) == _line(said):
                continue
            name = _WORDS.get(type(record))
            if name:
                words = cell.label if name == "body" else _line(cell.label)
                pairs.append((record, confirmed(record.but(**{name: words}), record, name)))
            else:
                self._say(
                    tr(
                        "“{words}” was not taken: such a text can only be changed in Journeymap.",
                        words=_line(cell.label),
                    )
                )
        return change("", edit=pairs)

    def _gone(self) -> Change:
        """Return what was deleted; stages and lanes only go with all their cards."""
        drawn = next((c.data["drawn"] for c in self._page.cells.values() if "drawn" in c.data), "")
        gone = [
            record
            for id in drawn.split()
            if id not in self._cells
            and (record := self.snapshot.find(id))
            and not isinstance(record, _STAY)
        ]
        doomed = []
        for record in gone:
            if isinstance(record, (Stage, Lane)) and any(
                id in self._cells for id in self._standing(record)
            ):
                self._say(
                    tr(
                        "“{title}” was deleted, but touchpoints stand in it, so it is back.",
                        title=record.title,
                    )
                )
            else:
                doomed.append(record.id)
        return Change("", removal(self.snapshot, doomed))

    def _standing(self, record: Stage | Lane) -> list[str]:
        if isinstance(record, Lane):
            return [card.id for card in self.snapshot.of(Touchpoint, "lane", record.id)]
        return [
            card.id
            for step in self.snapshot.of(Step, "stage", record.id)
            for card in self.snapshot.of(Touchpoint, "step", step.id)
        ]

    def _moved(self) -> Change:
        """Return the cards that were moved, in the lanes and steps they were moved to."""
        pairs: list[tuple[Record, Record]] = []
        for card in self.snapshot.all(Touchpoint).values():
            cell = self._cells.get(card.id)
            if cell is None:
                continue
            (x, y), (was_x, was_y) = cell.rect.centre, _stood(cell)
            step, lane = card.step, card.lane
            if abs(x - was_x) > _MOVED:
                step = self._step_at(x) or step
                if step == card.step:
                    self._say(
                        tr("“{title}” stands in no other step than before.", title=card.title)
                    )
            if abs(y - was_y) > _MOVED or SHOWS + lane != cell.parent:
                lane = self._lane_at(cell) or lane
            if (step, lane) != (card.step, card.lane):
                pairs.append((card, card.but(step=step, lane=lane, position=1000.0 + y)))
        return change("", edit=pairs)

    def _new(self) -> Change:
        """Return the boxes that were drawn, as touchpoints where they stand."""
        add: list[Record] = []
        taken = {cell.id for cell in self._cells.values()}
        for cell in sort(self._page).cards:
            if cell.id in taken:
                continue
            lane, step = self._lane_at(cell), self._step_at(cell.rect.centre[0])
            if step is None and (stage := self._stage_at(cell)):
                last = after_last(self.snapshot.of(Step, "stage", stage))
                made = Step(stage=stage, position=last + len(add))
                add.append(made)
                step = made.id
            if step is None or lane is None:
                self._say(
                    tr(
                        "“{words}” was left out: there is no lane or stage for it.",
                        words=_line(cell.label),
                    )
                )
                continue
            card = touchpoint(cell)
            add.append(card.but(step=step, lane=lane, position=1000.0 + cell.rect.y))
            self._cells[add[-1].id] = cell
        return change("", add=add)

    def _arrows(self) -> Change:
        """Return the arrows that were drawn, and those that now lead elsewhere."""
        cards = {
            cell.id: card
            for id, cell in self._cells.items()
            if (card := self.snapshot.get(Touchpoint, id))
        }
        pairs: list[tuple[Record, Record]] = []
        known: set[str] = set()
        for cell in self._page.cells.values():
            arrow = self.snapshot.get(Connection, cell.data.get(RECORD, ""))
            if arrow is None or self._cells.get(arrow.id) is not cell:
                continue
            known.add(cell.id)
            source, target = (card_of(self._page, id, cards) for id in (cell.source, cell.target))
            if source and target and source != target:
                ends = {"source": source.id, "target": target.id}
                moved = (arrow.source, arrow.target) != (source.id, target.id)
                pairs.append((arrow, arrow.but(**ends, assumed=arrow.assumed and not moved)))
        new, report = connections(self._page, cards, known)
        self.report += report
        return change("", edit=pairs, add=new)

    def _step_at(self, x: float) -> str | None:
        """Return the step whose column is at x, ``None`` beside all of them."""
        near = min(self._steps.items(), key=lambda item: abs(item[1][0] - x), default=None)
        if near is None or abs(near[1][0] - x) > near[1][1] + _BESIDE:
            return None
        return near[0] if self.snapshot.get(Step, near[0]) else None

    def _lane_at(self, cell: DrawioCell) -> str | None:
        rows = {lane.id: self._cells[lane.id].rect for lane in self._channels()}
        inside = next((id for id in rows if cell.parent == SHOWS + id), None)
        if inside or not rows:
            return inside
        return list(rows)[nearest(cell.rect, list(rows.values()), across=True)]

    def _channels(self) -> list[Lane]:
        return [x for x in channels(self.snapshot, self._journey) if x.id in self._cells]

    def _stage_at(self, cell: DrawioCell) -> str | None:
        drawn = {id: self._cells[id].rect for id in self.snapshot.all(Stage) if id in self._cells}
        if not drawn:
            steps = columns(self.snapshot, self._journey)
            return steps[-1].stage if steps else None
        return list(drawn)[nearest(cell.rect, list(drawn.values()), across=False)]

    def _say(self, why: str) -> None:
        self.report.append((0, why))


def _stood(cell: DrawioCell) -> tuple[float, float]:
    """Return where the middle of a cell was when it was drawn."""
    try:
        x, y = map(float, cell.data.get(AT, "").split())
    except ValueError:
        return cell.rect.centre
    return x, y


def _line(label: str) -> str:
    return " ".join(label.split())
