"""Long work: the window stays alive, the work can be stopped, and what it came to is known."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journeymap.errors import JourneyError
from journeymap.rendering.options import Stopped
from journeymap.ui.widgets.progress import ProgressBar, Waiting, wait_for
from journeymap.workspace.work import Tell, Work

ENOUGH = 10.0


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def endless(tell: Tell) -> None:
    """Go on until somebody stops it."""
    pause = threading.Event()
    while True:
        tell(0.5)
        pause.wait(0.005)


def soon(act: object) -> None:
    """Do something once a waiting dialog stands there."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, Waiting):
            act(dialog)  # type: ignore[operator]
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)


def test_short_work_gives_what_it_made_without_a_word(parent: QWidget) -> None:
    assert wait_for(parent, "Counting…", lambda tell: 6 * 7) == 42
    assert not [d for d in parent.findChildren(Waiting) if d.isVisible()]


def test_work_is_done_in_another_thread(parent: QWidget) -> None:
    assert wait_for(parent, "…", lambda tell: threading.get_ident()) != threading.get_ident()


def test_a_sentence_the_work_ends_with_comes_out(parent: QWidget) -> None:
    def fail(tell: Tell) -> None:
        raise JourneyError("The disk is full.")

    with pytest.raises(JourneyError, match="disk is full"):
        wait_for(parent, "Writing…", fail)


def test_a_fault_of_ours_comes_out_too(parent: QWidget) -> None:
    with pytest.raises(ZeroDivisionError):
        wait_for(parent, "Dividing…", lambda tell: 1 / 0)


def test_work_that_takes_long_is_told_and_can_be_cancelled(parent: QWidget) -> None:
    seen: list[str] = []

    def cancel(dialog: Waiting) -> None:
        seen.append(dialog.findChildren(ProgressBar)[0].accessibleName())
        dialog.cancel.click()

    soon(cancel)
    with pytest.raises(Stopped):
        wait_for(parent, "Waiting for ever…", endless)
    assert seen == ["Progress"]


def test_esc_stops_the_work(parent: QWidget) -> None:
    soon(lambda dialog: dialog.reject())
    with pytest.raises(Stopped):
        wait_for(parent, "Waiting for ever…", endless)


def test_a_program_that_ends_closes_what_waits(parent: QWidget) -> None:
    closed: list[bool] = []
    soon(lambda dialog: closed.append(dialog.close()))
    with pytest.raises(Stopped):
        wait_for(parent, "Waiting for ever…", endless)
    assert closed == [True]


def test_work_that_is_abandoned_has_ended(parent: QWidget) -> None:
    work = Work(endless, parent)
    work.start()
    assert work.running
    work.abandon()
    assert not work.running
    with pytest.raises(Stopped):
        work.result()


def test_how_far_the_work_is_arrives_in_the_window(parent: QWidget, qtbot: QtBot) -> None:
    go_on = threading.Event()

    def act(tell: Tell) -> None:
        go_on.wait(0.1)
        tell(0.75)
        go_on.wait(ENOUGH)

    work = Work(act, parent)
    told: list[tuple[float, int]] = []
    work.progressed.connect(lambda share: told.append((share, threading.get_ident())))
    work.start()
    qtbot.waitUntil(lambda: (0.75, threading.get_ident()) in told)
    go_on.set()
    qtbot.waitUntil(lambda: work.over)


def test_the_bar_never_goes_back(qtbot: QtBot) -> None:
    bar = ProgressBar()
    qtbot.addWidget(bar)
    assert bar.maximum() == 0
    for share in (0.4, 0.2, 0.6):
        bar.show_share(share)
    assert bar.value() / bar.maximum() == pytest.approx(0.6)
