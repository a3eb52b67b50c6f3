"""The tabs over the panels on the right: which there are to choose from, and which is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from journeymap.drawing.theme import Theme
from journeymap.language import tr
from journeymap.ui.panels import Panel
from journeymap.ui.widgets.style import dress
from journeymap.workspace.appearance import Appearance


def _sheet(theme: Theme) -> str:
    return f"""
PanelTabs {{ background: {theme.lane}; border: none; border-bottom: 1px solid {theme.edge}; }}
PanelTabs QPushButton {{ background: transparent; border: none; border-radius: 0px;
  border-bottom: 2px solid transparent; color: {theme.ink_soft}; font-size: 12px;
  font-weight: 600; padding: 6px 8px 5px 8px; }}
PanelTabs QPushButton:hover {{ color: {theme.ink}; }}
PanelTabs QPushButton:checked {{ color: {theme.accent_ink}; border-bottom-color: {theme.accent}; }}
PanelTabs QPushButton:focus {{ background: {theme.accent_tint}; }}
"""


class PanelTabs(QWidget):
    """A tab for each panel that shares the place; the arrow keys go from one to the next."""

    def __init__(self, appearance: Appearance, choose: Callable[[str], object]) -> None:
        super().__init__()
        self._choose = choose
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Panels"))
        self.buttons: dict[str, QPushButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 0, 10, 0)
        self._row.setSpacing(0)
        self._row.addStretch(1)
        dress(self, appearance, _sheet)

    def offer(self, panels: Sequence[Panel], shown: str) -> None:
        """Have a tab for each of some panels; the one it stands over is down."""
        self.setVisible(len(panels) > 1)
        for place, panel in enumerate(panels):
            if panel.name not in self.buttons:
                button = QPushButton(tr(panel.label))
                button.setCheckable(True)
                button.setAutoExclusive(True)
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                button.setAccessibleName(tr(panel.label))
                button.clicked.connect(partial(self._clicked, panel.name, shown))
                self._row.insertWidget(place, button)
                self.buttons[panel.name] = button
        self.buttons[shown].setChecked(True)

    def _clicked(self, name: str, shown: str) -> None:
        # This row stays over its own panel, and is seen again with it.
        self.buttons[shown].setChecked(True)
        if name != shown:
            self._choose(name)
