"""The actions of the menu Edit that are no editing commands."""

from __future__ import annotations

from journeymap.editing.contents import standing
from journeymap.language import mark, tr
from journeymap.layout.numbers.pages import CHART_PAGES
from journeymap.model.grid import cards
from journeymap.workspace.actions import Action, declare, on_anything, on_journey
from journeymap.workspace.chart_commands import ChartCommands
from journeymap.workspace.host import Host


def _undo(host: Host) -> str:
    step = host.workspace.document.undoable
    return tr("Undo “{step}”", step=tr(step)) if step else tr("Undo")


def _redo(host: Host) -> str:
    step = host.workspace.document.redoable
    return tr("Redo “{step}”", step=tr(step)) if step else tr("Redo")


def _select_all(host: Host) -> None:
    """Select all touchpoints; where they are, all boxes besides."""
    workspace = host.workspace
    every = [card.id for card in cards(workspace.snapshot, workspace.journey)]
    if set(workspace.selection) == set(every):
        every = [*(id for id, _ in standing(workspace.edit_view) if id not in every), *every]
    workspace.select(every)


def _clear(host: Host) -> None:
    """Select nothing; with nothing selected, come back to now from an earlier version."""
    if host.workspace.looks_back and not (host.workspace.selection or host.main_view.busy):
        host.documents.history.back()
    else:
        host.main_view.clear()


def _can_copy(host: Host) -> bool:
    """Tell whether something is selected; of a chart its numbers are meant."""
    view = host.main_view
    return on_anything(host) or (
        host.workspace.arrangement in CHART_PAGES
        and isinstance(view, ChartCommands)
        and bool(view.chart)
    )


declare(
    Action(
        name="undo",
        label=mark("Undo"),
        menu=mark("Edit"),
        keys=("Ctrl+Z",),
        run=lambda host: host.workspace.undo(),
        applies=lambda host: bool(host.workspace.document.undoable),
        title=_undo,
        icon="undo",
        repeats=True,
    ),
    Action(
        name="redo",
        label=mark("Redo"),
        menu="Edit",
        keys=("Ctrl+Shift+Z", "Ctrl+Y"),
        run=lambda host: host.workspace.redo(),
        applies=lambda host: bool(host.workspace.document.redoable),
        title=_redo,
        icon="redo",
        repeats=True,
    ),
    Action(
        name="cut",
        label=mark("Cut"),
        menu="Edit",
        keys=("Ctrl+X",),
        run=lambda host: host.main_view.cut(),
        applies=on_anything,
        icon="cut",
    ),
    Action(
        name="copy",
        label=mark("Copy"),
        menu="Edit",
        keys=("Ctrl+C",),
        run=lambda host: host.main_view.copy(),
        applies=_can_copy,
        icon="copy",
    ),
    Action(
        name="copy.picture",
        label=mark("Copy as picture"),
        menu="Edit",
        keys=("Ctrl+Shift+C",),
        run=lambda host: host.main_view.copy_picture(),
        applies=on_journey,
    ),
    Action(
        name="paste",
        label=mark("Paste"),
        menu="Edit",
        keys=("Ctrl+V",),
        run=lambda host: host.main_view.paste(),
        applies=on_journey,
        icon="paste",
    ),
    Action(
        name="select-all",
        label=mark("Select all"),
        menu="Edit",
        keys=("Ctrl+A",),
        run=_select_all,
        applies=on_journey,
    ),
    Action(
        name="clear",
        label=mark("Select nothing"),
        menu="Edit",
        keys=("Esc",),
        run=_clear,
        scope="canvas",
    ),
    Action(
        name="find",
        label=mark("Find…"),
        menu="Edit",
        keys=("Ctrl+F",),
        run=lambda host: host.commands.find(),
        applies=on_journey,
        icon="find",
    ),
    Action(
        name="replace",
        label=mark("Find and replace…"),
        menu="Edit",
        keys=("Ctrl+H",),
        run=lambda host: host.commands.find(replacing=True),
        applies=on_journey,
        icon="find",
    ),
    Action(
        name="find.next",
        label=mark("Find the next"),
        menu="Edit",
        keys=("F3",),
        run=lambda host: host.commands.find_on(1),
        applies=on_journey,
        repeats=True,
    ),
    Action(
        name="find.previous",
        label=mark("Find the one before"),
        menu="Edit",
        keys=("Shift+F3",),
        run=lambda host: host.commands.find_on(-1),
        applies=on_journey,
        repeats=True,
    ),
    Action(
        name="title",
        label=mark("Edit the title"),
        menu="Edit",
        keys=("F2",),
        run=lambda host: host.main_view.edit_title(),
        applies=on_anything,
        icon="pencil",
    ),
)
