"""A layer: one thing that lies over the slide and may take keys and the mouse for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

if TYPE_CHECKING:
    from journeymap.ui.present.projection import Projection


class KeyStroke(NamedTuple):
    """A key that was struck: Latin letters whatever the layout; ``repeat`` when held down."""

    key: int
    text: str = ""
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    repeat: bool = False


class ShowLayer(QObject):
    """One thing over the slide; what it does not need, it leaves as it is here.

    The projection paints its layers from below to above and hands keys and mouse from above to
    below: the first that returns ``True`` has taken it. Esc closes the uppermost that is open.
    ``at`` is where the mouse is in the window; ``projection.to_slide`` says where on the slide.
    A layer paints again by ``projection.update()``, and speaks by ``projection.say(...)``.
    """

    def __init__(self, projection: Projection) -> None:
        super().__init__(projection)  # and with it the layer ends, and hears no signal any more
        self.projection, self.show = projection, projection.show_

    @property
    def hint(self) -> str:
        """What the foot line says of the keys while this is open; blank when it is not."""
        return ""

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

    def turned(self) -> None:
        """Another slide is on its way, or another step of it."""

    def with_new_ids(self) -> None:
        """The slides were laid out anew; the one that is shown may be gone."""
