"""The actions of the menu Insert that ask for words first, or for where an arrow is to end."""

from __future__ import annotations

from typing import Literal

from journeymap.editing.annotations import meant
from journeymap.language import mark
from journeymap.workspace.actions import Action, declare, on_journey
from journeymap.workspace.host import Host


def _on_card(host: Host) -> bool:
    """Tell whether a touchpoint is selected."""
    return host.workspace.edit_view.card is not None


def _on_something_to_hang_on(host: Host) -> bool:
    """Tell whether a touchpoint is selected, or meant by the current cell of a lane."""
    return meant(host.workspace.edit_view) is not None


def _asks(
    what: Literal["friction", "quote", "note", "idea"], label: str, key: str, icon: str
) -> Action:
    return Action(
        name=f"ask.{what}",
        label=label,
        menu=mark("Insert"),
        keys=(key,),
        scope="canvas",
        run=lambda host: host.main_view.ask(what),
        icon=icon,
        applies=on_journey if what == "note" else _on_something_to_hang_on,
    )


declare(
    _asks("friction", mark("Friction point"), "F", "friction"),
    _asks("quote", mark("Quote"), "Q", "quote"),
    _asks("note", mark("Note"), "N", "note"),
    _asks("idea", mark("Idea"), "I", "idea"),
    Action(
        name="link",
        label=mark("Link"),
        menu="Insert",
        keys=("L",),
        scope="canvas",
        run=lambda host: host.main_view.link(),
        applies=_on_card,
        icon="link",
    ),
)
