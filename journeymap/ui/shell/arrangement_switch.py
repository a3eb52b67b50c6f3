"""The switch in the toolbar between the arrangements of the journey."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from journeymap.language import tr
from journeymap.layout import Arrangement
from journeymap.ui.widgets.key_names import key_name
from journeymap.ui.widgets.menus import LetterMenu
from journeymap.workspace.actions.arrangements import keys_of
from journeymap.workspace.workspace import Workspace

_ASIDE = 6
"""Room behind the switch, in pixels."""


class ArrangementSwitch(QWidget):
    """A button for each arrangement, side by side; the one that is shown is down."""

    def __init__(self, workspace: Workspace, ways: Sequence[Arrangement]) -> None:
        super().__init__()
        self._workspace = workspace
        self.setAccessibleName(tr("Arrangement"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, _ASIDE, 0)
        row.setSpacing(2)
        group = QButtonGroup(self)
        group.setExclusive(True)
        self.buttons: dict[str, QPushButton] = {}
        for way in ways:
            button = QPushButton(tr(way.label))
            button.setCheckable(True)
            button.setProperty("look", "segment")
            button.setAccessibleName(tr(way.label))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            keys = "".join(f" ({key_name(key)})" for key in keys_of(way))
            button.setToolTip(tr(way.label) + keys)
            button.clicked.connect(lambda _=False, name=way.name: workspace.arrange(name))
            group.addButton(button)
            row.addWidget(button)
            self.buttons[way.name] = button
        self.one = QPushButton()
        self.one.setProperty("look", "menu")
        self.one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = LetterMenu(self.one)
        for way in ways:
            menu.addAction(tr(way.label), partial(workspace.arrange, way.name))
        self.one.setMenu(menu)
        row.addWidget(self.one)
        self.compact(False)
        workspace.shown.connect(self.refresh)
        self.refresh()

    def minimumSizeHint(self) -> QSize:
        """Leave the window as narrow as the one button allows, however many ways there are."""
        least = self.one.minimumSizeHint()
        return QSize(least.width() + _ASIDE, least.height())

    def compact(self, yes: bool) -> None:
        """Stand as one button with a menu, where there is no room for all of them."""
        for button in self.buttons.values():
            button.setVisible(not yes)
        self.one.setVisible(yes)

    def refresh(self) -> None:
        """Show which arrangement the journey is in."""
        button = self.buttons.get(self._workspace.arrangement)
        if button is not None and not button.isChecked():
            button.setChecked(True)
        words = button.text() if button is not None else tr("Arrangement")
        if words != self.one.text():
            self.one.setText(words)
            self.one.setAccessibleName(tr("Arrangement: {name}", name=words))
