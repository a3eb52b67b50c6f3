"""One out of a row of pictures: faces, severities, colours; radio buttons in all but looks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from journeymap.drawing.faces import disc, face
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, Shape
from journeymap.drawing.theme import mix
from journeymap.painting.paint import paint_figures
from journeymap.workspace.appearance import Appearance

Draw = Callable[[Rect, bool], tuple[Shape, ...]]
_ARROWS = {
    int(Qt.Key.Key_Left): -1,
    int(Qt.Key.Key_Up): -1,
    int(Qt.Key.Key_Right): 1,
    int(Qt.Key.Key_Down): 1,
}
_UNSET = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_0)


class PictureButton(QRadioButton):
    """A radio button that shows a picture; its name is for ears and tooltips."""

    def __init__(self, name: str, draw: Draw, size: QSize, appearance: Appearance) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._draw, self._size, self._appearance = draw, size, appearance

    def sizeHint(self) -> QSize:
        return self._size

    def minimumSizeHint(self) -> QSize:
        return QSize(8, self._size.height())

    def hitButton(self, at: QPoint) -> bool:
        return self.rect().contains(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = Rect(0.0, 0.0, float(self.width()), float(self.height()))
        shapes = self._draw(rect, self.isChecked())
        if self.hasFocus():
            shapes = (*shapes, Box(rect.grown(-1), "", self._appearance.theme.accent, 2.0, 6.0))
        paint_figures(painter, (Figure("", FigureRole.PICK, self.accessibleName(), rect, shapes),))


class PickRow(QWidget):
    """A row of picks; ``picked`` hears the index of the one a person chose, −1 for none."""

    def __init__(
        self, picks: Sequence[PictureButton], picked: Callable[[int], None], gap: int = 4
    ) -> None:
        super().__init__()
        self.picks = list(picks)
        self._picked = picked
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap)
        for index, pick in enumerate(self.picks):
            row.addWidget(pick)
            pick.clicked.connect(partial(self._clicked, index))

    def mark(self, index: int | None) -> None:
        """Show which one is chosen; ``None`` for none."""
        for i, pick in enumerate(self.picks):
            if pick.isChecked() != (i == index):
                pick.setAutoExclusive(False)
                pick.setChecked(i == index)
                pick.setAutoExclusive(True)

    def _move(self, by: int) -> None:
        """Go to the next pick and choose it, as radio buttons do."""
        here = next((i for i, pick in enumerate(self.picks) if pick.hasFocus()), 0)
        then = max(0, min(len(self.picks) - 1, here + by))
        if then != here:
            self.picks[then].setFocus()
            self.picks[then].click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.key() - int(Qt.Key.Key_1)
        if event.key() in _ARROWS:
            self._move(_ARROWS[event.key()])
        elif event.key() in _UNSET:
            self._picked(-1)
        elif 0 <= digit < min(9, len(self.picks)):
            self._picked(digit)
        else:
            super().keyPressEvent(event)

    def _clicked(self, index: int, checked: bool = False) -> None:
        self._picked(index)


def faces(words: Sequence[str], appearance: Appearance, picked: Callable[[int], None]) -> PickRow:
    """Return a row of faces, worst first, one for each word."""
    top = len(words) - 1

    def draw(valence: float, rect: Rect, chosen: bool) -> tuple[Shape, ...]:
        theme = appearance.theme
        (x, y), tone = rect.centre, theme.feeling(valence)
        r = min(rect.w / 2 - 4, 12.0)
        under: tuple[Shape, ...] = ()
        if chosen:
            under = (Box(rect.grown(-1), mix(tone, theme.lane, 0.82), tone, 1.6, 6.0),)
        ring = mix(tone, theme.lane, 0.82) if chosen else theme.lane
        return (*under, *face(x, y, r, valence, theme, ring))

    size = QSize(44, 38)
    picks = [
        PictureButton(word, partial(draw, 2 * i / top - 1), size, appearance)
        for i, word in enumerate(words)
    ]
    return PickRow(picks, picked, 2)


def severities(
    names: Sequence[str], appearance: Appearance, picked: Callable[[int], None]
) -> PickRow:
    """Return the four segments of a severity; the chosen one and those before it are filled."""

    def draw(index: int, rect: Rect, chosen: bool) -> tuple[Shape, ...]:
        now = next((i for i, pick in enumerate(row.picks) if pick.isChecked()), -1)
        theme = appearance.theme
        fill = theme.severities[now] if index <= now else theme.severity_empty
        y = rect.h / 2 - 4.5
        return (Box(Rect(1.0, y, rect.w - 2, 9.0), fill, radius=4.0),)

    picks = [
        PictureButton(name, partial(draw, i), QSize(20, 22), appearance)
        for i, name in enumerate(names)
    ]
    row = PickRow(picks, picked, 1)
    for pick in picks:
        pick.toggled.connect(row.update)
    return row


def swatches(
    names: Sequence[str],
    tone: Callable[[int], tuple[str, str]],
    appearance: Appearance,
    picked: Callable[[int], None],
) -> PickRow:
    """Return a row of colours, tint and ink by number; one without is drawn as an empty ring."""

    def draw(index: int, rect: Rect, chosen: bool) -> tuple[Shape, ...]:
        (x, y), (tint, ink) = rect.centre, tone(index)
        r = min(rect.w / 2 - 2, 9.0)
        edge = ink or appearance.theme.assumed_edge
        inner = (disc(x, y, r * 0.45, edge),) if chosen else ()
        return (disc(x, y, r, tint, edge, 2.0 if chosen else 1.2), *inner)

    picks = [
        PictureButton(name, partial(draw, i), QSize(26, 26), appearance)
        for i, name in enumerate(names)
    ]
    return PickRow(picks, picked, 0)
