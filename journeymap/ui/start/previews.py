"""A template seen from afar: its own page, laid out and painted small."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPixmap

from journeymap.drawing.shapes import Rect
from journeymap.drawing.theme import Theme
from journeymap.layout import layout
from journeymap.model.records import Journey
from journeymap.model.snapshot import Snapshot
from journeymap.painting.fonts import QtMeasure
from journeymap.painting.paint import paint
from journeymap.storage.templates import load, pictures
from journeymap.view import GivenAssets, View

INSET = 2.0
"""What is left free at the sides, in pixels."""


def preview(name: str, size: QSize, ratio: float, theme: Theme) -> QPixmap:
    """Return a picture of a template, as wide as fits; what is too tall is left out below."""
    snapshot = Snapshot().apply(load(name))
    journey = snapshot.ordered(Journey)[0]
    view = View.of(snapshot, journey.id, theme=theme, assets=GivenAssets(pictures(name)))
    scene = layout(view, QtMeasure())
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(QColor(theme.page))
    scale = min((size.width() - 2 * INSET) / scene.width, 0.3)
    with QPainter(picture) as painter:
        painter.translate((size.width() - scene.width * scale) / 2, 0)
        painter.scale(scale, scale)
        paint(painter, scene, Rect(0, 0, scene.width, size.height() / scale))
    return picture
