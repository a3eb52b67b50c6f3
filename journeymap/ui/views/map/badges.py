"""How many findings are about a touchpoint, on its card while one works; never in an export."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from journeymap.drawing.faces import severity_tone
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.shapes import TextStyle
from journeymap.painting.fonts import font
from journeymap.painting.paint import brush, pen
from journeymap.ui.views.map.scene_view import SceneView

_HIGH, _SMALLEST, _LARGEST = 20.0, 14.0, 30.0
_LEAST = 0.3
"""The smallest scale at which they are shown."""
_CENTRE = Qt.AlignmentFlag.AlignCenter


def paint_badges(painter: QPainter, view: SceneView) -> None:
    """Paint on the upper left corner of each card its number, in the tone of the worst."""
    badges, zoom, theme = view.workspace.badges, view.camera.zoom, view.theme
    if not badges or zoom < _LEAST:
        return
    high = max(_SMALLEST, min(_LARGEST, _HIGH * zoom))
    painter.setFont(font(TextStyle(round(high * 0.58), 700)))
    for figure in view.scene.within(view.seen()):
        if figure.role != FigureRole.CARD or figure.id not in badges:
            continue
        n, worst = badges[figure.id]
        x, y, _, _ = view.camera.rect_to_view(view.glide.where(figure))
        wide = high * (0.55 + 0.45 * len(str(n)))
        badge = QRectF(x - high * 0.42, y - high * 0.5, wide, high)
        painter.setPen(pen(theme.lane, 2.0))
        painter.setBrush(brush(severity_tone(worst, theme)))
        painter.drawRoundedRect(badge, high / 2, high / 2)
        painter.setPen(pen(theme.severity_ink[max(worst, 1) - 1], 1.0))
        painter.drawText(badge, int(_CENTRE), str(n))
