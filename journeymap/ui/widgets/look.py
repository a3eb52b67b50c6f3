"""How panels look: one style sheet made from the theme."""

from __future__ import annotations

from journeymap.drawing.theme import Theme, mix
from journeymap.painting.fonts import family

SIDE = 18
"""The margin of a panel left and right, in pixels."""


def sheet(theme: Theme) -> str:
    """Return the style sheet of a panel; widgets say by their ``look`` what they are."""
    return _words(theme) + _fields(theme) + _buttons(theme) + _trees(theme)


def _words(theme: Theme) -> str:
    return f"""
* {{ font-family: "{family()}"; font-size: 13px; color: {theme.ink}; }}
#inspector, #navigator, #outline, #workshop, QScrollArea, #sheet, QTreeView {{
  background: {theme.lane}; border: none; }}
[look="kind"] {{ font-size: 11px; font-weight: 700; color: {theme.ink_soft};
  letter-spacing: 0.6px; }}
[look="title"] {{ font-size: 17px; font-weight: 600; }}
[look^="clock"] {{ font-size: 44px; font-weight: 700; }}
[look="clock last"] {{ color: {theme.severities[2]}; }}
[look="clock over"] {{ color: {theme.pain_ink}; }}
[look="section"] {{ font-weight: 600; }}
[look="strong"] {{ font-weight: 600; }}
[look="value"] {{ font-size: 14px; font-weight: 700; }}
[look="name"], [look="soft"] {{ font-size: 12px; color: {theme.ink_soft}; }}
[look="word"] {{ font-size: 12px; font-style: italic; color: {theme.ink_soft}; }}
[look="problem"] {{ font-size: 12px; color: {theme.pain_ink}; }}
[look="gap"] {{ font-size: 12px; font-weight: 600; color: {theme.pain_ink}; }}
[look="part"] {{ border: none; border-top: 1px solid {theme.edge}; }}
[look="friction"], [look="plain"] {{ background: {theme.lane_alt};
  border: 1px solid {theme.edge}; border-radius: 6px; }}
[look="quote"] {{ background: {theme.quote}; border-radius: 6px; }}
[look="idea"] {{ background: {theme.idea}; border-radius: 6px; }}
[look="goal"] {{ background: {theme.accent_tint}; border-radius: 6px; }}
[look="note"] {{ background: {theme.note}; border-radius: 6px; }}
[look="quote"] [look="said"] {{ font-style: italic; color: {theme.quote_ink}; }}
[look="quote"] [look="soft"] {{ color: {theme.quote_ink}; }}
[look="idea"] [look="said"] {{ font-weight: 600; color: {theme.idea_ink}; }}
[look="idea"] [look="soft"] {{ color: {theme.idea_ink}; }}
[look="goal"] [look="said"] {{ font-weight: 600; color: {theme.accent_ink}; }}
[look="goal"] [look="soft"] {{ color: {theme.accent_ink}; }}
[look="note"] [look="said"] {{ color: {theme.note_ink}; }}
"""


def _fields(theme: Theme) -> str:
    field = mix(theme.lane, theme.edge, 0.35)
    return f"""
QPlainTextEdit, QAbstractSpinBox {{ background: {theme.lane}; border: 1px solid {field};
  border-radius: 6px; padding: 2px 4px; placeholder-text-color: {theme.ink_soft};
  selection-background-color: {theme.accent}; selection-color: {theme.lane}; }}
QComboBox QAbstractItemView {{ background: {theme.lane}; border: 1px solid {theme.divider};
  outline: none; selection-background-color: {theme.accent_tint};
  selection-color: {theme.ink}; }}
QAbstractSpinBox QLineEdit {{ background: transparent; border: none; padding: 0px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0px; border: none; }}
QAbstractSpinBox::up-arrow, QAbstractSpinBox::down-arrow {{ image: none; width: 0px; }}
QPlainTextEdit[look="title"], QPlainTextEdit[look="said"], QPlainTextEdit[look="word"] {{
  background: transparent; border-color: transparent; padding: 1px 0px; }}
QPlainTextEdit:hover, QAbstractSpinBox:hover {{ border-color: {theme.divider}; }}
QPlainTextEdit:focus, QAbstractSpinBox:focus {{ border-color: {theme.accent};
  background: {theme.lane}; }}
QFrame[look="tags"] {{ background: {theme.lane}; border: 1px solid {field};
  border-radius: 6px; }}
QFrame[look="tags"]:hover {{ border-color: {theme.divider}; }}
QFrame[look="tags"][focused="true"] {{ border-color: {theme.accent}; }}
QLineEdit[look="bare"] {{ background: transparent; border: none; padding: 0 2px; }}
[look="quote"] QPlainTextEdit:focus, [look="idea"] QPlainTextEdit:focus,
[look="note"] QPlainTextEdit:focus, [look="goal"] QPlainTextEdit:focus {{
  background: {theme.lane}; color: {theme.ink}; }}
"""


def _buttons(theme: Theme) -> str:
    return f"""
QToolButton {{ border: 1px solid transparent; border-radius: 5px; padding: 1px 2px;
  background: transparent; }}
QToolButton:hover {{ background: {theme.pill}; }}
QToolButton:focus {{ border-color: {theme.accent}; }}
QToolButton::menu-indicator {{ image: none; }}
QPushButton[look="primary"] {{ color: {theme.lane}; }}
QPushButton[look="link"] {{ color: {theme.accent_ink}; font-weight: 600; font-size: 12px;
  border: 1px solid transparent; border-radius: 4px; padding: 1px 2px; background: transparent; }}
QPushButton[look="link"]:hover {{ background: {theme.accent_tint}; }}
QPushButton[look="link"]:focus {{ border-color: {theme.accent}; }}
"""


def _trees(theme: Theme) -> str:
    return f"""
QScrollBar:vertical {{ background: {theme.lane}; width: 9px; margin: 0; border: none; }}
QScrollBar::handle:vertical {{ background: {theme.divider}; border-radius: 3px; min-height: 30px;
  margin: 2px; }}
QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical {{ height: 0; }}
QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical {{ background: transparent; }}
QToolButton[look="persona"] {{ background: {theme.pill}; color: {theme.ink_pill}; padding: 2px 8px;
  font-size: 12px; }}
QToolButton[look="persona"]:checked {{ background: {theme.accent_tint};
  color: {theme.accent_ink}; font-weight: 600; }}
QTreeView {{ outline: none; selection-background-color: transparent; }}
QTreeView QLineEdit {{ background: {theme.lane}; border: 1px solid {theme.accent};
  border-radius: 4px; padding: 0px 3px; }}
"""
