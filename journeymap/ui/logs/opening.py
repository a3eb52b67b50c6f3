"""A log on its way in: looked at, shown in the dialog, brought in as one step, seen as a graph."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from journeymap.editing.fitting import fitted
from journeymap.errors import JourneyError, Stopped
from journeymap.language import tr
from journeymap.layout.graph import GRAPH
from journeymap.model.records import Journey, Source
from journeymap.model.snapshot import Snapshot
from journeymap.ui.logs.dialog import LogDialog
from journeymap.ui.logs.draft import LogDraft, along, titled
from journeymap.ui.logs.first_rows import FirstRows, first_rows, holds_log
from journeymap.ui.widgets.progress import wait_for
from journeymap.ui.widgets.questions import tell
from journeymap.ui.window_host import WindowHost
from journeymap.view import WaysChoice

Begin = Callable[[], None]


def is_log(host: WindowHost, path: Path) -> bool:
    """Tell whether a file says what customers did, so that it becomes a journey of its own."""
    try:
        return wait_for(
            host.widget,
            tr("Looking at {name}…", name=path.name),
            lambda _: holds_log(path),
            leave=True,
        )
    except Stopped:
        return False


def bring_log(host: WindowHost, path: Path, begin: Begin, *, passing: bool = False) -> None:
    """Show the journey a log would become; ``begin`` gives the window a document.

    A file that is ``passing`` will be gone soon, so a copy of it is read. Raises ``JourneyError``
    for a file that cannot be read.
    """
    if not passing:
        _ask(host, path, begin)
        return
    folder = TemporaryDirectory(prefix="journeymap-", ignore_cleanup_errors=True)
    kept = Path(folder.name) / path.name
    try:
        copyfile(path, kept)
    except OSError as fault:
        folder.cleanup()
        why = fault.strerror or fault
        raise JourneyError(tr("{name} cannot be read: {why}.", name=path.name, why=why)) from fault
    _ask(host, kept, begin, folder)


def _ask(
    host: WindowHost,
    path: Path,
    begin: Begin,
    folder: TemporaryDirectory[str] | None = None,
    sheet: str = "",
) -> None:
    """Show the dialog of a log; the folder in which a copy of it lies goes with the dialog."""
    words = tr("Reading {name}…", name=path.name)
    try:
        first = wait_for(
            host.widget, words, lambda told: first_rows(path, path.name, sheet, told), leave=True
        )
    except Stopped:
        return
    _show(host, path, first, begin, folder)


def _show(
    host: WindowHost,
    path: Path,
    first: FirstRows,
    begin: Begin,
    folder: TemporaryDirectory[str] | None,
) -> None:
    dialog = LogDialog(host.widget, host.appearance.theme, path, first)

    def turned(other: str) -> None:
        dialog.reject()
        try:
            _ask(host, path, begin, folder, other)
        except JourneyError as error:
            tell(host.widget, str(error))

    def take(draft: LogDraft, ways: WaysChoice) -> None:
        try:
            begin()
            brought = _brought_in(host, draft, ways, dialog.title, path.name)
        except JourneyError as error:
            tell(dialog, str(error))
            return
        if brought:
            dialog.done(LogDialog.DialogCode.Accepted)

    dialog.turned.connect(turned)
    dialog.taken.connect(take)
    dialog.open()


def _brought_in(host: WindowHost, draft: LogDraft, ways: WaysChoice, title: str, name: str) -> bool:
    """Bring a log in as it is chosen, and show its graph; tell whether it was kept."""
    workspace = host.workspace
    change = fitted(titled(draft, title).change, workspace.snapshot, name)
    before = _read_before(workspace.snapshot, draft)
    if not workspace.commit(change):
        return False
    journey = next(e.after.id for e in change if isinstance(e.after, Journey))
    workspace.look_at(journey)
    workspace.change_look(arrangement=GRAPH, filter=along(draft, ways))
    host.main_view.open_view()
    said = " ".join(filter(None, (*draft.came.assumed, before)))
    if said:
        workspace.said.emit(said)
    host.focus()
    return True


def _read_before(snapshot: Snapshot, draft: LogDraft) -> str:
    """Say that the same file is here already; blank for one that is new."""
    digest = draft.read.origin.digest
    known = any(one.digest == digest and one.variants for one in snapshot.all(Source).values())
    return tr("The same file was brought in before; now it is here twice.") if known else ""
