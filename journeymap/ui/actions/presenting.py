"""The actions of the menu Present; what does them is loaded when one is taken."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from journeymap.language import mark
from journeymap.ui.actions import Action

if TYPE_CHECKING:
    from journeymap.ui.shell.window import Window


def presenting() -> list[Action]:
    """Return the actions of the menu Present."""
    menu = mark("Present")
    return [
        Action(
            name="present.start",
            label=mark("Present from the start"),
            menu=menu,
            keys=("F5",),
            run=_present,
            applies=_on_map,
            icon="present",
        ),
        Action(
            name="present.here",
            label=mark("Present from here"),
            menu=menu,
            keys=("Shift+F5",),
            run=lambda w: _present(w, w.workspace.selection),
            applies=_on_map,
        ),
        Action(
            name="present.arrange",
            label=mark("Arrange frames…"),
            menu=menu,
            run=_arrange,
            applies=_on_map,
        ),
        Action(
            name="present.screen", label=mark("Choose the screen…"), menu=menu, run=_choose_screen
        ),
        Action(
            name="present.calm",
            label=mark("Glide between frames, or not"),
            menu=menu,
            run=_toggle_gliding,
        ),
    ]


def _on_map(window: Window) -> bool:
    return bool(window.workspace.journey)


def _present(window: Window, ids: Iterable[str] = ()) -> None:
    from journeymap.ui.present.presentation import present

    present(window, ids)


def _arrange(window: Window) -> None:
    from journeymap.ui.present.arrange import arrange

    arrange(window)


def _choose_screen(window: Window) -> None:
    from journeymap.ui.present.presentation import choose_screen

    choose_screen(window)


def _toggle_gliding(window: Window) -> None:
    from journeymap.ui.present.presentation import toggle_gliding

    toggle_gliding(window)
