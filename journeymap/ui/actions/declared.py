"""All actions together: the window's own, the editing commands, a lane of each kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.editing import COMMANDS, Command
from journeymap.editing.lanes import add_lane
from journeymap.lanes import LANES, LaneKind
from journeymap.language import mark, tr
from journeymap.model.grid import CHANNEL
from journeymap.ui.actions import Action, Scope
from journeymap.ui.actions.own import on_map, own

if TYPE_CHECKING:
    from journeymap.ui.shell.window import Window

ICONS = {
    "touchpoint.add": "touchpoint",
    "touchpoint.next": "next",
    "touchpoint.parallel": "parallel",
    "touchpoint.moment": "moment",
    "connection.chain": "link",
    "duplicate": "copy",
    "persona.add": "persona",
    "remove": "remove",
    "stage.add": "stage",
}
"""The pictures of editing commands, which know nothing of pictures themselves."""

REPEATS = ("move.", "severity.", "stage.left", "stage.right", "lane.up", "lane.down")
"""The editing commands that go on while the key is held down."""


def declared() -> dict[str, Action]:
    """Return every action by name."""
    found = [*own(), *map(_edits, COMMANDS), *map(_adds_lane, LANES)]
    return {action.name: action for action in found}


def _edits(command: Command) -> Action:
    return Action(
        name=command.name,
        label=command.label,
        menu=command.menu,
        keys=command.keys,
        scope=_scope(command.keys),
        run=lambda window: window.canvas.perform(command.name),
        applies=lambda window: on_map(window) and window.workspace.applies(command.name),
        icon=ICONS.get(command.name, ""),
        repeats=command.name.startswith(REPEATS),
    )


def _scope(keys: tuple[str, ...]) -> Scope:
    """Return where keys can be heard without getting into the way of lists and fields."""
    return "window" if all(key.startswith("Ctrl+") for key in keys) else "canvas"


def _adds_lane(kind: LaneKind) -> Action:
    def run(window: Window) -> None:
        view = window.workspace.edit_view
        change = add_lane(view, kind.name, "" if kind.name == CHANNEL else tr(kind.label))
        if window.workspace.commit(change):
            window.workspace.select(e.after.id for e in change if e.before is None and e.after)
            if kind.name == CHANNEL:
                window.canvas.edit_title()

    return Action(
        name=f"lane.add.{kind.name}",
        label=kind.label,
        menu=mark("New lane"),
        run=run,
        applies=on_map,
        icon="lane",
    )
