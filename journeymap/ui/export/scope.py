"""What of a journey is exported: all of it, stages, the selection, the view, or the frames."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from journeymap.drawing.shapes import Rect
from journeymap.drawing.theme import Theme
from journeymap.errors import JourneyError
from journeymap.formats import Exporter
from journeymap.language import tr
from journeymap.model.records import Stage
from journeymap.ui.export.fields import Pick, paint_tick
from journeymap.ui.export.rows import Rows

_ROW, _ROWS = 26, 6
_SELECTED, _FOCUSED = QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_HasFocus
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_STAGE = Qt.ItemDataRole.UserRole


class Ground(NamedTuple):
    """What there is to choose from just now."""

    stages: tuple[Stage, ...]
    selection: tuple[str, ...]
    view: Rect | None


class Scope(QObject):
    """The rows on what is exported."""

    changed = Signal()

    def __init__(self, rows: Rows, ground: Ground, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = ground
        self.what = Pick(theme)
        self.what.setAccessibleName(tr("What is exported"))
        self.stages = _list(ground.stages)
        self.stages.setItemDelegate(_Line(theme, self.stages))
        rows.heading(tr("What"))
        rows.add(self.what)
        rows.add(self.stages)
        self.what.currentIndexChanged.connect(self.changed)
        self.stages.itemChanged.connect(self.changed)

    @property
    def key(self) -> str:
        """What is chosen."""
        return str(self.what.currentData())

    def offer(self, kind: Exporter) -> None:
        """Offer what a format can show."""
        found = self._offers(kind)
        keys = [key for key, _ in found]
        there = range(self.what.count())
        if found != [(self.what.itemData(i), self.what.itemText(i)) for i in there]:
            chosen = self.what.currentData()
            self.what.clear()
            for key, words in found:
                self.what.addItem(words, key)
            self.what.setCurrentIndex(keys.index(chosen) if chosen in keys else 0)

    def shown(self) -> set[QWidget]:
        """Return the fields that say something."""
        found: set[QWidget] = {self.what} if self.what.count() > 1 else set()
        return found | ({self.stages} if self.key == "stages" else set())

    def options(self, kind: Exporter) -> dict[str, Any]:
        """Return what is chosen; raises ``JourneyError`` when nothing is left to show."""
        key, ground = self.key, self._ground
        return {
            "stages": self._checked() if key == "stages" else (),
            "selection": ground.selection if key == "selection" else (),
            "place": ground.view if key == "view" else None,
            "frames": key == "frames" and "frames" in kind.heeds,
        }

    def _checked(self) -> tuple[str, ...]:
        items = (self.stages.item(i) for i in range(self.stages.count()))
        chosen = tuple(
            item.data(_STAGE) for item in items if item.checkState() == Qt.CheckState.Checked
        )
        if not chosen:
            raise JourneyError(tr("Choose at least one stage."))
        return chosen

    def _offers(self, kind: Exporter) -> list[tuple[str, str]]:
        heeds, found = kind.heeds, [("whole", tr("Whole map"))]
        if "frames" in heeds and "tiles" not in heeds:
            found = [("whole", tr("Whole map, and every frame"))]
        if "stages" in heeds and len(self._ground.stages) > 1:
            found.append(("stages", tr("Chosen stages")))
        if "selection" in heeds and self._ground.selection:
            found.append(("selection", tr("What is selected")))
        if "place" in heeds and self._ground.view:
            found.append(("view", tr("What is in view")))
        if "frames" in heeds:
            words = tr("Frames, with notes") if "tiles" in heeds else tr("Frames, one a slide")
            found.append(("frames", words))
        elif "frame" in heeds:
            found.append(("frames", tr("Frames, one a file")))
        return found


class _Line(QStyledItemDelegate):
    """Paints a stage with its tick."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect, theme = option.rect, self._theme
        if option.state & _SELECTED and option.state & _FOCUSED:
            painter.fillRect(rect, QColor(theme.accent_tint))
        on = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
        paint_tick(painter, theme, rect.x() + 4, rect.y() + (rect.height() - 16) // 2, on)
        painter.setPen(QColor(theme.ink))
        room = rect.adjusted(30, 0, -4, 0)
        words = option.fontMetrics.elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, _LEFT, words)


def _list(stages: tuple[Stage, ...]) -> QListWidget:
    made = QListWidget()
    made.setAccessibleName(tr("Chosen stages"))
    made.setUniformItemSizes(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    for stage in stages:
        item = QListWidgetItem(stage.title or tr("(no title)"))
        item.setData(_STAGE, stage.id)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable
                      | Qt.ItemFlag.ItemIsSelectable)
        item.setCheckState(Qt.CheckState.Checked)
        item.setSizeHint(QSize(60, _ROW))
        made.addItem(item)
    made.setFixedHeight(_ROW * min(_ROWS, max(1, len(stages))) + 10)
    return made
