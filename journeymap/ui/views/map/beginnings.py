"""Beginnings: what is made on the map is selected, seen and named, or taken back with Esc."""

from __future__ import annotations

from collections.abc import Callable

from journeymap.drawing.shapes import Rect
from journeymap.lanes import LaneKind, box_roles, kind_of
from journeymap.language import tr
from journeymap.model.change import Change
from journeymap.model.grid import Cell
from journeymap.model.records import Lane
from journeymap.tools.cells import begun_at, cell_at, rect_of, site_at
from journeymap.tools.state import Pointer
from journeymap.ui.views.map.scene_view import SceneView
from journeymap.ui.views.map.writing import Writing
from journeymap.workspace.introducing import introduce, perform


class Beginnings:
    """Makes things on the map in view, and lets them be named there."""

    def __init__(
        self, view: SceneView, writing: Writing, ask_picture: Callable[[], object] = lambda: None
    ) -> None:
        self._view, self._workspace, self.writing = view, view.workspace, writing
        self._ask_picture = ask_picture

    def perform(self, name: str) -> bool:
        """Run an editing command, show what it brought, and let a newcomer be named at once."""
        self.writing.close()
        return perform(self._workspace, name, self)

    def edit(self, id: str, text: str | None = None, place: Rect | None = None) -> None:
        """Edit the title of a record in place; of what stands in several lanes at a place."""
        if place:
            self._view.reveal_place(place)
        else:
            self._view.reveal((id,))
            figure = self._view.scene.figure_near(id, self._view.seen())
            place = figure.rect if figure else None
        self.writing.edit(id, text, place)

    def introduce(self, change: Change | None, text: str | None = None) -> bool:
        """Make a change, show what it brought, and let a newcomer be named.

        ``text`` is what its name begins with. Esc with no name takes all of it back.
        """
        return introduce(self._workspace, change, self, text)

    def reveal(self, ids: tuple[str, ...]) -> None:
        """Bring records into view."""
        self._view.reveal(ids)

    def name(self, id: str, text: str | None, take_back: Callable[[], None]) -> None:
        """Let a newcomer be named where it stands; Esc without a name takes it back."""
        self.edit(id, text)
        self.writing.newborn(take_back)

    def at(self, at: Pointer) -> None:
        """Begin what belongs where somebody double-clicked an empty place."""
        page = self._view.page
        site = site_at(page, at)
        if site and site.cell is None:
            now, journey = self._workspace.snapshot, self._workspace.journey
            self.introduce(begun_at(now, journey, page, site))
            return
        here = cell_at(page, at) or (site.cell if site else None)
        if here and self._put(here, at):
            return
        if here:
            self._workspace.stand(here)
            self.here()
        elif not page.columns:
            self.perform("touchpoint.add")

    def _put(self, cell: Cell, at: Pointer) -> bool:
        """Put what a lane with a scale holds at the height of a pointer."""
        band, lane = (
            self._view.page.band_at(at.x, at.y),
            self._workspace.snapshot.get(Lane, cell.lane),
        )
        if lane is None or band is None or not band.unit:
            return False
        value = max(-1.0, min(1.0, (band.zero - at.y) / band.unit))
        change = kind_of(lane).boxes.points.put(self._workspace.edit_view.view, cell, value)
        return bool(change) and self._workspace.commit(change)

    def here(self, text: str | None = None) -> bool:
        """Begin what stands in the current cell: a touchpoint, or what its lane holds."""
        here = self._workspace.edit_view.cell
        lane = self._workspace.snapshot.get(Lane, here.lane) if here else None
        if lane is None:
            return False
        kind = kind_of(lane)
        if kind.boxes.shows_pictures and text is None:
            self._ask_picture()
            return True
        if not kind.boxes.ask:
            return self._made(kind, text)
        if self.ask(kind.name):
            self.writing.begin_with(text)
            return True
        self._workspace.said.emit(tr(kind.boxes.refusal))
        return False

    def _made(self, kind: LaneKind, text: str | None) -> bool:
        """Make what a lane holds in the current cell, and let it be named."""
        self.writing.close()
        view = self._workspace.edit_view
        change = kind.boxes.make(view.view, view.cell, "") if view.cell else None
        if change:
            return self.introduce(change, text)
        self._workspace.said.emit(tr(kind.boxes.refusal))
        return False

    def ask(self, kind: str) -> bool:
        """Ask for what lanes of a kind hold, on what is selected or in the current cell."""
        cell = self._workspace.edit_view.cell
        place = rect_of(self._view.page, cell) if cell else None
        return self.writing.ask(kind, self._room(place) if place else None)

    def _room(self, place: Rect) -> Rect:
        """Return where in a cell something new is written: below what stands there."""
        roles = box_roles()
        there = (f.rect.bottom for f in self._view.page.within(place) if f.role in roles)
        below = max((y for y in there if y < place.bottom), default=place.y)
        return Rect(place.x, below + 6, place.w, 40.0)
