"""A report in Markdown as it is read: set in type, with its pictures."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser

from journeymap.drawing.theme import Theme
from journeymap.language import tr

_PICTURE = re.compile(r"\[([^\]]+)\]: data:image/\w+;base64,(\S+)")
_LINES = 400
"""How many lines of a long report are shown."""
_SHARPEST = 1600
"""Pixels across beyond which a picture is not kept: nothing more could be seen here."""
_MARGIN = 32
_MANY = 6
_SMOOTH = Qt.TransformationMode.SmoothTransformation
_IMAGE = QTextDocument.ResourceType.ImageResource.value
_WHOLE = QTextLength(QTextLength.Type.PercentageLength, 100.0)
_PART = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


class Report(NamedTuple):
    """The beginning of a report, and the pictures in it by what the text calls them."""

    text: str
    pictures: dict[str, QImage]


def read_report(path: Path) -> Report:
    """Read the beginning of a report whose pictures are told at its end."""
    lines: list[str] = []
    told: dict[str, str] = {}
    for line in path.read_text("utf-8").split("\n"):
        found = _PICTURE.fullmatch(line)
        if found:
            told[found[1]] = found[2]
        elif len(lines) < _LINES:
            lines.append(line)
    text = "\n".join(lines)
    shown = {name: data for name, data in told.items() if f"][{name}]" in text}
    pictures = {name: _picture(data) for name, data in shown.items()}
    ends = (f"[{name}]: picture:{name}" for name in shown)
    return Report("\n".join((text, "", *ends)), pictures)


def _picture(data: str) -> QImage:
    image = QImage.fromData(b64decode(data))
    return image.scaledToWidth(_SHARPEST, _SMOOTH) if image.width() > _SHARPEST else image


class ReportView(QTextBrowser):
    """Shows a report; its pictures are never wider than the column."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._edge = QBrush(QColor(theme.divider))
        self._report = Report("", {})
        self.setAccessibleName(tr("Preview"))
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)

    def show_report(self, report: Report) -> None:
        """Show another report, where one has read to if it is the same."""
        if report.text != self._report.text:
            self.verticalScrollBar().setValue(0)
        self._report = report
        self._set()

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        image = self._report.pictures.get(QUrl(name).path())
        if kind != _IMAGE or image is None:
            return None  # nothing is fetched from elsewhere
        room = max(80, self.viewport().width() - 2 * _MARGIN)
        ratio = self.devicePixelRatioF()
        sized = image.scaledToWidth(round(min(image.width(), room * ratio)), _SMOOTH)
        sized.setDevicePixelRatio(ratio)
        return sized

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._set()

    def _set(self) -> None:
        """Set the text in type, with room between its parts."""
        at = self.verticalScrollBar().value()
        document = self.document()
        document.clear()
        document.setMarkdown(self._report.text)
        document.setDocumentMargin(_MARGIN)
        document.setIndentWidth(22.0)
        cursor = QTextCursor(document)
        for block in _blocks(document):
            form = block.blockFormat()
            heading, listed = form.headingLevel(), block.textList() is not None
            form.setTopMargin(18.0 if heading > 1 else 2.0 if listed else 8.0)
            form.setBottomMargin(4.0)
            form.setLineHeight(120.0, _PART)
            cursor.setPosition(block.position())
            cursor.setBlockFormat(form)
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                shape = frame.format()
                shape.setCellPadding(5.0 if frame.columns() < _MANY else 2.0)
                shape.setWidth(_WHOLE)
                shape.setBorderBrush(self._edge)
                shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                shape.setBorderCollapse(True)
                frame.setFormat(shape)
        self.verticalScrollBar().setValue(at)


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    """Yield the paragraphs outside tables."""
    block = document.begin()
    while block.isValid():
        if QTextCursor(block).currentTable() is None:
            yield block
        block = block.next()
