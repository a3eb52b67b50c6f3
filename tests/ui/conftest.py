"""The program itself, for the tests of its window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymap.analysis.ranking import FIRST
from journeymap.drawing.theme import load_theme
from journeymap.model.document import Document
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load
from journeymap.ui.panels.findings.panel import FindingsPanel
from journeymap.ui.panels.inspector import Inspector
from journeymap.ui.panels.navigator import Navigator
from journeymap.ui.shell.window import Window
from journeymap.ui.shell.windows import Windows
from journeymap.ui.views.table.view import TableView
from journeymap.ui.widgets.style import apply
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.findings_worker import FindingsWorker
from journeymap.workspace.settings import Settings
from journeymap.workspace.workspace import Workspace
from tests.ui.person import Mouse, Person
from tests.ui.reviewing import WAIT, panel

_UNANSWERED = 20_000


def _put_away() -> None:
    box = QApplication.activeModalWidget()
    if box is not None:
        box.close()


@pytest.fixture
def windows(qapp: QApplication) -> Iterator[Windows]:
    """All windows of a program that has just been started; none is open yet."""
    theme = load_theme()
    if not qapp.styleSheet():  # putting it on goes through every widget there is
        apply(qapp, theme)
    appearance = Appearance(theme, Settings())
    appearance.changed.connect(lambda: apply(qapp, appearance.theme))
    made = Windows(appearance, Settings())
    # A question no test expects would be waited for without end.
    watch = QTimer(interval=_UNANSWERED)
    watch.timeout.connect(_put_away)
    watch.start()
    yield made
    watch.stop()
    for window in made:
        made.files.leave(window)
        window.close()
        window.deleteLater()
    appearance.wear(theme)
    # Qt without a screen falls over a picture that is still on the clipboard when it ends.
    QApplication.clipboard().clear()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def begun(windows: Windows, qtbot: QtBot) -> Window:
    """A window that shows the sample map, with everything it is furnished with."""
    window = windows.bare()
    window.resize(1440, 880)
    window.documents.open_sample()
    with qtbot.waitSignal(window.furnished), qtbot.waitActive(window):
        window.show()
    qtbot.waitUntil(lambda: bool(window.actions_))
    return window


@pytest.fixture
def table(begun: Window, person: Person) -> TableView:
    """The sample in the table, which has the keyboard."""
    begun.activateWindow()
    begun.focus()
    person.press("Alt+3")
    view = begun.main_view
    assert isinstance(view, TableView)
    return view


@pytest.fixture
def mouse(begun: Window) -> Mouse:
    return Mouse(begun.canvas)


@pytest.fixture
def person() -> Person:
    return Person()


@pytest.fixture
def workspace(qtbot: QtBot) -> Iterator[Workspace]:
    """Return a workspace with the sample in it."""
    made = Workspace()
    made.open(Document(Snapshot().apply(load("coffee"))))
    yield made
    # Here and now: Python might find it in a thread, where its timers cannot be ended.
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def inspector(workspace: Workspace, qtbot: QtBot) -> Iterator[Inspector]:
    """Show the inspector of that workspace."""
    made = Inspector(workspace, Appearance(load_theme()))
    qtbot.addWidget(made)
    made.resize(320, 900)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    made.close()


@pytest.fixture
def navigator(workspace: Workspace, qtbot: QtBot) -> Iterator[Navigator]:
    made = Navigator(workspace, Appearance(load_theme()), FindingsWorker(workspace, workspace))
    qtbot.addWidget(made)
    made.resize(210, 800)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    made.close()


@pytest.fixture
def findings(begun: Window, person: Person, qtbot: QtBot) -> FindingsPanel:
    """The panel of the findings of the sample, opened with its key, once they are found."""
    qtbot.waitUntil(lambda: begun.findings.review.looked, timeout=WAIT)
    begun.focus()
    person.press("Ctrl+F8")
    made = panel(begun)
    qtbot.waitUntil(lambda: made.rows.rowCount() > FIRST)
    return made
