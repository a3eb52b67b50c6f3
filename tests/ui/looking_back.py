"""A window whose document has a history to look back into."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from journeymap.model.change import change
from journeymap.model.document import Document
from journeymap.model.records import Lane, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.storage.session import Session
from journeymap.ui.shell.window import Window
from journeymap.ui.versions.history import WindowHistory
from journeymap.ui.versions.panel import VersionsPanel
from tests.storage.samples import document, numbered, written

NAMED = 4
"""After how many changes the version “Before lunch” was named."""


def worked(path: Path, count: int = 10) -> list[Snapshot]:
    """Put so many changes into a file; return the document before and after each."""
    lane = document().all(Lane)["lane"]
    seen = document().apply(change("Show", edit=[(lane, lane.but(visible=True))]))
    written(path, seen)
    session = Session.open(path)
    journey = Document(session.snapshot, session.write, session.past)
    states = [journey.snapshot]
    for number in range(count):
        journey.commit(numbered(journey.snapshot, number))
        states.append(journey.snapshot)
        if number + 1 == NAMED:
            session.versions.name("Before lunch")
    session.close()
    return states


def history(window: Window) -> WindowHistory:
    """The history of a window, read."""
    return window.documents.history


def panel(window: Window, qtbot: QtBot) -> VersionsPanel:
    """Show the versions, and wait until they are listed."""
    window.docks.set_shown("versions", True)
    found = window.docks.panel("versions")
    assert isinstance(found, VersionsPanel)
    qtbot.waitUntil(lambda: history(window).lookback.timeline is not None)
    qtbot.waitUntil(lambda: found.rows.topLevelItemCount() > 0)
    return found


def look(window: Window, number: int, qtbot: QtBot) -> None:
    """Look at the document as it was after a step."""
    lookback = history(window).lookback
    lookback.when_read(lambda _: lookback.look(number))
    qtbot.waitUntil(lambda: lookback.moment is not None and lookback.moment.number == number)


def first_title(window: Window) -> str:
    """What the first card of the document shown is called."""
    return window.workspace.snapshot.all(Touchpoint)["card0"].title
