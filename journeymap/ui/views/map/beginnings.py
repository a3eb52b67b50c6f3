"""Beginnings: what is made on the map is selected, seen and named, or taken back with Esc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.drawing.shapes import Rect
from journeymap.editing import COMMANDS, newcomers
from journeymap.editing.records import naming
from journeymap.language import tr
from journeymap.model.change import Change
from journeymap.model.grid import CHANNEL, Cell
from journeymap.model.records import Lane, Step
from journeymap.tools.cells import cell_at, rect_of, site_at
from journeymap.tools.state import Pointer

if TYPE_CHECKING:
    from journeymap.ui.views.map.canvas import Canvas

_ASKED = {"text": "note", "friction": "friction", "quotes": "quote", "ideas": "idea"}
"""What is written into the cells of a lane, by its kind."""


class Beginnings:
    """Makes things on the page of a canvas."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas, self._workspace = canvas, canvas.workspace

    def introduce(self, change: Change | None, text: str | None = None) -> bool:
        """Make a change, show what it brought, and let a newcomer be named.

        ``text`` is what its name begins with. Esc with no name takes all of it back.
        """
        before = self._workspace.selection, self._workspace.cell
        if not change or not self._workspace.commit(change):
            return False
        self._workspace.bring(change)
        self._canvas.reveal(self._workspace.selection)
        new = newcomers(change)
        if len(new) == 1 and self._nameless(new[0]):
            self._canvas.edit(new[0], text)
            self._canvas.writing.newborn(lambda: self._take_back(change, *before))
        return True

    def at(self, at: Pointer) -> None:
        """Begin what belongs where somebody double-clicked an empty place."""
        page = self._canvas.page
        site = site_at(page, at)
        here = cell_at(page, at) or (site.cell if site else None)
        if here:
            self._workspace.stand(here)
            self.here()
        elif not page.columns:
            self._canvas.perform("touchpoint.add")

    def here(self, text: str | None = None) -> bool:
        """Begin what stands in the current cell: a touchpoint, or what its lane holds."""
        here = self._workspace.edit_view.cell
        lane = self._workspace.snapshot.get(Lane, here.lane) if here else None
        if lane is None:
            return False
        if lane.kind == CHANNEL:
            self._canvas.writing.close()
            return self.introduce(COMMANDS["touchpoint.add"].run(self._workspace.edit_view), text)
        kind = _ASKED.get(lane.kind)
        if kind is None:
            self._workspace.said.emit(
                tr("Nothing is written into this lane: it shows what its touchpoints have.")
            )
        elif self.ask(kind):
            self._canvas.writing.begin_with(text)
            return True
        else:
            self._workspace.said.emit(
                tr("There is no touchpoint in this step yet for it to hang on.")
            )
        return False

    def ask(self, kind: str) -> bool:
        """Ask for a friction, quote, note or idea on what is selected or in the current cell."""
        cell = self._workspace.edit_view.cell
        place = rect_of(self._canvas.page, cell) if cell else None
        room = Rect(place.x, place.y + 6, place.w, 40.0) if place else None
        return self._canvas.writing.ask(kind, room)

    def _take_back(self, change: Change, ids: tuple[str, ...], cell: Cell | None) -> None:
        """Let what was just made not have been, and be where one was before."""
        if self._workspace.retract(change):
            self._workspace.stand(cell, (id for id in ids if self._workspace.snapshot.find(id)))

    def _nameless(self, id: str) -> bool:
        record = self._workspace.snapshot.find(id)
        name = naming(record) if record else None
        return bool(name) and not isinstance(record, Step) and not getattr(record, str(name))
