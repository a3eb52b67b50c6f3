"""Walking from touchpoint to touchpoint with the keys."""

from __future__ import annotations

from journeymap.editing.walk import Direction
from journeymap.language import mark
from journeymap.layout.atlas import ATLAS
from journeymap.model.records import Journey, Touchpoint
from journeymap.workspace.actions import Action, declare
from journeymap.workspace.host import Host


def _any_card(host: Host) -> bool:
    if host.workspace.arrangement == ATLAS:
        return bool(host.workspace.snapshot.all(Journey))
    somewhere = host.workspace.snapshot.all(Touchpoint) or host.workspace.cell
    return bool(host.workspace.journey) and bool(somewhere)


def _walk(way: Direction, label: str, *keys: str) -> Action:
    return Action(
        name=f"walk.{way}",
        label=label,
        menu=mark("Selection"),
        keys=keys,
        scope="canvas",
        run=lambda host: host.main_view.walk(way),
        applies=_any_card,
        repeats=True,
    )


def _reach(way: Direction, label: str, key: str) -> Action:
    """Return the action that takes what is next in a direction into the selection, too."""

    def run(host: Host) -> None:
        before = host.workspace.selection
        host.main_view.walk(way)
        host.workspace.select((*before, *host.workspace.selection))

    return Action(
        name=f"reach.{way}",
        label=label,
        menu=mark("Selection"),
        keys=(key,),
        scope="canvas",
        run=run,
        applies=lambda host: _any_card(host) and bool(host.workspace.selection),
        repeats=True,
    )


declare(
    _walk("left", mark("Touchpoint to the left"), "Left"),
    _walk("right", mark("Touchpoint to the right"), "Right"),
    _walk("up", mark("Touchpoint above"), "Up"),
    _walk("down", mark("Touchpoint below"), "Down"),
    _reach("left", mark("Select the one to the left, too"), "Ctrl+Alt+Left"),
    _reach("right", mark("Select the one to the right, too"), "Ctrl+Alt+Right"),
    _reach("up", mark("Select the one above, too"), "Ctrl+Alt+Up"),
    _reach("down", mark("Select the one below, too"), "Ctrl+Alt+Down"),
    _walk("follow", mark("Along the arrow"), "Ctrl+Right"),
    _walk("back", mark("Back along the arrow"), "Ctrl+Left", "Shift+Tab"),
)
