"""All actions together: the window's own, the editing commands, a lane of each kind."""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.arrows import ArrowKind, kinds
from journeymap.editing import COMMANDS, Command
from journeymap.editing.connections import as_kind
from journeymap.editing.lanes import add_lane
from journeymap.lanes import LaneKind, in_order
from journeymap.language import mark, tr
from journeymap.model.grid import CHANNEL
from journeymap.model.records import Connection, Lane
from journeymap.workspace.actions import ACTIONS, Action, Scope, first_upper, on_journey
from journeymap.workspace.actions.arrangements import arrangement_actions, sheet_actions
from journeymap.workspace.actions.choosing import choice_actions
from journeymap.workspace.actions.graph_looks import graph_look_actions
from journeymap.workspace.actions.order import INSIDE, MENUS, entries
from journeymap.workspace.host import Host

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

REPEATS = (
    "move.",
    "severity.",
    "feeling.better",
    "feeling.worse",
    "stage.left",
    "stage.right",
    "lane.up",
    "lane.down",
    "nudge.",
)
"""The editing commands that go on while the key is held down."""


def declared(more: Iterable[Action] = ()) -> dict[str, Action]:
    """Return every action by name, in the order of the menus; with some that others declare."""
    found = [
        *ACTIONS,
        *arrangement_actions(),
        *sheet_actions(),
        *graph_look_actions(),
        *more,
        *map(_edits, COMMANDS),
        *map(_adds_lane, in_order()),
        *map(_adds_above, in_order()),
        *map(_connects, kinds()),
        *choice_actions(),
    ]
    by_name = {action.name: action for action in found}
    listed = (n for menu in (*MENUS, *INSIDE) for n in entries(menu, by_name.values()))
    return {name: by_name[name] for name in listed if name in by_name} | by_name


def _edits(command: Command) -> Action:
    says = command.says
    return Action(
        name=command.name,
        label=command.label,
        menu=command.menu,
        keys=command.keys,
        scope=_scope(command.keys),
        run=lambda host: host.run(command.name),
        applies=lambda host: on_journey(host) and host.workspace.applies(command.name),
        title=(lambda host: says(host.workspace.edit_view)) if says else None,
        icon=ICONS.get(command.name, ""),
        repeats=command.name.startswith(REPEATS),
    )


def _scope(keys: tuple[str, ...]) -> Scope:
    """Return where keys can be heard without getting into the way of lists and fields."""
    return "window" if all(key.startswith("Ctrl+") for key in keys) else "canvas"


def _connects(kind: ArrowKind) -> Action:
    """Return the action that makes what is selected connections of a kind."""
    return Action(
        name=f"connection.kind.{kind.name}",
        label=kind.label,
        menu=mark("Kind of connection"),
        run=lambda host: host.workspace.commit(as_kind(host.workspace.edit_view, kind.name)),
        applies=lambda host: (
            on_journey(host)
            and (bool(as_kind(host.workspace.edit_view, kind.name)) or _are_all(host, kind.name))
        ),
        checked=lambda host: _are_all(host, kind.name),
        title=lambda host: first_upper(tr(kind.label)),
        icon="link",
    )


def _are_all(host: Host, kind: str) -> bool:
    """Tell whether connections are selected, all of one kind."""
    arrows = host.workspace.edit_view.chosen(Connection)
    return bool(arrows) and all(arrow.kind == kind for arrow in arrows)


def _adds_lane(kind: LaneKind) -> Action:
    return Action(
        name=f"lane.add.{kind.name}",
        label=kind.label,
        menu=mark("New lane"),
        run=lambda host: _add_lane(host, kind, above=False),
        applies=on_journey,
        icon=kind.icon,
        hint=kind.hint,
    )


def _adds_above(kind: LaneKind) -> Action:
    return Action(
        name=f"lane.above.{kind.name}",
        label=kind.label,
        menu=mark("New lane above"),
        run=lambda host: _add_lane(host, kind, above=True),
        applies=lambda host: bool(host.workspace.edit_view.chosen(Lane)),
        icon=kind.icon,
        hint=kind.hint,
    )


def _add_lane(host: Host, kind: LaneKind, *, above: bool) -> None:
    title = "" if kind.name == CHANNEL else tr(kind.label)
    change = add_lane(host.workspace.edit_view, kind.name, title, above=above)
    host.main_view.introduce(change)
