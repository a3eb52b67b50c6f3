"""Walking from touchpoint to touchpoint with the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from journeymap.language import mark
from journeymap.model.records import Touchpoint
from journeymap.ui.actions import Action

if TYPE_CHECKING:
    from journeymap.ui.shell.window import Window


def walks() -> list[Action]:
    """Return the actions that move the selection along the grid and along the arrows."""
    menu = mark("Selection")

    def walk(
        way: Literal["left", "right", "up", "down", "follow", "back"], label: str, *keys: str
    ) -> Action:
        return Action(
            name=f"walk.{way}",
            label=label,
            menu=menu,
            keys=keys,
            scope="canvas",
            run=lambda w: w.canvas.walk(way),
            applies=_any_card,
            repeats=True,
        )

    return [
        walk("left", mark("Touchpoint to the left"), "Left"),
        walk("right", mark("Touchpoint to the right"), "Right"),
        walk("up", mark("Touchpoint above"), "Up"),
        walk("down", mark("Touchpoint below"), "Down"),
        walk("follow", mark("Along the arrow"), "Ctrl+Right"),
        walk("back", mark("Back along the arrow"), "Ctrl+Left", "Shift+Tab"),
    ]


def _any_card(window: Window) -> bool:
    somewhere = window.workspace.snapshot.all(Touchpoint) or window.workspace.cell
    return bool(window.workspace.journey) and bool(somewhere)
