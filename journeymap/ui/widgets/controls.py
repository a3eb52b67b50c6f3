"""How fields to pick, tick, turn and drag look everywhere: one style sheet made from the theme."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QPointF, QTemporaryDir
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, Qt

from journeymap.drawing.theme import Theme, mix

_SIGNS = {
    "down": ((3.5, 6.0), (8.0, 10.5), (12.5, 6.0)),
    "up": ((3.5, 10.0), (8.0, 5.5), (12.5, 10.0)),
    "tick": ((3.6, 8.4), (6.8, 11.4), (12.4, 5.0)),
    "part": ((4.0, 8.0), (12.0, 8.0)),
    "dot": (),
}
_SIDE = 16
_ROUND_CAP, _ROUND_JOIN = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin


def controls(theme: Theme, faint: str) -> str:
    """Return how every field and handle is drawn; ``faint`` is the colour of what does not apply."""
    return (
        _fields(theme, faint) + _lists(theme) + _ticks(theme, faint) + _tabs(theme) + _others(theme)
    )


def _fields(theme: Theme, faint: str) -> str:
    down, off = sign("down", theme.ink_soft), sign("down", faint)
    return f"""
QComboBox {{ background: {theme.lane}; color: {theme.ink}; border: 1px solid {theme.divider};
  border-radius: 6px; padding: 4px 8px; min-height: 18px; combobox-popup: 0; }}
QComboBox:hover {{ border-color: {theme.assumed_edge}; }}
QComboBox:focus, QComboBox:on {{ border-color: {theme.accent}; }}
QComboBox:disabled {{ background: {theme.lane_alt}; color: {faint}; border-color: {theme.edge}; }}
QComboBox::drop-down {{ border: none; width: 24px; }}
QComboBox::down-arrow {{ image: url("{down}"); width: 16px; height: 16px; }}
QComboBox::down-arrow:disabled {{ image: url("{off}"); }}
QComboBox QLineEdit {{ background: transparent; border: none; padding: 0; border-radius: 0; }}
QAbstractSpinBox {{ background: {theme.lane}; color: {theme.ink};
  border: 1px solid {theme.divider}; border-radius: 6px; padding: 4px 6px; min-height: 18px; }}
QAbstractSpinBox:hover {{ border-color: {theme.assumed_edge}; }}
QAbstractSpinBox:focus {{ border-color: {theme.accent}; }}
QAbstractSpinBox:disabled {{ background: {theme.lane_alt}; color: {faint};
  border-color: {theme.edge}; }}
QAbstractSpinBox::up-button {{ border: none; width: 20px; margin: 2px 2px 0 0; }}
QAbstractSpinBox::down-button {{ border: none; width: 20px; margin: 0 2px 2px 0; }}
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover {{
  background: {theme.pill}; border-radius: 4px; }}
QAbstractSpinBox::up-arrow {{ image: url("{sign("up", theme.ink_soft)}"); width: 12px; }}
QAbstractSpinBox::down-arrow {{ image: url("{down}"); width: 12px; }}
QAbstractSpinBox::up-arrow:off {{ image: url("{sign("up", faint)}"); }}
QAbstractSpinBox::down-arrow:off {{ image: url("{off}"); }}
QAbstractSpinBox QLineEdit {{ background: transparent; border: none; padding: 0 2px;
  border-radius: 0; }}
QPlainTextEdit, QTextEdit {{ background: {theme.lane}; border: 1px solid {theme.divider};
  border-radius: 6px; padding: 3px 5px; }}
QPlainTextEdit:focus, QTextEdit:focus {{ border-color: {theme.accent}; }}
QLineEdit:disabled, QPlainTextEdit:disabled {{ background: {theme.lane_alt}; color: {faint};
  border-color: {theme.edge}; }}
QLineEdit:hover, QPlainTextEdit:hover {{ border-color: {theme.assumed_edge}; }}
QLineEdit:focus:hover, QPlainTextEdit:focus:hover {{ border-color: {theme.accent}; }}
"""


def _lists(theme: Theme) -> str:
    return f"""
QComboBox QAbstractItemView {{ background: {theme.lane}; color: {theme.ink};
  border: 1px solid {theme.divider}; border-radius: 6px; padding: 4px; outline: none;
  selection-background-color: {theme.accent_tint}; selection-color: {theme.ink}; }}
QComboBox QAbstractItemView::item {{ padding: 4px 8px; border-radius: 4px; min-height: 18px; }}
QComboBox QAbstractItemView::item:selected {{ background: {theme.accent_tint};
  color: {theme.ink}; }}
QListWidget, QTableWidget, QTreeWidget {{ background: {theme.lane};
  border: 1px solid {theme.edge}; border-radius: 6px; outline: none;
  selection-background-color: {theme.accent_tint}; selection-color: {theme.ink}; }}
QHeaderView {{ background: {theme.lane_alt}; border: none; }}
QHeaderView::section {{ background: {theme.lane_alt}; color: {theme.ink_soft}; border: none;
  border-bottom: 1px solid {theme.divider}; padding: 4px 8px; font-weight: 600; }}
QTableCornerButton::section {{ background: {theme.lane_alt}; border: none; }}
"""


def _ticks(theme: Theme, faint: str) -> str:
    return f"""
QCheckBox, QRadioButton {{ spacing: 8px; }}
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {{ width: 14px;
  height: 14px; border: 1px solid {theme.assumed_edge}; background: {theme.lane}; }}
QCheckBox::indicator, QAbstractItemView::indicator {{ border-radius: 4px; }}
QRadioButton::indicator {{ border-radius: 8px; }}
QCheckBox::indicator:hover, QRadioButton::indicator:hover {{ border-color: {theme.accent}; }}
QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border-color: {theme.ink}; }}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {{
  background: {theme.accent}; border-color: {theme.accent};
  image: url("{sign("tick", theme.lane)}"); }}
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate {{
  background: {theme.accent}; border-color: {theme.accent};
  image: url("{sign("part", theme.lane)}"); }}
QRadioButton::indicator:checked {{ background: {theme.accent}; border-color: {theme.accent};
  image: url("{sign("dot", theme.lane)}"); }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {theme.divider};
  background: {theme.lane_alt}; }}
QCheckBox::indicator:checked:disabled {{ background: {theme.divider};
  border-color: {theme.divider}; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {faint}; }}
"""


def _tabs(theme: Theme) -> str:
    return f"""
QTabBar {{ background: transparent; border: none; qproperty-drawBase: 0; }}
QTabBar::tab {{ background: transparent; color: {theme.ink_soft}; border: none;
  border-bottom: 2px solid transparent; padding: 6px 12px; font-weight: 500; }}
QTabBar::tab:hover {{ color: {theme.ink}; }}
QTabBar::tab:selected {{ color: {theme.accent_ink}; border-bottom-color: {theme.accent};
  font-weight: 600; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {theme.edge}; }}
QGroupBox {{ border: 1px solid {theme.edge}; border-radius: 8px; margin-top: 18px;
  padding: 8px; font-weight: 600; }}
QGroupBox::title {{ subcontrol-origin: margin; left: 2px; color: {theme.ink}; }}
"""


def _others(theme: Theme) -> str:
    hover = mix(theme.accent, theme.ink, 0.15)
    return f"""
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QMessageBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QProgressBar {{ background: {theme.track}; border: none; border-radius: 4px; max-height: 8px;
  color: transparent; }}
QProgressBar::chunk {{ background: {theme.accent}; border-radius: 4px; }}
QSlider::groove:horizontal {{ background: {theme.track}; height: 4px; border-radius: 2px; }}
QSlider::sub-page:horizontal {{ background: {theme.accent}; height: 4px; border-radius: 2px; }}
QSlider::handle:horizontal {{ background: {theme.accent}; width: 14px; height: 14px;
  margin: -5px 0; border-radius: 7px; }}
QSlider::handle:horizontal:hover {{ background: {hover}; }}
QSlider::handle:horizontal:focus {{ border: 2px solid {theme.ink}; width: 12px; height: 12px;
  margin: -6px 0; border-radius: 8px; }}
QDockWidget {{ color: {theme.ink}; }}
QDockWidget::title {{ background: {theme.lane}; padding: 6px 10px;
  border-bottom: 1px solid {theme.edge}; }}
QMainWindow::separator {{ background: {theme.edge}; width: 1px; height: 1px; }}
"""


def sign(name: str, colour: str) -> str:
    """Return the file of a small sign in a colour, which style sheets ask for by its place.

    It is drawn again where it went: who cleans up temporary files takes those of open programs.
    """
    place = _folder() / f"{name}{colour.strip('#')}.png"
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        for ratio, file in ((1, place), (2, place.with_stem(f"{place.stem}@2x"))):
            _picture(name, colour, ratio).save(str(file))
    return place.as_posix()


def _picture(name: str, colour: str, ratio: int) -> QPixmap:
    picture = QPixmap(_SIDE * ratio, _SIDE * ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    try:
        painter.scale(ratio, ratio)
        _draw(painter, _SIGNS[name], QColor(colour))
    finally:
        painter.end()
    return picture


def _draw(painter: QPainter, points: tuple[tuple[float, float], ...], colour: QColor) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if not points:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(_SIDE / 2, _SIDE / 2), 3.2, 3.2)
        return
    line = QPen(colour, 1.8)
    line.setCapStyle(_ROUND_CAP)
    line.setJoinStyle(_ROUND_JOIN)
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(*point)
    painter.strokePath(path, line)


@cache
def _kept() -> QTemporaryDir:
    """Return the folder of the signs, which goes when the program ends."""
    return QTemporaryDir()


def _folder() -> Path:
    return Path(_kept().path())
