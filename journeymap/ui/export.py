"""Exporting: how large the picture is to be, with a preview of all of it, and where it goes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from journeymap.drawing.scene import Scene
from journeymap.drawing.shapes import Rect
from journeymap.errors import JourneyError
from journeymap.formats import EXPORTERS, PAPERS, Exporter, Options, export_file
from journeymap.formats.plate import dressed
from journeymap.formats.png import picture_size
from journeymap.language import tr
from journeymap.painting.paint import colour, paint
from journeymap.ui.questions import tell

if TYPE_CHECKING:
    from journeymap.ui.window import Window

_PREVIEW = QSize(620, 420)
_SCALES = (1.0, 2.0, 3.0, 4.0)


class Preview(QWidget):
    """The picture as it will be, as large as there is room."""

    def __init__(self, background: str) -> None:
        super().__init__()
        self._background = background
        self._picture: QPixmap | None = None
        self._shown: tuple[Scene, Rect, bool] | None = None
        self.setMinimumSize(_PREVIEW)
        self.setAccessibleName(tr("Preview"))

    def show_place(self, scene: Scene, place: Rect, transparent: bool) -> None:
        """Paint a place of a page."""
        self._shown = (scene, place, transparent)
        ratio = self.devicePixelRatioF()
        scale = min(self.width() / place.w, self.height() / place.h) * ratio
        picture = QPixmap(max(1, round(place.w * scale)), max(1, round(place.h * scale)))
        picture.fill(colour("#ffffff" if transparent else self._background))
        painter = QPainter(picture)
        painter.scale(scale, scale)
        painter.translate(-place.x, -place.y)
        paint(painter, scene, place.grown(12))
        painter.end()
        picture.setDevicePixelRatio(ratio)
        self._picture = picture
        self.update()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        if self._shown is not None:
            self.show_place(*self._shown)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._picture is None:
            return
        painter = QPainter(self)
        size = self._picture.deviceIndependentSize()
        x, y = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        painter.drawPixmap(round(x), round(y), self._picture)
        painter.setPen(colour("#d5d1c9"))
        painter.drawRect(round(x), round(y), round(size.width()) - 1, round(size.height()) - 1)
        painter.end()


class ExportDialog(QDialog):
    """Asks for scope and size, says how many pixels that comes to, and writes the file."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.setWindowTitle(tr("Export"))
        self.preview = Preview(window.theme.page)
        self.scope = QComboBox()
        self.scope.addItem(tr("Whole map"), "whole")
        if window.desk.selection:
            self.scope.addItem(tr("What is selected"), "selection")
        self.size_kind = QComboBox()
        for label, key in (
            (tr("Scale"), "scale"),
            (tr("Width in pixels"), "width"),
            (tr("Dots per inch"), "dpi"),
            (tr("Paper"), "paper"),
        ):
            self.size_kind.addItem(label, key)
        self.scale = QComboBox()
        for factor in _SCALES:
            self.scale.addItem(f"{factor:g}×", factor)
        self.scale.setCurrentIndex(1)
        self.width_ = _number(200, 100_000, 3840)
        self.dpi = _number(30, 2400, 300)
        self.paper = QComboBox()
        self.paper.addItems(list(PAPERS))
        self.transparent = QCheckBox(tr("Transparent background"))
        self.result_ = QLabel()
        self.result_.setObjectName("soft")
        self._build()
        self._refresh()

    def options(self) -> Options:
        """Return what is chosen."""
        kind = self.size_kind.currentData()
        whole = self.scope.currentData() == "whole"
        return Options(
            scale=self.scale.currentData() if kind == "scale" else None,
            width=self.width_.value() if kind == "width" else None,
            dpi=float(self.dpi.value()) if kind in ("dpi", "paper") else None,
            paper=self.paper.currentText() if kind == "paper" else None,
            transparent=self.transparent.isChecked(),
            selection=() if whole else self._window.desk.selection,
            focus=self._window.desk.focus,
        )

    def write(self, path: Path) -> bool:
        """Write the file; a sentence says why it could not be."""
        desk = self._window.desk
        try:
            export_file(desk.document.snapshot, desk.journey, path, self.options())
        except JourneyError as error:
            tell(self, str(error))
            return False
        self._window.settings.set_folder("export", path.parent)
        desk.said.emit(tr("{name} was written.", name=path.name))
        return True

    def _build(self) -> None:
        form = QFormLayout()
        form.addRow(tr("What"), self.scope)
        form.addRow(tr("Size by"), self.size_kind)
        form.addRow(tr("Scale"), self.scale)
        form.addRow(tr("Width in pixels"), self.width_)
        form.addRow(tr("Paper"), self.paper)
        form.addRow(tr("Dots per inch"), self.dpi)
        form.addRow(self.transparent)
        form.addRow(self.result_)
        self._form = form
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        write = buttons.addButton(tr("Export…"), QDialogButtonBox.ButtonRole.AcceptRole)
        write.setDefault(True)
        buttons.accepted.connect(self._ask)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.preview, 1)
        row.addLayout(form)
        column = QVBoxLayout(self)
        column.addLayout(row)
        column.addWidget(buttons)
        for box in (self.scope, self.size_kind, self.scale, self.paper):
            box.currentIndexChanged.connect(self._refresh)
        for number in (self.width_, self.dpi):
            number.valueChanged.connect(self._refresh)
        self.transparent.toggled.connect(self._refresh)

    def _refresh(self) -> None:
        """Show only what the chosen way of sizing needs, and what comes of it."""
        kind = self.size_kind.currentData()
        for widget, kinds in (
            (self.scale, ("scale",)),
            (self.width_, ("width",)),
            (self.paper, ("paper",)),
            (self.dpi, ("dpi", "paper")),
        ):
            self._form.setRowVisible(widget, kind in kinds)
        scene, options = self._window.canvas.lay_out(), self.options()
        shown, place, _ = dressed(scene, self._window.theme, options)
        self.preview.show_place(shown, place, options.transparent)
        try:
            (wide, high), _ = picture_size(place, options)
            self.result_.setText(tr("{width} × {height} pixels", width=wide, height=high))
        except JourneyError as error:
            self.result_.setText(str(error))
        self.result_.setWordWrap(True)
        self.result_.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _ask(self) -> None:
        folder = self._window.settings.folder("export")
        kinds = ";;".join(f"{tr(kind.label)} (*{kind.suffix})" for kind in _pictures_first())
        name = str(folder / self._window.files.suggested(self._window, ".png"))
        path, chosen = QFileDialog.getSaveFileName(self, tr("Export"), name, kinds)
        if not path:
            return
        target = Path(path)
        if not target.suffix:
            target = target.with_name(target.name + chosen.rpartition("*")[2].rstrip(")"))
        if self.write(target):
            self.accept()


def _pictures_first() -> list[Exporter]:
    return sorted(EXPORTERS, key=lambda kind: kind.suffix != ".png")


def _number(low: int, high: int, value: int) -> QSpinBox:
    box = QSpinBox()
    box.setRange(low, high)
    box.setValue(value)
    return box
