"""What is new is selected, seen and named, wherever it was made; or it is taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from journeymap.editing import COMMANDS, newcomers
from journeymap.editing.records import naming
from journeymap.editing.walk import beside
from journeymap.language import tr
from journeymap.model.change import Change
from journeymap.model.grid import Cell
from journeymap.model.records import Step
from journeymap.workspace.workspace import Workspace


class NamingView(Protocol):
    """Where what is new is shown and gets its name: on the page, in a row, on the wall."""

    def reveal(self, ids: tuple[str, ...]) -> None:
        """Bring records into view."""
        ...

    def name(self, id: str, text: str | None, take_back: Callable[[], None]) -> None:
        """Let a newcomer be named, beginning with a text; without a name it may be taken back."""
        ...


def perform(workspace: Workspace, name: str, view: NamingView) -> bool:
    """Run an editing command on the selection and introduce what it brought.

    Where it does not apply, that is said; where something was removed, what stood beside it is
    selected. Return whether it did anything.
    """
    near = beside(workspace.edit_view)
    change = COMMANDS[name].run(workspace.edit_view)
    if not introduce(workspace, change, view):
        if not change or not workspace.refused:  # what the disk refuses has been told
            workspace.in_vain.emit()
            workspace.said.emit(tr("That does not apply to what is selected."))
        return False
    if not workspace.selection and near and workspace.snapshot.find(near):
        workspace.select((near,))
    view.reveal(workspace.selection)
    return True


def introduce(
    workspace: Workspace,
    change: Change | None,
    view: NamingView,
    text: str | None = None,
    *,
    renames: bool = False,
) -> bool:
    """Make a change, show what it brought, and let a newcomer without a name have one.

    ``text`` is what its name begins with; with ``renames`` one that has a name may get another.
    Return whether the change was made.
    """
    before = workspace.selection, workspace.cell
    if not change or not workspace.commit(change):
        return False
    workspace.bring(change)
    view.reveal(workspace.selection)
    new = newcomers(change)
    if len(new) == 1 and (renames or _nameless(workspace, new[0])):
        view.name(new[0], text, lambda: _take_back(workspace, change, *before))
    return True


def _take_back(
    workspace: Workspace, change: Change, ids: tuple[str, ...], cell: Cell | None
) -> None:
    """Let what was just made not have been, and be where one was before."""
    if workspace.retract(change):
        workspace.stand(cell, (id for id in ids if workspace.snapshot.find(id)))


def _nameless(workspace: Workspace, id: str) -> bool:
    record = workspace.snapshot.find(id)
    name = naming(record) if record else None
    return bool(name) and not isinstance(record, Step) and not getattr(record, str(name))
