"""The editor of a picture: how it looks, ways to another one, and what it shows in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QRectF, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QPainter,
    QPainterPath,
    QPixmap,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from journeymap.language import tr
from journeymap.model.fields import specs
from journeymap.model.records import Asset
from journeymap.ui.documents.pictures import (
    OfferedPicture,
    asked_for,
    is_picture,
    local_files,
    of_data,
    of_file,
    take_pictures,
)
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.texts import TextField
from journeymap.view import bytes_of

_SIDE, _ROUND = 88, 8.0
_SMOOTH = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform


def offered_in(data: QMimeData | None) -> OfferedPicture | None:
    """Return the picture that is on the clipboard or dropped, ``None`` for none."""
    files = local_files(data) if data else []
    found = next((of_file(Path(path)) for path in files if is_picture(path)), None)
    return found or (of_data(data) if data and not files else None)


class PictureField(QWidget):
    """A picture as it looks, to be chosen, pasted, dropped or taken away, with its description.

    ``write`` gets the record of another picture, or ``None``.
    """

    def __init__(self, field_editor: FieldEditor, write: Callable[[Any], object]) -> None:
        super().__init__()
        self._field_editor, self._write = field_editor, write
        self._shown: str | None = None
        self._drawn: tuple[str, float] | None = None
        self.setAcceptDrops(True)
        self.thumbnail = QLabel()
        self.thumbnail.setFixedSize(_SIDE, _SIDE)
        self.thumbnail.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.choose = self._button(tr("Choose…"), self._ask)
        self.paste = self._button(tr("Paste"), self._paste)
        self.remove = self._button(tr("Remove"), lambda: self._write(None))
        label = tr(specs(Asset)["alt"].label)
        self.alt = TextField(field_editor, self._describe, lines=2)
        self.alt.setAccessibleName(label)
        self.alt.setToolTip(label)
        self.alt.hint(label)
        self._lay_out()

    def _button(self, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: act())
        return button

    def _lay_out(self) -> None:
        buttons = QVBoxLayout()
        buttons.setSpacing(4)
        for button in (self.choose, self.paste, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.thumbnail, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(buttons, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addLayout(top)
        box.addWidget(self.alt)
        self.setFocusProxy(self.choose)

    def present(self, value: str | None, several: bool) -> None:
        """Show a picture by its id; of several that differ none."""
        if value != self._shown:
            self.alt.flush()
        asset = self._field_editor.workspace.view.snapshot.get(Asset, None if several else value)
        self._shown = asset.id if asset else None
        self.remove.setVisible(bool(value) or several)
        self.alt.setVisible(asset is not None)
        if asset:
            self.alt.present(asset.alt, False)
        self._draw(asset)

    def flush(self) -> None:
        """Keep what is typed of the description, now."""
        self.alt.flush()

    def _draw(self, asset: Asset | None) -> None:
        ratio = self.devicePixelRatioF()
        wanted = (asset.digest if asset else "", ratio)
        if wanted == self._drawn:
            return
        self._drawn = wanted
        data = bytes_of(self._field_editor.workspace.assets, asset) if asset else None
        picture = QPixmap()
        if data:
            picture.loadFromData(data)
        theme = self._field_editor.theme
        if picture.isNull():
            words = tr("Drop a picture here") if asset is None else tr("The picture is lost")
            self.thumbnail.setWordWrap(True)
            self.thumbnail.setText(words)
            self.thumbnail.setStyleSheet(
                f"color: {theme.ink_soft}; border: 1px dashed {theme.assumed_edge};"
                " border-radius: 8px; padding: 4px;"
            )
            return
        self.thumbnail.setStyleSheet("")
        self.thumbnail.setPixmap(_rounded(picture, ratio))

    def _ask(self) -> None:
        self._take(asked_for(self.window(), None, several=False))

    def _paste(self) -> None:
        found = offered_in(QGuiApplication.clipboard().mimeData())
        if found:
            self._take([found])
        else:
            words = tr("There is no picture on the clipboard.")
            self._field_editor.workspace.said.emit(words)

    def _take(self, offered: Sequence[OfferedPicture]) -> None:
        workspace = self._field_editor.workspace
        if not offered:
            return
        assets, refused = take_pictures(self.window(), workspace, offered)
        for name, why in refused:
            workspace.failed.emit(tr("{name}: {why}", name=name, why=why))
        if assets:
            self._write(assets[0])

    def _describe(self, words: str) -> bool:
        if self._shown is None:
            return True
        return self._field_editor.set((self._shown,), "alt", words, self.alt)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if offered_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if found := offered_in(event.mimeData()):
            event.acceptProposedAction()
            self._take([found])


def _rounded(picture: QPixmap, ratio: float) -> QPixmap:
    """Return a picture filling the thumbnail, its corners rounded."""
    side = round(_SIDE * ratio)
    expanding = Qt.AspectRatioMode.KeepAspectRatioByExpanding
    small = picture.scaled(side, side, expanding, Qt.TransformationMode.SmoothTransformation)
    made = QPixmap(side, side)
    made.fill(Qt.GlobalColor.transparent)
    with QPainter(made) as painter:
        painter.setRenderHints(_SMOOTH)
        path = QPainterPath()
        path.addRoundedRect(QRectF(0, 0, side, side), _ROUND * ratio, _ROUND * ratio)
        painter.setClipPath(path)
        painter.drawPixmap((side - small.width()) // 2, (side - small.height()) // 2, small)
    made.setDevicePixelRatio(ratio)
    return made
