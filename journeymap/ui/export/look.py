"""How the dialog looks."""

from __future__ import annotations

from journeymap.drawing.theme import Theme, mix
from journeymap.ui.widgets.style import faint


def sheet(theme: Theme) -> str:
    """Return its style sheet."""
    choices = mix(theme.page, theme.edge, 0.75)
    return f"""
#preview, #preview QStackedWidget, #preview QStackedWidget > QWidget {{ background: {choices}; }}
#preview QTableWidget, #preview QPlainTextEdit, #preview QTextBrowser {{ background: {theme.lane};
  border: 1px solid {theme.divider}; gridline-color: {theme.edge}; }}
#preview QHeaderView::section {{ background: {theme.lane_alt}; border: none; padding: 5px 8px;
  border-right: 1px solid {theme.edge}; border-bottom: 1px solid {theme.divider};
  font-weight: 600; }}
#preview QToolButton {{ font-size: 18px; border: none; border-radius: 14px; padding-bottom: 3px; }}
#preview QToolButton:hover {{ background: {theme.lane}; }}
#preview QToolButton:focus {{ border: 1px solid {theme.accent}; }}
#preview QToolButton:disabled {{ color: {theme.assumed_edge}; }}
#side, #form, #foot, #head {{ background: {theme.lane}; border: none; }}
#side {{ border-left: 1px solid {theme.edge}; }}
#head {{ border-bottom: 1px solid {theme.edge}; }}
#foot {{ border-top: 1px solid {theme.edge}; }}
#side QListWidget {{ border: 1px solid {theme.divider}; border-radius: 6px; padding: 4px; }}
#side QListWidget:focus {{ border-color: {theme.accent}; }}
#side QListWidget::item:selected {{ background: {theme.accent_tint}; color: {theme.ink}; }}
#foot QPushButton:default:disabled {{ background: {theme.pill}; border-color: {theme.edge};
  color: {faint(theme)}; }}
[look="outcome"] {{ font-weight: 600; }}
[look="caution"] {{ background: {theme.note}; color: {theme.note_ink}; border-radius: 6px;
  padding: 8px 10px; }}
[look="problem"] {{ background: {theme.below}; color: {theme.pain_ink}; border-radius: 6px;
  padding: 8px 10px; }}
#form QSpinBox {{ background: {theme.lane}; border: 1px solid {theme.divider}; border-radius: 6px;
  padding: 0 8px; }}
#form QSpinBox:hover {{ border-color: {theme.assumed_edge}; }}
#form QSpinBox:focus {{ border-color: {theme.accent}; }}
#form QSpinBox QLineEdit {{ background: transparent; border: none; padding: 0 0 0 2px; }}
#preview QTableWidget::item {{ padding-left: 5px; }}
#form QSpinBox::up-button, #form QSpinBox::down-button {{ width: 0; border: none; }}
QComboBox QAbstractItemView {{ background: {theme.lane}; border: 1px solid {theme.divider};
  outline: none; padding: 4px 0; selection-background-color: {theme.accent_tint};
  selection-color: {theme.ink}; }}
QProgressBar {{ background: {theme.track}; border: none; border-radius: 3px; max-height: 6px; }}
QProgressBar::chunk {{ background: {theme.accent}; border-radius: 3px; }}
"""
