"""The tags of the file with how many bear each, to be looked for by choosing one."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from journeymap.language import tr
from journeymap.ui.widgets.look import SIDE
from journeymap.ui.widgets.words import Words

_TAG = Qt.ItemDataRole.UserRole


class TagList(QWidget):
    """Lists tags; ``chosen`` carries the one that was chosen."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: dict[str, int] = {}
        heading = Words("kind", tr("Tags").upper())
        self.hint = Words(
            "soft", tr("No tags yet: select a touchpoint or an idea and type some beside it.")
        )
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Tags"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE - 8, 10, 8, 6)
        column.addWidget(heading)
        column.addWidget(self.hint)
        column.addWidget(self.list, 1)
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)

    def show_tags(self, tags: Mapping[str, int]) -> None:
        """Show the tags there are, each with how many bear it."""
        if tags != self._shown or not self.list.count():
            self._shown = dict(tags)
            self.list.clear()
            for tag, count in tags.items():
                item = QListWidgetItem(f"{tag} · {count}")
                item.setData(_TAG, tag)
                self.list.addItem(item)
        self.hint.setVisible(not tags)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_TAG))
