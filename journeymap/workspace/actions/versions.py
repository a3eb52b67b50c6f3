"""The actions of versions: a name for now, the way back and forth, replay, files of their own."""

from __future__ import annotations

from journeymap.language import mark
from journeymap.workspace.actions import Action, declare, on_journey
from journeymap.workspace.host import Host


def _looks_back(host: Host) -> bool:
    return host.workspace.looks_back


declare(
    Action(
        name="file.version",
        label=mark("Name this version…"),
        menu="File",
        keys=("Ctrl+Alt+S",),
        run=lambda host: host.documents.history.name_version(),
        applies=on_journey,
    ),
    Action(
        name="version.save",
        label=mark("Save this version as a file…"),
        menu="File",
        run=lambda host: host.documents.history.save_version(),
        applies=_looks_back,
        hides=True,
        hint=mark("An earlier version that is looked at, as a file of its own"),
    ),
    Action(
        name="file.clean",
        label=mark("Save a clean copy…"),
        menu="File",
        run=lambda host: host.documents.history.save_clean_copy(),
        applies=on_journey,
        hint=mark("To be handed over: without history, comments, speaker notes and who did what"),
    ),
    Action(
        name="version.earlier",
        label=mark("Earlier version"),
        menu="View",
        keys=("Alt+PgUp",),
        run=lambda host: host.documents.history.step(-1),
        applies=on_journey,
        repeats=True,
    ),
    Action(
        name="version.later",
        label=mark("Later version"),
        menu="View",
        keys=("Alt+PgDown",),
        run=lambda host: host.documents.history.step(1),
        applies=_looks_back,
        hides=True,
        repeats=True,
    ),
    Action(
        name="version.replay",
        label=mark("Replay the history"),
        menu="View",
        run=lambda host: host.documents.history.replay_all(),
        applies=on_journey,
        hint=mark("What was done since the version shown, or from the beginning, as a film"),
    ),
    Action(
        name="version.restore",
        label=mark("Restore the version shown"),
        menu="View",
        run=lambda host: host.documents.history.restore(),
        applies=_looks_back,
        hides=True,
    ),
    Action(
        name="version.back",
        label=mark("Back to now"),
        menu="View",
        run=lambda host: host.documents.history.back(),
        applies=_looks_back,
        hides=True,
    ),
)
