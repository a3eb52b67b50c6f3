"""Choosing an icon: a button that shows the one there is, and sixty to search and choose from."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from journeymap.drawing.icons import ICONS
from journeymap.drawing.theme import Theme
from journeymap.language import tr
from journeymap.ui.widgets.icons import icon
from journeymap.ui.widgets.style import dress
from journeymap.workspace.appearance import Appearance

_SIDE, _CELL, _ACROSS, _DOWN = 22, 36, 10, 6
_ID = int(Qt.ItemDataRole.UserRole)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = (Qt.Key.Key_Down, Qt.Key.Key_Up)


class IconPicker(QFrame):
    """All icons in a grid that opens over the window, found by what they show or are called.

    ``chosen`` hears the name of the one that is chosen, blank for that of the kind.
    """

    def __init__(
        self, parent: QWidget, appearance: Appearance, chosen: Callable[[str], object]
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("icon picker")
        self.setAccessibleName(tr("Icons"))
        self._chosen, self._theme = chosen, appearance.theme
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search icons"))
        self.search.setAccessibleName(tr("Search icons"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.list = self._grid()
        self.usual = QPushButton(tr("The icon of its kind"))
        self.usual.setProperty("look", "link")
        self.usual.clicked.connect(lambda: self._take(""))
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 8)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.list)
        column.addWidget(self.usual, 0, Qt.AlignmentFlag.AlignLeft)
        dress(self, appearance, _sheet)

    def _grid(self) -> QListWidget:
        grid = QListWidget()
        grid.setAccessibleName(tr("Icons"))
        grid.setViewMode(QListView.ViewMode.IconMode)
        grid.setResizeMode(QListView.ResizeMode.Adjust)
        grid.setMovement(QListView.Movement.Static)
        grid.setIconSize(QSize(_SIDE, _SIDE))
        grid.setGridSize(QSize(_CELL, _CELL))
        grid.setFixedSize(_ACROSS * _CELL + 34, _DOWN * _CELL + 8)
        grid.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for name, words in ICONS.items():
            item = QListWidgetItem(icon(name, self._theme.ink, size=_SIDE), "")
            item.setData(_ID, name)
            item.setSizeHint(QSize(_CELL - 2, _CELL - 2))
            item.setToolTip(tr(words))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, tr(words))
            grid.addItem(item)
        grid.itemClicked.connect(lambda item: self._take(item.data(_ID)))
        grid.itemActivated.connect(lambda item: self._take(item.data(_ID)))
        return grid

    def open_at(self, at: QPoint, now: str = "") -> None:
        """Open with the upper left corner at a place of the screen, as far as it has room."""
        self.adjustSize()
        screen = self.screen().availableGeometry()
        x = min(at.x(), screen.right() - self.width())
        y = min(at.y(), screen.bottom() - self.height())
        self.move(max(screen.left(), x), max(screen.top(), y))
        for item in self._items():
            if item.data(_ID) == now:
                self.list.setCurrentItem(item)
        self.show()
        self.search.setFocus()

    def shown(self) -> list[str]:
        """Return the names of the icons that are to be seen."""
        return [item.data(_ID) for item in self._items() if not item.isHidden()]

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _narrow(self, text: str) -> None:
        """Show those whose words or name hold every word that is typed."""
        wanted = text.casefold().split()
        for item in self._items():
            said = f"{item.toolTip()} {item.data(_ID)} {ICONS[item.data(_ID)]}".casefold()
            item.setHidden(not all(word in said for word in wanted))
        first = next((item for item in self._items() if not item.isHidden()), None)
        if first is None:
            self.list.setCurrentRow(-1)
        else:
            self.list.setCurrentItem(first)

    def _take(self, name: str) -> None:
        self.close()
        self._chosen(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _ENTER:
                here = self.list.currentItem()
                if here is not None and not here.isHidden():
                    self._take(here.data(_ID))
                return True
            if event.key() in _STEPS:
                self.list.setFocus()
                return True
        return super().eventFilter(watched, event)


class IconButton(QPushButton):
    """Shows the icon of what is selected, and lets another be chosen."""

    def __init__(self, appearance: Appearance, chosen: Callable[[str], object]) -> None:
        super().__init__()
        self._appearance, self._picked = appearance, chosen
        self._now = ""
        self.setIconSize(QSize(20, 20))
        self.setAutoDefault(False)
        self.setStyleSheet("text-align: left; padding: 4px 7px;")
        self.clicked.connect(self.pick)

    def present(self, name: str, words: str) -> None:
        """Show an icon and what it is called."""
        self._now = name
        self.setText(words)
        self.setAccessibleName(tr("Icon: {name}", name=words))
        self.setIcon(icon(name, self._appearance.theme.ink, size=20) if name else QIcon())

    def pick(self) -> IconPicker:
        """Open the grid of icons below the button."""
        picker = IconPicker(self, self._appearance, self._picked)
        picker.open_at(self.mapToGlobal(self.rect().bottomLeft()), self._now)
        return picker


def _sheet(theme: Theme) -> str:
    return (
        f"IconPicker {{ background: {theme.lane}; border: 1px solid {theme.divider}; }}"
        f"QListWidget {{ background: {theme.lane}; border: none; outline: none; }}"
        f"QListWidget::item {{ border-radius: 6px; }}"
        f"QListWidget::item:hover {{ background: {theme.pill}; }}"
        f"QListWidget::item:selected {{ background: {theme.accent_tint};"
        f" border: 1px solid {theme.accent}; }}"
        f"QLineEdit {{ background: {theme.lane}; border: 1px solid {theme.divider};"
        f" border-radius: 6px; padding: 4px 6px; color: {theme.ink}; }}"
        f"QLineEdit:focus {{ border-color: {theme.accent}; }}"
        f"QPushButton {{ color: {theme.accent_ink}; font-weight: 600; border: none;"
        " background: transparent; padding: 2px; }"
    )
