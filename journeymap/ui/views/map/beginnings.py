"""Beginnings: what is made on the map is selected, seen and named, or taken back with Esc."""

from __future__ import annotations

from journeymap.drawing.shapes import Rect
from journeymap.editing import COMMANDS, newcomers
from journeymap.editing.records import naming
from journeymap.editing.walk import beside
from journeymap.language import tr
from journeymap.model.change import Change
from journeymap.model.grid import CHANNEL, Cell
from journeymap.model.records import Lane, Step
from journeymap.tools.cells import cell_at, rect_of, site_at
from journeymap.tools.state import Pointer
from journeymap.ui.views.map.scene_view import SceneView
from journeymap.ui.views.map.writing import Writing

_ASKED = {"text": "note", "friction": "friction", "quotes": "quote", "ideas": "idea"}
"""What is written into the cells of a lane, by its kind."""


class Beginnings:
    """Makes things on the map in view, and lets them be named there."""

    def __init__(self, view: SceneView, writing: Writing) -> None:
        self._view, self._workspace, self.writing = view, view.workspace, writing

    def perform(self, name: str) -> bool:
        """Run an editing command, show what it brought, and let a newcomer be named at once."""
        self.writing.close()
        near = beside(self._workspace.edit_view)
        change = COMMANDS[name].run(self._workspace.edit_view)
        if not self.introduce(change):
            if not change or not self._workspace.refused:  # what the disk refuses has been told
                self._workspace.in_vain.emit()
                self._workspace.said.emit(tr("That does not apply to what is selected."))
            return False
        if not self._workspace.selection and near and self._workspace.snapshot.find(near):
            self._workspace.select((near,))
        self._view.reveal(self._workspace.selection)
        return True

    def edit(self, id: str, text: str | None = None) -> None:
        """Edit the title of a record in place."""
        self._view.reveal((id,))
        self.writing.edit(id, text)

    def introduce(self, change: Change | None, text: str | None = None) -> bool:
        """Make a change, show what it brought, and let a newcomer be named.

        ``text`` is what its name begins with. Esc with no name takes all of it back.
        """
        before = self._workspace.selection, self._workspace.cell
        if not change or not self._workspace.commit(change):
            return False
        self._workspace.bring(change)
        self._view.reveal(self._workspace.selection)
        new = newcomers(change)
        if len(new) == 1 and self._nameless(new[0]):
            self.edit(new[0], text)
            self.writing.newborn(lambda: self._take_back(change, *before))
        return True

    def at(self, at: Pointer) -> None:
        """Begin what belongs where somebody double-clicked an empty place."""
        page = self._view.page
        site = site_at(page, at)
        here = cell_at(page, at) or (site.cell if site else None)
        if here:
            self._workspace.stand(here)
            self.here()
        elif not page.columns:
            self.perform("touchpoint.add")

    def here(self, text: str | None = None) -> bool:
        """Begin what stands in the current cell: a touchpoint, or what its lane holds."""
        here = self._workspace.edit_view.cell
        lane = self._workspace.snapshot.get(Lane, here.lane) if here else None
        if lane is None:
            return False
        if lane.kind == CHANNEL:
            self.writing.close()
            return self.introduce(COMMANDS["touchpoint.add"].run(self._workspace.edit_view), text)
        kind = _ASKED.get(lane.kind)
        if kind is None:
            self._workspace.said.emit(
                tr("Nothing is written into this lane: it shows what its touchpoints have.")
            )
        elif self.ask(kind):
            self.writing.begin_with(text)
            return True
        else:
            self._workspace.said.emit(
                tr("There is no touchpoint in this step yet for it to hang on.")
            )
        return False

    def ask(self, kind: str) -> bool:
        """Ask for a friction, quote, note or idea on what is selected or in the current cell."""
        cell = self._workspace.edit_view.cell
        place = rect_of(self._view.page, cell) if cell else None
        room = Rect(place.x, place.y + 6, place.w, 40.0) if place else None
        return self.writing.ask(kind, room)

    def _take_back(self, change: Change, ids: tuple[str, ...], cell: Cell | None) -> None:
        """Let what was just made not have been, and be where one was before."""
        if self._workspace.retract(change):
            self._workspace.stand(cell, (id for id in ids if self._workspace.snapshot.find(id)))

    def _nameless(self, id: str) -> bool:
        record = self._workspace.snapshot.find(id)
        name = naming(record) if record else None
        return bool(name) and not isinstance(record, Step) and not getattr(record, str(name))
