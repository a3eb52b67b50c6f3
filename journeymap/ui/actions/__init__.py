"""What one can do in the window: declared once, for menus, keys, toolbar, palette and help."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from journeymap.errors import JourneyError
from journeymap.language import tr

if TYPE_CHECKING:
    from journeymap.ui.shell.window import Window

Scope = Literal["window", "canvas"]
"""Where the keys of an action are heard: anywhere in the window, or on the map only."""


def always(window: Window) -> bool:
    """Tell that an action can be taken at any time."""
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something one can do. ``label`` and ``menu`` are message ids, ``keys`` are as Qt writes them.

    ``applies`` tells whether there is anything to do it to; ``title`` is how the action
    calls itself just now, where that is more than its label ("Undo Move").
    """

    name: str
    label: str
    menu: str
    run: Callable[[Window], object]
    keys: tuple[str, ...] = ()
    scope: Scope = "window"
    applies: Callable[[Window], bool] = always
    title: Callable[[Window], str] | None = None
    icon: str = ""
    repeats: bool = False

    def said(self, window: Window) -> str:
        """Return what the action is called just now, in the language of the person."""
        return self.title(window) if self.title else tr(self.label)


def perform(window: Window, action: Action) -> None:
    """Do it; where it does not apply, or cannot be done, say so in a sentence."""
    try:
        if action.applies(window):
            action.run(window)
        else:
            window.workspace.in_vain.emit()
            window.workspace.said.emit(
                tr("“{action}” has nothing to work on here.", action=action.said(window))
            )
    except JourneyError as error:
        window.workspace.failed.emit(str(error))


def tidy(label: str) -> str:
    """Return a label as it reads outside a menu, without the dots of a question to come."""
    return label.removesuffix("…")
