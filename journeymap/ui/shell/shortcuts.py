"""The shortcut sheet: all keys by menu, as they are declared, and what the mouse does."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from journeymap.drawing.theme import Theme
from journeymap.language import mark, tr
from journeymap.ui.actions.install import Actions
from journeymap.ui.widgets.key_names import key_name
from journeymap.ui.widgets.style import dress
from journeymap.ui.window_host import WindowHost
from journeymap.workspace.actions import tidy
from journeymap.workspace.actions.order import INSIDE, MENUS, entries

COLUMNS = 3
"""So many at most; fewer where the screen is narrow."""

Rows = list[tuple[tuple[str, ...], str]]

_LEVELS = frozenset(f"feeling.{level}" for level in range(1, 10))
"""What has a digit each, and is told in one row."""

MOUSE = (
    (mark("Drag"), mark("move cards, stages, lanes")),
    (mark("Ctrl+drag"), mark("copy cards and boxes")),
    (mark("Drag a face or a hollow point"), mark("felt or promised, better or worse")),
    (mark("Drag a note’s edge"), mark("over more or fewer steps")),
    (mark("Drag from a card’s edge"), mark("connect, or add a card")),
    (mark("L and a click"), mark("connect")),
    (mark("Drag an arrow’s end"), mark("take it elsewhere")),
    (mark("Click an empty cell"), mark("the next card comes there")),
    (mark("Drag on the page"), mark("select in a frame")),
    (mark("Shift+click"), mark("select one more or less")),
    (mark("Double click"), mark("edit, or add a card")),
    (mark("Space+drag, middle drag"), mark("move the page")),
    (mark("Wheel, Shift+wheel"), mark("scroll")),
    (mark("Ctrl+wheel, pinch"), mark("zoom at the pointer")),
    (mark("Drop a file"), mark("open or import")),
    (mark("Drag a dot of the plan"), mark("rate it anew")),
    (mark("Drag a sticky to the map"), mark("becomes what its lane holds")),
    (mark("Click while voting"), mark("put a dot down")),
    (mark("Shift+click while voting"), mark("take a dot back")),
)
"""What the mouse does."""


def _sheet(theme: Theme) -> str:
    return (
        f"QWidget#paper {{ background: {theme.lane}; }}"
        f"QLabel[look='key'] {{ background: {theme.pill}; border: 1px solid {theme.divider};"
        f" border-radius: 5px; padding: 1px 6px; font-size: 12px; color: {theme.ink_pill}; }}"
    )


class ShortcutSheet(QDialog):
    """Shows every key that does something."""

    def __init__(self, host: WindowHost, actions: Actions) -> None:
        super().__init__(host.widget)
        self.setWindowTitle(tr("Keys and mouse"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dress(self, host.appearance, _sheet)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._area)
        room = host.widget.screen().availableGeometry().size() - QSize(60, 90)
        sections = _sections(actions)
        for count in range(COLUMNS, 0, -1):
            wish = self._fill(_columns(sections, count)) + QSize(20, 8)
            if wish.width() <= room.width():
                break
        self.resize(wish.boundedTo(room))

    def _fill(self, columns: list[list[tuple[str, Rows]]]) -> QSize:
        """Write the sheet in these columns, and return the room it takes."""
        paper = QWidget()
        paper.setObjectName("paper")
        self._area.setWidget(paper)
        row = QHBoxLayout(paper)  # filled in its place, where the style sheet sizes what it holds
        row.setContentsMargins(28, 22, 28, 24)
        row.setSpacing(44)
        for sections in columns:
            column = QVBoxLayout()
            column.setSpacing(20)
            for title, rows in sections:
                column.addLayout(_block(title, rows))
            column.addStretch(1)
            row.addLayout(column, 1)
        return paper.sizeHint()


def _sections(actions: Actions) -> list[tuple[str, Rows]]:
    """Return what has a key, menu by menu, and the mouse."""
    made = []
    for menu in (*MENUS, *INSIDE):
        names = [name for name in entries(menu, actions.declared.values()) if name]
        rows: Rows = [
            (tuple(map(key_name, _distinct(action.keys))), tidy(tr(action.label)))
            for name in names
            if (action := actions.declared.get(name)) and action.keys and name not in _LEVELS
        ]
        if _LEVELS & set(names):
            rows.insert(0, (("1 … 9",), tr("feelings from worst to best")))
        if rows:
            made.append((tr(menu), rows))
    mouse: Rows = [((_on_this_system(tr(gesture)),), tr(does)) for gesture, does in MOUSE]
    return [*made, (tr("Mouse"), mouse)]


def _on_this_system(gesture: str) -> str:
    """Return a gesture as it is made here: a Mac copies with Option, and has Cmd for Ctrl."""
    if sys.platform != "darwin":
        return gesture
    copies = gesture == tr("Ctrl+drag")
    return gesture.replace("Ctrl", "⌥" if copies else "⌘")


def _distinct(keys: Iterable[str]) -> list[str]:
    """Return the keys worth telling: the Enter of the number pad is an Enter."""
    return [key for key in keys if key not in ("Enter", "Ctrl++", "=")][:2]


def _columns(sections: list[tuple[str, Rows]], count: int) -> list[list[tuple[str, Rows]]]:
    """Share the sections out over columns of about the same height, in their order."""
    heights = [len(rows) + 2 for _, rows in sections]
    goal, made = sum(heights) / count, [[sections[0]]]
    filled = heights[0]
    for section, height in zip(sections[1:], heights[1:], strict=True):
        if filled + height / 2 > goal and len(made) < count:
            made.append([])
            filled = 0
        made[-1].append(section)
        filled += height
    return made


def _block(title: str, rows: Rows) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(0, 1)
    heading = QLabel(title.upper())
    heading.setProperty("look", "heading")
    grid.addWidget(heading, 0, 0, 1, 2)
    for place, (keys, words) in enumerate(rows, 1):
        said = QLabel(words)
        grid.addWidget(said, place, 0)
        grid.setRowMinimumHeight(place, 24)
        caps = QHBoxLayout()
        caps.setSpacing(4)
        caps.addStretch(1)
        for key in keys:
            cap = QLabel(key)
            cap.setProperty("look", "key")
            cap.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            caps.addWidget(cap)
        grid.addLayout(caps, place, 1)
    return grid
