"""The menu of the views that are kept of a journey: look through one, keep, name and drop them."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from journeymap.language import tr
from journeymap.ui.widgets.menus import LetterMenu
from journeymap.view.saved import view_name, views_of
from journeymap.workspace.actions import applies, perform
from journeymap.workspace.actions.looking import VIEW_ACTIONS
from journeymap.workspace.host import Host


def view_menu(host: Host, parent: QWidget) -> QMenu:
    """Return a menu that is filled anew each time it opens."""
    menu = LetterMenu(parent)
    menu.aboutToShow.connect(lambda: _fill(menu, host))
    return menu


def view_words(host: Host) -> str:
    """Return what one looks through, as it stands on a button."""
    saved = host.workspace.through
    name = view_name(saved) if saved else tr("all")
    changed = "*" if host.workspace.view_changed else ""
    return tr("View: {name}", name=name) + changed


def _fill(menu: QMenu, host: Host) -> None:
    workspace = host.workspace
    menu.clear()
    through = workspace.through
    every = menu.addAction(tr("All"), partial(workspace.look_through, None))
    _check(every, through is None)
    for saved in views_of(workspace.snapshot, workspace.journey):
        name = view_name(saved).replace("&", "&&")
        words = tr("{name} (shown first)", name=name) if saved.default else name
        entry = menu.addAction(words, partial(workspace.look_through, saved))
        _check(entry, through is not None and saved.id == through.id)
    menu.addSeparator()
    for action in VIEW_ACTIONS:
        entry = menu.addAction(action.text(host), partial(perform, host, action))
        entry.setEnabled(applies(host, action))
        if action.checked is not None:
            _check(entry, action.checked(host))


def _check(entry: QAction, yes: bool) -> None:
    entry.setCheckable(True)
    entry.setChecked(yes)
