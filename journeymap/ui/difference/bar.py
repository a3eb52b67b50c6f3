"""What stands over a difference: which two are compared, what of it is seen, what is done with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from journeymap.drawing.theme import Theme
from journeymap.language import plural, tr
from journeymap.ui.difference.choosing import ComparisonChoice
from journeymap.ui.widgets.key_names import key_name
from journeymap.ui.widgets.menu_button import emphasise, menu_button
from journeymap.ui.widgets.style import dress
from journeymap.ui.widgets.words import tight
from journeymap.ui.window_host import WindowHost
from journeymap.view.differing import DIFFERENCE
from journeymap.workspace.actions import ACTIONS, applies, perform
from journeymap.workspace.difference_going import listed, page_id, seen_in, step_differences

_REPORT = "markdown"
"""The format that tells a difference in words."""


class DifferenceBar(QWidget):
    """A button for each thing one does with a difference; unseen in other arrangements."""

    def __init__(self, host: WindowHost) -> None:
        super().__init__()
        self._host, self._workspace = host, host.workspace
        self.choice = ComparisonChoice(host)
        self.setObjectName("difference-bar")
        self.setAccessibleName(tr("As-is and to-be"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.sides = menu_button("", self.choice.fill)
        self.derive = self._button(tr("Derive a to-be journey"), self.choice.derive)
        self.derive.setProperty("look", "primary")
        self.only = self._button(tr("Only what changed"), self._turn_only)
        self.over = menu_button(
            tr("Take over"), self._fill(("difference.over", "difference.over-all"))
        )
        self.back = menu_button(
            tr("Take back"), self._fill(("difference.back", "difference.back-all"))
        )
        self.report = self._button(tr("Report…"), lambda: host.documents.export(_REPORT))
        self.before = self._button("‹", lambda: step_differences(host, -1))
        self.after = self._button("›", lambda: step_differences(host, 1))
        self.before.setAccessibleName(tr("The difference before"))
        self.after.setAccessibleName(tr("The next difference"))
        self.before.setToolTip(tr("The difference before") + f" ({key_name('Shift+F8')})")
        self.after.setToolTip(tr("The next difference") + f" ({key_name('F8')})")
        self.place = tight("soft")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(6)
        for button in (self.sides, self.derive, self.only, self.over, self.back, self.report):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.place)
        row.addWidget(self.before)
        row.addWidget(self.after)
        dress(self, host.appearance, _sheet)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        for signal in (self._workspace.shown, self._workspace.selected, self._workspace.opened):
            signal.connect(self._soon.start)
        self.refresh()

    def refresh(self) -> None:
        """Say what is compared now, and offer what can be done with it."""
        there = self._workspace.arrangement == DIFFERENCE
        self.setVisible(there)
        if not there:
            return
        seen = seen_in(self._workspace)
        said = self.choice.said()
        self.sides.setText(said.replace("&", "&&"))
        self.sides.setAccessibleName(tr("What is compared: {sides}", sides=said))
        self.derive.setVisible(seen is None)
        for part in (self.only, self.over, self.back, self.report, self.before, self.after):
            part.setVisible(seen is not None)
        self.place.setVisible(seen is not None)
        if seen is None:
            return
        emphasise(self.only, "chosen" if self._workspace.only_changed else "plain")
        self.only.setCheckable(True)
        self.only.setChecked(self._workspace.only_changed)
        self.over.setEnabled(self._can("difference.over-all"))
        self.back.setEnabled(self._can("difference.back-all"))
        every = listed(seen)
        here = [i for i, one in enumerate(every) if page_id(one) in self._workspace.selection]
        for button in (self.before, self.after):
            button.setEnabled(bool(every))
        self.place.say(
            tr("{place} of {count}", place=here[0] + 1, count=len(every))
            if here
            else plural("{n} difference", "{n} differences", len(every))
            if every
            else tr("Nothing differs")
        )

    def _turn_only(self) -> None:
        self._workspace.show_only_changed(not self._workspace.only_changed)

    def _fill(self, names: tuple[str, ...]) -> Callable[[QMenu], None]:
        """Return what puts some actions into a menu, grey where they do not apply."""

        def fill(menu: QMenu) -> None:
            for name in names:
                action = ACTIONS[name]
                words = action.text(self._host).replace("&", "&&")
                entry = menu.addAction(words, partial(self._do, name))
                entry.setEnabled(applies(self._host, action))

        return fill

    def _can(self, name: str) -> bool:
        return applies(self._host, ACTIONS[name])

    def _do(self, name: str) -> None:
        perform(self._host, ACTIONS[name])

    def _button(self, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: act())
        return button


def _sheet(theme: Theme) -> str:
    return (
        f"QWidget#difference-bar {{ background: {theme.lane};"
        f" border-bottom: 1px solid {theme.edge}; }}"
        f"QPushButton {{ padding: 4px 10px; background: {theme.pill};"
        f" border: 1px solid transparent; border-radius: 6px; }}"
        f'QPushButton[look="menu"] {{ padding-right: 24px; }}'
        f'QPushButton[look="chosen"] {{ background: {theme.accent_tint};'
        f" color: {theme.accent_ink}; font-weight: 600; }}"
        f'QPushButton[look="primary"] {{ background: {theme.accent}; color: {theme.lane};'
        f" font-weight: 600; }}"
        f"QPushButton:disabled {{ color: {theme.assumed_arrow}; }}"
        f"QPushButton:focus {{ border-color: {theme.accent}; }}"
        f'[look="soft"] {{ font-size: 12px; color: {theme.ink_soft}; }}'
    )
