"""A desk without a screen: a document, a page of fixed letters, and a note of what is shown."""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.drawing.measure import FixedMeasure
from journeymap.drawing.memo import Memo
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Shape
from journeymap.drawing.theme import load_theme
from journeymap.editing import newcomers
from journeymap.layout import layout
from journeymap.layout.map.scene import MapScene, map_of
from journeymap.model.change import Change
from journeymap.model.document import Document
from journeymap.model.grid import Cell
from journeymap.model.snapshot import Snapshot
from journeymap.tools.select import SELECTABLE, Select
from journeymap.tools.state import Pointer, State
from journeymap.view import View
from tests.editing.maps import JOURNEY


class BenchDesk:
    """What gestures see and touch, and the pointer that makes them."""

    journey = JOURNEY

    def __init__(self, snapshot: Snapshot) -> None:
        self.document = Document(snapshot)
        self.selection: tuple[str, ...] = ()
        self.cell: Cell | None = None
        self.previewed: Change | None = None
        self.shapes: tuple[Shape, ...] = ()
        self.carried: frozenset[str] = frozenset()
        self.state: State | None = None
        self.theme = load_theme()
        self._measure, self._memo = FixedMeasure(), Memo()

    @property
    def base(self) -> Snapshot:
        return self.document.snapshot

    @property
    def seen(self) -> Snapshot:
        return self.base.apply(self.previewed) if self.previewed else self.base

    @property
    def scene(self) -> MapScene:
        return map_of(layout(View.of(self.seen, JOURNEY), self._measure, self._memo))

    @property
    def bare(self) -> bool:
        """Whether nothing of a gesture is shown or going on."""
        return (self.state, self.previewed, self.shapes, self.carried) == (
            None,
            None,
            (),
            frozenset(),
        )

    def hit(self, at: Pointer) -> Figure | None:
        found = None
        for figure in self.scene.figures():
            if figure.role in SELECTABLE - {"arrow"} and figure.rect.grown(2).holds(at.x, at.y):
                found = figure
        return found

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

    def carry(self, ids: frozenset[str], dx: float, dy: float) -> None:
        self.carried = ids

    def at(self, id: str, role: str = "") -> tuple[float, float]:
        """Return the middle of a figure."""
        figure = self.scene.figure(id, role)
        assert figure is not None
        return figure.rect.centre

    def press(self, x: float, y: float, **held: bool) -> None:
        self.state = Select().press(self, Pointer(x, y, **held))

    def move(self, x: float, y: float, **held: bool) -> None:
        if self.state is not None:
            self.state = self.state.move(self, Pointer(x, y, **held))

    def release(self, x: float, y: float, **held: bool) -> None:
        if self.state is not None:
            self.state = self.state.release(self, Pointer(x, y, **held))

    def drag(self, start: tuple[float, float], end: tuple[float, float], **held: bool) -> None:
        """Press, move in steps, and let go."""
        self.press(*start, **held)
        for part in (0.1, 0.6, 1.0):
            x, y = (a + (b - a) * part for a, b in zip(start, end, strict=True))
            self.move(x, y, **held)
        self.release(*end, **held)
