"""When we are at fault: one dialog with a report, and the document as it was."""

from __future__ import annotations

import faulthandler
import sys
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from journeymap import __version__
from journeymap.errors import JourneyError
from journeymap.model.records import Touchpoint
from journeymap.paths import state_folder
from journeymap.ui.platform.crash import Crashes
from journeymap.ui.shell.window import Window
from tests.ui.person import Person

pytestmark = pytest.mark.qt_no_exception_capture


@pytest.fixture
def crashes(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Crashes]:
    """The hooks of the program; those of the tests are put back afterwards."""
    for place, name in (
        (sys, "excepthook"),
        (sys, "unraisablehook"),
        (threading, "excepthook"),
    ):
        monkeypatch.setattr(place, name, getattr(place, name))
    made = Crashes(qapp)
    made.install()
    yield made
    if made.dialog is not None:
        made.dialog.close()
    assert sys.__stderr__ is not None
    faulthandler.enable(sys.__stderr__)
    made.setParent(None)


def fault() -> None:
    raise ZeroDivisionError("a mistake of ours")


def other_fault() -> None:
    raise LookupError("another one")


def refusal() -> None:
    raise JourneyError("The disk is away. Nothing is lost. Plug it in.")


def shown(crashes: Crashes, qtbot: QtBot, act: Callable[[], None]) -> list[str]:
    """Let something go wrong in a slot, and return what the dialog says."""
    QTimer.singleShot(0, act)
    qtbot.waitUntil(lambda: crashes.dialog is not None)
    assert crashes.dialog is not None
    return [label.text() for label in crashes.dialog.findChildren(QLabel)]


def close(crashes: Crashes, qtbot: QtBot) -> None:
    assert crashes.dialog is not None
    crashes.dialog.reject()
    qtbot.waitUntil(lambda: crashes.dialog is None)


def test_a_fault_in_a_slot_is_told_with_a_report_to_copy(
    begun: Window, crashes: Crashes, qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    before = begun.workspace.snapshot
    (words,) = shown(crashes, qtbot, fault)
    assert "Your journey is safe" in words
    dialog = crashes.dialog
    assert dialog is not None and dialog.isVisible()
    (report,) = dialog.findChildren(QPlainTextEdit)
    for told in ("a mistake of ours", "ZeroDivisionError", __version__, "test_crash.py"):
        assert told in report.toPlainText()
    assert "Olena" not in report.toPlainText()
    copy = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Copy report")
    copy.click()
    assert QGuiApplication.clipboard().text() == report.toPlainText()
    assert begun.workspace.snapshot is before
    assert "a mistake of ours" in (state_folder() / "crash.log").read_text()
    assert "a mistake of ours" in capfd.readouterr().err


def test_one_goes_on_working_afterwards(
    begun: Window, crashes: Crashes, qtbot: QtBot, person: Person
) -> None:
    stop = begun.workspace.changed.connect(fault)
    one = next(iter(begun.workspace.snapshot.all(Touchpoint)))
    begun.workspace.select((one,))
    before = begun.workspace.snapshot
    person.press("M")
    qtbot.waitUntil(lambda: crashes.dialog is not None)
    begun.workspace.changed.disconnect(stop)
    close(crashes, qtbot)
    begun.activateWindow()
    qtbot.waitUntil(begun.isActiveWindow)
    assert begun.workspace.snapshot != before
    person.press("Ctrl+Z")
    assert begun.workspace.snapshot == before
    person.press("1")
    assert begun.workspace.snapshot != before
    assert begun.session is not None and begun.session.pending == 3


def test_the_same_fault_is_shown_once_a_minute(crashes: Crashes, qtbot: QtBot) -> None:
    shown(crashes, qtbot, fault)
    close(crashes, qtbot)
    QTimer.singleShot(0, fault)
    qtbot.wait(50)
    assert crashes.dialog is None
    shown(crashes, qtbot, other_fault)
    close(crashes, qtbot)
    for key in crashes._shown:
        crashes._shown[key] -= 61
    shown(crashes, qtbot, fault)


def test_many_faults_at_once_make_one_dialog(crashes: Crashes, qtbot: QtBot) -> None:
    for act in (fault, other_fault, fault, other_fault):
        QTimer.singleShot(0, act)
    qtbot.waitUntil(lambda: crashes.dialog is not None)
    qtbot.wait(50)
    visible = [
        one
        for one in QApplication.topLevelWidgets()
        if one.isVisible() and one.windowTitle() == "Something went wrong"
    ]
    assert len(visible) == 1


def test_a_fault_in_a_thread_is_shown_too(crashes: Crashes, qtbot: QtBot) -> None:
    thread = threading.Thread(target=fault)
    (words,) = shown(crashes, qtbot, thread.start)
    assert "Your journey is safe" in words
    thread.join()


def test_a_sentence_nobody_caught_is_shown_without_a_report(crashes: Crashes, qtbot: QtBot) -> None:
    assert shown(crashes, qtbot, refusal) == ["The disk is away. Nothing is lost. Plug it in."]
    assert crashes.dialog is not None
    assert crashes.dialog.findChildren(QPlainTextEdit) == []
