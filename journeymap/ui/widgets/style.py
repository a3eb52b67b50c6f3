"""How the program looks: one quiet style from the theme, for every window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from journeymap.drawing.theme import Theme, mix
from journeymap.painting.fonts import family
from journeymap.ui.widgets.controls import controls
from journeymap.workspace.appearance import Appearance

LETTERS = 13
"""The size of letters in the window, in pixels."""


def apply(application: QApplication, theme: Theme) -> None:
    """Give the program its letters and the colours of a theme; Qt draws it in its style Fusion."""
    application.setFont(pointed(QFont(family()), LETTERS))
    application.setPalette(palette(theme))
    # Its types ask for bytes, and what is called takes nothing but text.
    application.setPalette(_boxes(theme), "QCheckBox")  # type: ignore[arg-type]
    application.setStyleSheet(sheet(theme))


def follow(application: QApplication, appearance: Appearance) -> None:
    """Show the program in its theme, now and whenever that is another."""
    apply(application, appearance.theme)
    appearance.changed.connect(lambda: apply(application, appearance.theme))


def dress(widget: QWidget, appearance: Appearance, sheet: Callable[[Theme], str]) -> None:
    """Give a widget a style sheet made from the theme, now and whenever that is another."""
    _Dress(widget, appearance, sheet)


class _Dress(QObject):
    """Hears of another theme as long as its widget lives."""

    def __init__(
        self, widget: QWidget, appearance: Appearance, sheet: Callable[[Theme], str]
    ) -> None:
        super().__init__(widget)
        self._widget, self._appearance, self._sheet = widget, appearance, sheet
        appearance.changed.connect(self._put_on)
        self._put_on()

    def _put_on(self) -> None:
        self._widget.setStyleSheet(self._sheet(self._appearance.theme))


def pointed(face: QFont, pixels: float) -> QFont:
    """Return a font for widgets, so many pixels large, whose size is told in points.

    Qt's own dialogs reckon with points: of a font that has none they make one of less than
    nothing, and Ctrl with the wheel makes one too small to be read.
    """
    made = QFont(face)
    made.setPointSizeF(pixels * 72.0 / QGuiApplication.primaryScreen().logicalDotsPerInchY())
    return made


def palette(theme: Theme) -> QPalette:
    """Return the colours Qt's own drawing uses."""
    made, roles = QPalette(), QPalette.ColorRole
    ink, pale = QColor(theme.ink), QColor(faint(theme))
    for role, colour in (
        (roles.Window, theme.lane_alt),
        (roles.WindowText, theme.ink),
        (roles.Base, theme.lane),
        (roles.AlternateBase, theme.lane_alt),
        (roles.Text, theme.ink),
        (roles.Button, theme.pill),
        (roles.ButtonText, theme.ink),
        (roles.Highlight, theme.accent),
        (roles.HighlightedText, theme.lane),
        (roles.Link, theme.accent_ink),
        (roles.ToolTipBase, theme.ink),
        (roles.ToolTipText, theme.lane),
        (roles.PlaceholderText, theme.ink_soft),
        (roles.Accent, theme.accent),
    ):
        made.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, pale)
        made.setColor(QPalette.ColorGroup.Inactive, role, ink)
    return made


def _boxes(theme: Theme) -> QPalette:
    """Return the colours of boxes to tick: Qt draws their edge darker than what they stand on."""
    made = palette(theme)
    if theme.dark:  # where nothing darker would be seen
        made.setColor(QPalette.ColorRole.Window, QColor(theme.assumed_edge).lighter(130))
    return made


def faint(theme: Theme) -> str:
    """Return the colour of text that does not apply just now."""
    return mix(theme.ink_soft, theme.lane, 0.45)


def sheet(theme: Theme) -> str:
    """Return what the palette cannot say; short, for Qt reads it at every start."""
    return controls(theme, faint(theme)) + _bars(theme) + _buttons(theme) + _others(theme)


def _bars(theme: Theme) -> str:
    hover, down = mix(theme.pill, theme.edge, 0.55), theme.edge
    return f"""
QMenuBar {{ background: {theme.lane_alt}; padding: 2px 6px; }}
QMenuBar::item {{ padding: 5px 10px; border-radius: 5px; }}
QMenuBar::item:selected {{ background: {hover}; }}
QMenu {{ background: {theme.lane}; border: 1px solid {theme.divider}; padding: 5px; }}
QMenu::item {{ padding: 5px 30px 5px 14px; border-radius: 5px; }}
QMenu::item:selected {{ background: {theme.accent_tint}; color: {theme.ink}; }}
QMenu::item:disabled {{ color: {faint(theme)}; }}
QMenu::separator {{ height: 1px; background: {theme.edge}; margin: 5px 8px; }}
QToolBar {{ background: {theme.lane}; border: none; border-bottom: 1px solid {theme.edge};
  padding: 7px 12px; spacing: 6px; }}
QToolBar::separator {{ width: 1px; background: {theme.edge}; margin: 3px 6px; }}
QToolBar QPushButton {{ background: {theme.pill}; border: 1px solid transparent;
  border-radius: 6px; padding: 5px 10px; font-weight: 500; }}
QToolBar QPushButton:hover {{ background: {hover}; }}
QToolBar QPushButton:pressed, QToolBar QPushButton:open {{ background: {down}; }}
QToolBar QPushButton:disabled {{ color: {faint(theme)}; }}
QToolBar QPushButton:focus {{ border-color: {theme.accent}; }}
QToolBar QPushButton[look="menu"] {{ padding-right: 24px; }}
QToolBar QPushButton[look="segment"] {{ background: transparent; color: {theme.ink_pill}; }}
QToolBar QPushButton[look="segment"]:hover {{ background: {hover}; }}
QToolBar QPushButton[look="segment"]:checked {{ background: {theme.accent_tint};
  color: {theme.accent_ink}; border-color: {theme.accent}; }}
QPushButton::menu-indicator {{ subcontrol-origin: border; subcontrol-position: center right;
  width: 11px; right: 9px; }}
"""


def _buttons(theme: Theme) -> str:
    hover, down = mix(theme.pill, theme.edge, 0.55), theme.edge
    return f"""
QPushButton {{ background: {theme.pill}; border: 1px solid {theme.edge}; border-radius: 6px;
  padding: 6px 14px; font-weight: 500; }}
QPushButton:hover {{ background: {hover}; }}
QPushButton:pressed {{ background: {down}; }}
QPushButton:disabled {{ color: {faint(theme)}; }}
QPushButton:focus {{ border-color: {theme.accent}; }}
QPushButton:default, QPushButton[look="primary"], QToolBar QPushButton[look="primary"] {{
  background: {theme.accent}; border-color: {theme.accent}; color: {theme.lane};
  font-weight: 600; }}
QPushButton:default:hover, QPushButton[look="primary"]:hover,
QToolBar QPushButton[look="primary"]:hover {{ background: {theme.accent_ink}; }}
QPushButton:default:focus, QPushButton[look="primary"]:focus {{ border-color: {theme.ink}; }}
QPushButton:default:disabled, QPushButton[look="primary"]:disabled {{
  background: {theme.pill}; border-color: {theme.edge}; color: {faint(theme)}; }}
"""


def _others(theme: Theme) -> str:
    return f"""
QStatusBar {{ background: {theme.lane_alt}; border-top: 1px solid {theme.edge}; }}
QStatusBar::item {{ border: none; }}
QToolButton[look="link"] {{ color: {theme.accent}; font-weight: 600; padding: 1px 6px; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QSplitter::handle {{ background: {theme.edge}; }}
QToolTip {{ background: {theme.ink}; color: {theme.lane}; border: none; padding: 4px 6px; }}
QScrollBar:vertical {{ background: transparent; width: 11px; }}
QScrollBar:horizontal {{ background: transparent; height: 11px; }}
QScrollBar::handle {{ background: {theme.divider}; border-radius: 3px; margin: 2px; }}
QScrollBar::handle:hover {{ background: {theme.assumed_edge}; }}
QScrollBar::handle:vertical {{ min-height: 28px; }}
QScrollBar::handle:horizontal {{ min-width: 28px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QLineEdit {{ background: {theme.lane}; border: 1px solid {theme.divider}; border-radius: 6px;
  padding: 5px 8px; }}
QLineEdit:focus {{ border-color: {theme.accent}; }}
QListView {{ outline: none; }}
[look="heading"] {{ font-size: 11px; font-weight: 700; letter-spacing: 0.6px;
  color: {theme.ink_soft}; }}
[look="soft"] {{ color: {theme.ink_soft}; }}
"""
