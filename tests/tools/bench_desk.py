"""A tool context without a screen: a document, a page of fixed letters, and a note of what is shown."""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.drawing.measure import FixedMeasure
from journeymap.drawing.memo import Memo
from journeymap.drawing.shapes import Rect, Shape
from journeymap.drawing.theme import load_theme
from journeymap.editing import newcomers
from journeymap.editing.walk import Direction
from journeymap.layout import layout
from journeymap.layout.map.scene import MapScene, map_of
from journeymap.model.change import Change
from journeymap.model.document import Document
from journeymap.model.grid import Cell
from journeymap.model.snapshot import Snapshot
from journeymap.tools.controller import ToolController
from journeymap.tools.keypress import KeyPress
from journeymap.tools.select import Select
from journeymap.tools.state import Button, Pointer, State
from journeymap.view import View
from tests.editing.maps import JOURNEY


class BenchDesk:
    """What states see and touch, and the pointer and the keys they hear of.

    ``done`` notes what was asked for that only a window can do.
    """

    journey = JOURNEY
    renames_by_typing = True

    def __init__(self, snapshot: Snapshot) -> None:
        self.document = Document(snapshot)
        self.selection: tuple[str, ...] = ()
        self.cell: Cell | None = None
        self.previewed: Change | None = None
        self.shapes: tuple[Shape, ...] = ()
        self.dragged: frozenset[str] = frozenset()
        self.hovered = ""
        self.done: list[str] = []
        self.panned = (0.0, 0.0)
        self.theme = load_theme()
        self.measure, self._memo = FixedMeasure(), Memo()
        self._laid: list[tuple[Snapshot, MapScene]] = []
        self.controller = ToolController(self)
        self.document.listen(self._moved)

    @property
    def snapshot(self) -> Snapshot:
        return self.document.snapshot

    @property
    def seen(self) -> Snapshot:
        return self.snapshot.apply(self.previewed) if self.previewed else self.snapshot

    @property
    def scene(self) -> MapScene:
        return self._page(self.seen) if self.previewed else self.base_page

    @property
    def base_page(self) -> MapScene:
        if not self._laid or self._laid[0][0] is not self.snapshot:
            self._laid = [(self.snapshot, self._page(self.snapshot))]
        return self._laid[0][1]

    def _page(self, snapshot: Snapshot) -> MapScene:
        return map_of(layout(View.of(snapshot, JOURNEY), self.measure, self._memo))

    @property
    def state(self) -> State:
        return self.controller.state

    @property
    def bare(self) -> bool:
        """Whether nothing of a gesture is shown or going on."""
        shown = (self.previewed, self.shapes, self.dragged) != (None, (), frozenset())
        return not shown and type(self.state) is Select

    def _moved(self, _change: Change) -> None:
        if self.previewed:
            self.previewed = self.snapshot.rebase(self.previewed) or None
        self.controller.outdated()

    def select(self, ids: Iterable[str]) -> None:
        self.selection, self.cell = tuple(dict.fromkeys(ids)), None

    def stand(self, cell: Cell | None) -> None:
        self.selection, self.cell = (), cell

    def introduce(self, change: Change | None) -> bool:
        if change is None or not self.commit(change):
            return False
        self.select(newcomers(change))
        return True

    def preview(self, change: Change | None) -> None:
        self.previewed = change or None

    def commit(self, change: Change | None) -> bool:
        self.previewed = None
        self.document.commit(change)
        return bool(change)

    def overlay(self, shapes: tuple[Shape, ...]) -> None:
        self.shapes = shapes

    def drag_by(
        self, ids: frozenset[str], dx: float, dy: float, copies: frozenset[str] | None = None
    ) -> None:
        self.dragged = ids

    def hover(self, id: str) -> None:
        self.hovered = id

    def pan(self, dx: float, dy: float) -> tuple[float, float]:
        self.panned = self.panned[0] + dx, self.panned[1] + dy
        return dx, dy

    def perform(self, name: str) -> bool:
        self.done.append(name)
        return True

    def edit(self, id: str, text: str | None = None, place: Rect | None = None) -> None:
        self.done.append(f"edit {id} {text or ''}".rstrip())

    def begin_at(self, at: Pointer) -> None:
        self.done.append("begin there")

    def begin_here(self, text: str | None = None) -> bool:
        self.done.append(f"begin here {text or ''}".rstrip())
        return True

    def visit(self, id: str) -> None:
        self.done.append(f"visit {id}")

    def walk(self, direction: Direction) -> None:
        self.done.append(f"walk {direction}")

    def say(self, sentence: str) -> None:
        self.done.append(f"say {sentence}".rstrip())

    def reveal(self, ids: tuple[str, ...]) -> None:
        self.done.append(f"reveal {' '.join(ids)}")

    def refresh(self) -> None:
        pass

    def stop_writing(self) -> None:
        self.done.append("stop writing")

    def await_pause(self, on: bool) -> None:
        self.done.append("await a pause" if on else "await no pause")

    def at(self, id: str, role: str = "") -> tuple[float, float]:
        """Return the middle of a figure."""
        figure = self.scene.figure(id, role)
        assert figure is not None
        return figure.rect.centre

    def press(
        self, x: float, y: float, button: Button = "left", *, shift: bool = False, alt: bool = False
    ) -> None:
        self.controller.press(Pointer(x, y, shift, alt, button=button))

    def move(self, x: float, y: float, *, shift: bool = False, alt: bool = False) -> None:
        self.controller.move(Pointer(x, y, shift, alt))

    def release(
        self, x: float, y: float, button: Button = "left", *, shift: bool = False, alt: bool = False
    ) -> None:
        self.controller.release(Pointer(x, y, shift, alt, button=button))

    def key(self, name: str = "", text: str = "", **held: bool) -> bool:
        """Strike a key; a text is what it writes. Return whether it meant anything."""
        return self.controller.key(KeyPress(name, text, bool(text), **held))

    def drag(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        *,
        shift: bool = False,
        alt: bool = False,
    ) -> None:
        """Press, move in steps, and let go."""
        self.press(*start, shift=shift, alt=alt)
        for part in (0.1, 0.6, 1.0):
            x, y = (a + (b - a) * part for a, b in zip(start, end, strict=True))
            self.move(x, y, shift=shift, alt=alt)
        self.release(*end, shift=shift, alt=alt)
