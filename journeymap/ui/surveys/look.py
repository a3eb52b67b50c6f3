"""How the dialog of a survey looks."""

from __future__ import annotations

from journeymap.drawing.theme import Theme, mix


def sheet(theme: Theme) -> str:
    """Return its style sheet."""
    hover = mix(theme.pill, theme.edge, 0.55)
    return f"""
#head, #foot {{ background: {theme.lane_alt}; border: none; }}
#head {{ border-bottom: 1px solid {theme.edge}; }}
#foot {{ border-top: 1px solid {theme.edge}; }}
#body, #body > QWidget > QWidget, #page {{ background: {theme.lane}; border: none; }}
#page QTableView, #page QListView {{ background: {theme.lane}; border: none; outline: none;
  selection-background-color: transparent; selection-color: {theme.ink}; }}
#page QTableView::item {{ background: transparent; }}
#page QHeaderView {{ background: {theme.lane_alt}; border: 1px solid {theme.edge};
  border-radius: 6px; }}
#page QHeaderView::section {{ background: transparent; border: none; padding: 4px 10px;
  color: {theme.ink_pill}; font-weight: 600; }}
#page QHeaderView::section:hover {{ color: {theme.ink}; }}
QComboBox QAbstractItemView {{ background: {theme.lane}; border: 1px solid {theme.divider};
  outline: none; selection-background-color: {theme.accent_tint};
  selection-color: {theme.ink}; }}
QPushButton[look="segment"] {{ background: transparent; border: 1px solid transparent;
  color: {theme.ink_pill}; padding: 4px 10px; }}
QPushButton[look="segment"]:hover {{ background: {hover}; }}
QPushButton[look="segment"]:focus {{ border-color: {theme.accent}; }}
QPushButton[look="segment"]:checked {{ background: {theme.accent_tint};
  color: {theme.accent_ink}; border-color: {theme.accent}; }}
QPushButton[look="link"] {{ background: transparent; border: 1px solid transparent;
  color: {theme.accent_ink}; font-weight: 600; padding: 4px 8px; }}
QPushButton[look="link"][menu="true"] {{ padding-right: 24px; }}
QPushButton[look="link"]:hover {{ text-decoration: underline; }}
QPushButton[look="link"]:disabled {{ color: {theme.ink_soft}; }}
QPushButton[look="link"]:focus {{ border-color: {theme.accent}; }}
[look="page-title"] {{ font-size: 18px; font-weight: 700; }}
[look="part"] {{ font-size: 14px; font-weight: 700; }}
[look="outcome"] {{ font-weight: 600; }}
[look="problem"] {{ color: {theme.pain_ink}; font-weight: 600; }}
[look="caution"] {{ background: {theme.note}; color: {theme.note_ink}; border-radius: 6px;
  padding: 8px 10px; }}
QProgressBar {{ background: {theme.track}; border: none; border-radius: 3px; max-height: 6px; }}
QProgressBar::chunk {{ background: {theme.accent}; border-radius: 3px; }}
"""
