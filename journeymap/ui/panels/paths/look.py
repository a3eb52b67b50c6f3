"""How the panel of paths looks: what its own widgets add to the sheet of all panels."""

from __future__ import annotations

from journeymap.drawing.theme import Theme
from journeymap.ui.widgets import look


def sheet(theme: Theme) -> str:
    """Return the style sheet of the panel of paths."""
    return (
        look.sheet(theme)
        + f"""
#paths {{ background: {theme.lane}; border: none; }}
[look="goal"] {{ font-size: 15px; font-weight: 600; }}
[look="large"] {{ font-size: 30px; font-weight: 700; }}
[look="figure"] {{ font-size: 12px; font-weight: 600; }}
#trial-result {{ background: {theme.lane_alt}; border: none;
  border-top: 1px solid {theme.divider}; }}
QPushButton[look="way"] {{ background: transparent; border: 1px solid transparent;
  border-radius: 4px; padding: 1px 3px; color: {theme.accent_ink}; font-size: 12px;
  font-weight: 600; }}
QPushButton[look="way"]:checked {{ color: {theme.ink}; }}
QPushButton[look="way"]:hover {{ background: {theme.accent_tint}; }}
QPushButton[look="way"]:focus {{ border-color: {theme.accent}; }}
#trial-result QPushButton {{ text-align: left; }}
QPushButton[look="link"]:disabled {{ color: {theme.ink_soft}; }}
"""
    )
