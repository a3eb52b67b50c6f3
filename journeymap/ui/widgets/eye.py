"""The small painted buttons of the navigator: an eye that shows or hides, and a plus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QToolButton

from journeymap.drawing.faces import disc
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Curve, Line, Rect, Shape
from journeymap.painting.paint import paint_figures
from journeymap.workspace.appearance import Appearance

_SIDE = 22

Draw = Callable[[str, bool], tuple[Shape, ...]]


class Sign(QToolButton):
    """A button that shows a drawing, with some room above it."""

    def __init__(self, draw: Draw, appearance: Appearance, lead: int = 0) -> None:
        super().__init__()
        self._draw, self._appearance, self._lead = draw, appearance, lead
        self.setFixedSize(_SIDE, _SIDE + lead)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect = self._appearance.theme, Rect(0.0, 0.0, float(_SIDE), float(_SIDE))
        shapes: tuple[Shape, ...] = ()
        if self.underMouse():
            shapes = (Box(rect, theme.pill, radius=5.0),)
        if self.hasFocus():
            shapes = (*shapes, Box(rect.grown(-1), "", theme.accent, 1.5, 5.0))
        ink = theme.ink if self.underMouse() else theme.ink_soft
        shapes += self._draw(ink, self.isChecked())
        painter = QPainter(self)
        painter.translate(0, self._lead)
        paint_figures(painter, (Figure("", FigureRole.SIGN, "", rect, shapes),))


def eye(appearance: Appearance, toggled: Callable[[bool], None]) -> Sign:
    """Return an eye, open while what it stands for is shown."""
    sign = Sign(_eye, appearance)
    sign.setCheckable(True)
    sign.clicked.connect(toggled)
    return sign


def plus(appearance: Appearance, act: Callable[[], object]) -> Sign:
    """Return a plus that adds one more."""
    sign = Sign(_plus, appearance, 8)
    sign.clicked.connect(lambda: act())
    return sign


def _eye(ink: str, is_open: bool) -> tuple[Shape, ...]:
    lids = Curve(((4, 11), (7, 5.5), (15, 5.5), (18, 11), (15, 16.5), (7, 16.5), (4, 11)), ink, 1.3)
    if is_open:
        return (lids, disc(11, 11, 2.4, ink))
    return (lids, Line(((5, 17), (17, 5)), ink, 1.3))


def _plus(ink: str, checked: bool) -> tuple[Shape, ...]:
    return (Line(((6, 11), (16, 11)), ink, 1.5), Line(((11, 6), (11, 16)), ink, 1.5))
