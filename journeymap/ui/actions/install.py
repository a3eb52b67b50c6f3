"""The actions as Qt knows them: keys in their scope, and menus that tell the truth when open.

An entry is grey only while its menu is open. The rest of the time every action can be
triggered and says itself when it does not apply: Qt drops the keys of a disabled action,
and keeping thirty of them up to date at every change would cost more than doing the edit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from journeymap.drawing.icons import ICONS
from journeymap.drawing.theme import load_theme
from journeymap.language import tr
from journeymap.ui.widgets.icons import icon
from journeymap.ui.widgets.key_names import mnemonics
from journeymap.ui.widgets.menus import LetterMenu
from journeymap.ui.widgets.style import faint
from journeymap.ui.widgets.swatch import swatch, theme_swatch
from journeymap.ui.window_host import WindowHost
from journeymap.workspace.actions import Action, applies, perform
from journeymap.workspace.actions.context import context_names
from journeymap.workspace.actions.order import INSIDE, entries

HERE_ONLY = Qt.ShortcutContext.WidgetShortcut
WHOLE_WINDOW = Qt.ShortcutContext.WindowShortcut

_PICTURED = ("New lane", "New lane above")
"""The menus whose entries have pictures: of what is made by them."""


class Actions(dict[str, QAction]):
    """The QActions of a window by name, and what each was declared as.

    They are made the first time somebody asks for one, or by ``install``: finding every
    command and plug-in takes as long as painting the first window.
    """

    def __init__(self, host: WindowHost) -> None:
        super().__init__()
        self.host = host
        self._declared: dict[str, Action] = {}

    @property
    def declared(self) -> Mapping[str, Action]:
        """Every action by name."""
        self.install()
        return self._declared

    def install(self) -> None:
        """Make the actions, so that their keys are heard from now on."""
        if not self._declared:
            from journeymap.ui.panels import panel_actions
            from journeymap.workspace.actions.declared import declared

            self._declared = declared(panel_actions())
            for action in self._declared.values():
                self[action.name] = self._made(action)

    def __missing__(self, name: str) -> QAction:
        if self._declared:
            raise KeyError(name)
        self.install()
        return self[name]

    def menu(self, name: str, parent: QWidget) -> QMenu:
        """Return a menu of the actions that are declared to stand in it."""
        menu = LetterMenu(tr(name), parent)
        self.fill(menu, entries(name, self.declared.values()))
        return menu

    def context(self, parent: QWidget) -> QMenu:
        """Return the menu for what is selected, or for the empty place that was pointed at."""
        menu = LetterMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill(menu, context_names(self.host, self.declared))
        return menu

    def fill(self, menu: QMenu, names: Iterable[str]) -> None:
        """Put actions, menus and lines into a menu and keep their state true while it is open."""
        shown = []
        menu.setToolTipsVisible(True)
        for name in names:
            if not name:
                menu.addSeparator()
            elif name in INSIDE:
                menu.addMenu(self.menu(name, menu))
            else:
                menu.addAction(self[name])
                shown.append(name)
        menu.aboutToShow.connect(lambda: self._tell(menu, shown))
        menu.aboutToHide.connect(lambda: self._forget(shown))

    def _made(self, action: Action) -> QAction:
        made = QAction(tr(action.label), self.host.widget)
        made.setObjectName(action.name)
        # A menu writes the first: Return and Enter are one key, called Enter everywhere.
        keys = sorted(action.keys, key="Return".__eq__)
        if action.scope != "table":  # whose keys the table asks for before anybody else hears them
            made.setShortcuts([QKeySequence(key) for key in keys])
        made.setAutoRepeat(action.repeats)
        made.setCheckable(action.checked is not None)
        made.setMenuRole(QAction.MenuRole.NoRole)
        if action.hint:
            made.setToolTip(tr(action.hint))
        made.triggered.connect(lambda: perform(self.host, action))
        on_canvas = action.scope != "window"
        made.setShortcutContext(HERE_ONLY if on_canvas else WHOLE_WINDOW)
        (self.host.page_widget if on_canvas else self.host.widget).addAction(made)
        return made

    def _tell(self, menu: QMenu, names: Iterable[str]) -> None:
        """Say what is so now, and give each entry a letter of its own."""
        theme = self.host.appearance.theme
        for name in names:
            action, made = self.declared[name], self[name]
            fits, text = applies(self.host, action), action.text(self.host)
            made.setText(text.replace("&", "&&"))
            made.setEnabled(fits)
            made.setVisible(bool(text) and (fits or not action.hides))
            if action.icon in ICONS and action.menu in _PICTURED:
                made.setIcon(icon(action.icon, theme.ink_pill, faint(theme)))
            if action.checked is not None:
                made.setChecked(action.checked(self.host))
            if action.swatch is not None:
                made.setIcon(swatch(action.swatch(self.host), theme, made.isChecked()))
            if action.preview:
                made.setIcon(theme_swatch(load_theme(action.preview)))
        seen = [e for e in menu.actions() if e.isVisible() and not e.isSeparator()]
        for entry, text in zip(seen, mnemonics([_bare(e.text()) for e in seen]), strict=True):
            entry.setText(text)

    def _forget(self, names: Iterable[str]) -> None:
        for name in names:
            self[name].setEnabled(True)
            self[name].setVisible(True)
            self[name].setText(_bare(self[name].text()))


def _bare(text: str) -> str:
    """Return an entry's words without the mark of its letter."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
