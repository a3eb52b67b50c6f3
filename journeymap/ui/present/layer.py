"""A layer: one thing that lies over the slide and may take keys and the mouse for itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol, TypeVar

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from journeymap.drawing.shapes import Rect
from journeymap.drawing.theme import Theme
from journeymap.registry import Registry
from journeymap.ui.present.glide import Glide
from journeymap.ui.present.pictures import Pictures
from journeymap.ui.present.room import Room, Sight
from journeymap.ui.present.show import Place, SlideShow
from journeymap.ui.workshop.ballot import Ballot
from journeymap.ui.workshop.clock import AgendaClock
from journeymap.workspace.appearance import Appearance


class KeyStroke(NamedTuple):
    """A key that was struck: Latin letters whatever the layout; ``repeat`` when held down."""

    key: int
    text: str = ""
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    repeat: bool = False


class Wall(Protocol):
    """The window on the wall, as the layers over its slide see it."""

    room: Room
    """Where things are in it."""
    pointer: QPointF | None
    """Where the mouse is in it, ``None`` while it is elsewhere."""
    sight: Sight
    """Which part of the slide is seen."""
    left_by_click: Place | None
    """Where the last click found the show, if it led on."""

    @property
    def surface(self) -> QWidget:
        """What is painted on, and has the keyboard."""
        ...

    @property
    def show_(self) -> SlideShow:
        """What is shown."""
        ...

    @property
    def appearance(self) -> Appearance:
        """What says which theme is worn."""
        ...

    @property
    def theme(self) -> Theme:
        """The colours to paint in now."""
        ...

    @property
    def pictures(self) -> Pictures:
        """The slides, painted."""
        ...

    @property
    def glide(self) -> Glide:
        """What moves from one slide to another."""
        ...

    @property
    def ballot(self) -> Ballot:
        """Who votes for what."""
        ...

    @property
    def clock(self) -> AgendaClock:
        """What counts the parts of a workshop down."""
        ...

    @property
    def layers(self) -> Sequence[ShowLayer]:
        """What lies over the slide, from below to above."""
        ...

    def layer(self, kind: type[L]) -> L:
        """Return the layer of a kind. Raises ``StopIteration`` when there is none."""
        ...

    def say(self, sentence: str) -> None:
        """Say something for some seconds; a blank takes it back."""
        ...

    def to_slide(self, at: QPointF) -> tuple[float, float]:
        """Return the point of the slide under a point of the window."""
        ...

    def on_wall(self, rect: Rect) -> QRectF:
        """Return where a place of the slide is in the window."""
        ...

    def glide_over(self, old: QPixmap, new: QPixmap, way: int, part: QRectF | None = None) -> None:
        """Go from one picture to another as ``Glide.begin`` does, or at once where that is wished."""
        ...

    def undo_click(self) -> None:
        """Be where the last click found the show."""
        ...

    def show_pointer(self) -> None:
        """Show the pointer as what the mouse now does."""
        ...


class ShowLayer(QObject):
    """One thing over the slide; what it does not need, it leaves as it is here.

    The wall paints its layers from below to above and hands keys and mouse from above to
    below: the first that returns ``True`` has taken it. Esc closes the uppermost that is open.
    ``at`` is where the mouse is in the window; ``wall.to_slide`` says where on the slide.
    A layer paints again by ``update()``, and speaks by ``wall.say(...)``.
    """

    def __init__(self, wall: Wall) -> None:
        super().__init__(wall.surface)  # and with it the layer ends, and hears no signal any more
        self.wall, self.show = wall, wall.show_

    def update(self, place: QRect | None = None) -> None:
        """Have a place of the window painted again, by default all of it."""
        surface = self.wall.surface
        surface.update() if place is None else surface.update(place)

    @property
    def hint(self) -> str:
        """What the foot line says of the keys while this is open; blank when it is not."""
        return ""

    @property
    def pointer(self) -> Qt.CursorShape | None:
        """What the pointer looks like while this has the mouse; ``None`` while it has not."""
        return None

    def say(self, sentence: str) -> None:
        """Show a sentence to those who present, if that is what this layer is for."""

    def paint(self, painter: QPainter, clip: QRectF) -> None:
        """Paint into the window; only what lies in ``clip`` will be seen."""

    def key(self, stroke: KeyStroke) -> bool:
        """Take a key, or leave it to the layers below."""
        return False

    def press(self, at: QPointF, button: Qt.MouseButton) -> bool:
        """Take a button of the mouse that goes down."""
        return False

    def move(self, at: QPointF) -> bool:
        """Take a move of the mouse."""
        return False

    def release(self, at: QPointF, button: Qt.MouseButton) -> bool:
        """Take a button that comes up; it comes here if its press was taken here."""
        return False

    def double_click(self, at: QPointF) -> bool:
        """Take a double click."""
        return False

    def wheel(self, turn: int) -> bool:
        """Take a turn of the wheel; 120 is a notch, away from the hand counts up."""
        return False

    def close(self) -> bool:
        """Close what is open, as Esc asks; return whether anything was."""
        return False

    def keep(self) -> None:
        """Keep what is being written: the show ends, or the keyboard goes elsewhere."""

    def turned(self) -> None:
        """Another slide is on its way, or another step of it."""

    def with_new_ids(self) -> None:
        """The slides were laid out anew; the one that is shown may be gone."""


L = TypeVar("L", bound=ShowLayer)


class LayerKind(NamedTuple):
    """A kind of layer; those of a higher ``order`` lie over the others."""

    name: str
    make: type[ShowLayer]
    order: int


LAYERS: Registry[LayerKind] = Registry("journeymap.ui.present.layers", "journeymap.show_layers")
"""Every kind of layer by name."""


def over_slide(name: str, *, order: int) -> Callable[[type[L]], type[L]]:
    """Declare a layer: what a new tool for presenting is made of."""

    def declare(kind: type[L]) -> type[L]:
        LAYERS.add(LayerKind(name, kind, order))
        return kind

    return declare


def all_layers(wall: Wall) -> list[ShowLayer]:
    """Return the layers over a wall, from below to above."""
    made: list[ShowLayer] = []
    for kind in sorted(LAYERS, key=lambda kind: kind.order):
        with LAYERS.guard(kind.name):
            made.append(kind.make(wall))
    return made
