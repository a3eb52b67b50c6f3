"""What one can do in a window: declared once, for menus, keys, toolbar, palette and help."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.registry import Registry
from journeymap.workspace.host import Host

Scope = Literal["window", "canvas", "table"]
"""Where the keys of an action are heard: anywhere in the window, on its page only, or in the table
only, where they go before those of the window."""


def always(host: Host) -> bool:
    """Tell that an action can be taken at any time."""
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something one can do. ``label`` and ``menu`` are message ids, ``keys`` are as Qt writes them.

    ``applies`` tells whether there is anything to do it to; ``title`` is how the action
    calls itself just now, where that is more than its label ("Undo Move"); one that calls itself
    nothing is left out of menus. ``hint`` is a message id that says more to those who point at
    it. ``checked`` tells of one that stands for a state whether that is so now. ``swatch``
    returns the colour it gives, which is shown beside it. One that ``hides`` stands in menus only
    while it applies. ``preview`` names a theme whose colours are shown beside it.
    """

    name: str
    label: str
    menu: str
    run: Callable[[Host], object]
    keys: tuple[str, ...] = ()
    scope: Scope = "window"
    applies: Callable[[Host], bool] = always
    title: Callable[[Host], str] | None = None
    checked: Callable[[Host], bool] | None = None
    icon: str = ""
    hint: str = ""
    repeats: bool = False
    swatch: Callable[[Host], str] | None = None
    hides: bool = False
    preview: str = ""

    def text(self, host: Host) -> str:
        """Return what the action is called just now, in the language of the person."""
        return self.title(host) if self.title else tr(self.label)


ACTIONS: Registry[Action] = Registry("journeymap.workspace.actions", "journeymap.actions")
"""The actions of a window by name; editing commands and kinds of lane are actions besides."""


def declare(*actions: Action) -> None:
    """Take actions in, so that menus, keys, palette and help have them."""
    for action in actions:
        ACTIONS.add(action)


def applies(host: Host, action: Action) -> bool:
    """Tell whether there is anything to do an action to; not where a plug-in cannot say."""
    with ACTIONS.guard(action.name):
        return action.applies(host)
    return False


def perform(host: Host, action: Action) -> None:
    """Do it; where it does not apply, or cannot be done, say so in a sentence."""
    try:
        if applies(host, action):
            action.run(host)
        else:
            host.workspace.in_vain.emit()
            host.notify(tr("“{action}” has nothing to work on here.", action=action.text(host)))
    except JourneyError as error:
        host.workspace.failed.emit(str(error))


def tidy(label: str) -> str:
    """Return a label as it reads outside a menu, without the dots of a question to come."""
    return label.removesuffix("…")


def first_upper(text: str) -> str:
    """Return a word as it stands in a menu."""
    return text[:1].upper() + text[1:]


def on_journey(host: Host) -> bool:
    """Tell whether a journey is looked at."""
    return bool(host.workspace.journey)


def on_anything(host: Host) -> bool:
    """Tell whether something is selected."""
    return bool(host.workspace.selection)
