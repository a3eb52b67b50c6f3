"""Files through the window: kept without being saved, and every mishap told in a sentence."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from journeymap.model.records import Touchpoint
from journeymap.storage.backups import backups_folder
from journeymap.storage.recovery import recoverable
from journeymap.ui.shell.window import Window
from journeymap.ui.shell.windows import Windows
from journeymap.ui.start.page import StartPage
from tests.sources import ROOT
from tests.storage.samples import contents, document, numbered, written
from tests.ui.person import Person, answering, opened, sentences

posix = pytest.mark.skipif(sys.platform == "win32", reason="permissions as POSIX has them")
Asked = pytest.MonkeyPatch


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path / "Coffee.journey")


@pytest.fixture
def window(windows: Windows, file: Path, qtbot: QtBot) -> Window:
    """A window on the file, which publishes soon after an edit."""
    return opened(windows, file, qtbot)


def saving(monkeypatch: Asked, path: Path | str) -> None:
    """Let the system's dialog answer with a path."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def edit(window: Window, number: int = 0) -> None:
    assert window.workspace.commit(numbered(window.workspace.snapshot, number))


def state(window: Window) -> str:
    return window.bars.toolbar.state.text()


# keeping


def test_a_template_becomes_a_file(
    windows: Windows, tmp_path: Path, person: Person, monkeypatch: Asked, qtbot: QtBot
) -> None:
    window = opened(windows, None, qtbot)
    window.documents.new()
    assert window.windowTitle() == "Untitled"
    saving(monkeypatch, tmp_path / "New")
    person.press("Ctrl+S")
    assert window.windowTitle() == "New.journey"
    assert contents(tmp_path / "New.journey") == window.workspace.snapshot
    assert windows.settings.recent == [tmp_path / "New.journey"]


def test_no_name_given_leaves_everything_as_it_was(
    windows: Windows, person: Person, monkeypatch: Asked, qtbot: QtBot
) -> None:
    window = opened(windows, None, qtbot)
    window.documents.new()
    saving(monkeypatch, "")
    person.press("Ctrl+S")
    assert window.session is not None and window.session.path is None


def test_the_file_follows_when_the_hands_rest(window: Window, file: Path, qtbot: QtBot) -> None:
    edit(window)
    assert contents(file) == document()
    assert state(window) == "Saving…"
    qtbot.waitUntil(lambda: state(window) == "Saved")
    assert contents(file) == window.workspace.snapshot


def test_the_file_follows_at_last_though_the_hands_never_rest(
    window: Window, file: Path, qtbot: QtBot
) -> None:
    window.autosave._longest.setInterval(60)
    window.autosave._quiet.setInterval(60_000)
    edit(window)
    qtbot.waitUntil(lambda: state(window) == "Saved")
    assert contents(file) == window.workspace.snapshot


def test_what_there_is_to_say_of_a_save_is_said_once(
    window: Window, file: Path, qtbot: QtBot
) -> None:
    said: list[str] = []
    window.workspace.said.connect(said.append)
    backups_folder().write_text("a file where the folder should be")
    for number in range(2):
        edit(window, number)
        qtbot.waitUntil(lambda: state(window) == "Saved")
    assert contents(file) == window.workspace.snapshot
    assert ["could not be kept in the backups" in words for words in said] == [True]


def test_saving_as_goes_on_with_the_other_file(
    window: Window, file: Path, tmp_path: Path, monkeypatch: Asked, person: Person
) -> None:
    edit(window)
    saving(monkeypatch, tmp_path / "Other.journey")
    person.press("Ctrl+Shift+S")
    edit(window, 1)
    person.press("Ctrl+S")
    window.autosave.wait()
    assert contents(tmp_path / "Other.journey") == window.workspace.snapshot
    assert len(contents(file).all(Touchpoint)) < len(window.workspace.snapshot.all(Touchpoint))


def test_closing_brings_the_file_up_to_date(window: Window, file: Path) -> None:
    edit(window)
    shown = window.workspace.snapshot
    assert window.close()
    assert contents(file) == shown
    assert recoverable() == []


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_file_open_in_one_window_comes_to_the_front(
    windows: Windows, window: Window, file: Path
) -> None:
    windows.files.open(windows.bare(), file)
    assert sum(one.session is not None for one in windows) == 1


# conflicts


def changed_elsewhere(file: Path) -> None:
    """A colleague's version comes over the file, and we go on drawing."""
    theirs = file.with_name("theirs.journey")
    written(theirs, document().apply(numbered(document(), 7)))
    os.replace(theirs, file)


@pytest.mark.parametrize("answer", ["Keep mine as a copy", "Reload theirs", "Overwrite", "Cancel"])
def test_a_file_changed_underneath(
    windows: Windows,
    window: Window,
    file: Path,
    tmp_path: Path,
    monkeypatch: Asked,
    qtbot: QtBot,
    answer: str,
) -> None:
    changed_elsewhere(file)
    theirs = contents(file)
    saving(monkeypatch, tmp_path / "Mine.journey")
    mine = window.workspace.snapshot.apply(numbered(window.workspace.snapshot, 0))
    asked = answering(answer, lambda: edit(window))
    assert "Coffee.journey" in asked
    if answer == "Keep mine as a copy":
        assert contents(tmp_path / "Mine.journey") == mine == window.workspace.snapshot
        assert (contents(file), window.windowTitle()) == (theirs, "Mine.journey")
    elif answer == "Reload theirs":
        assert window.workspace.snapshot == theirs == contents(file)
        assert [found.changes for found in recoverable()] == [1]
    elif answer == "Overwrite":
        qtbot.waitUntil(lambda: state(window) == "Saved")
        assert contents(file) == mine
    else:
        assert (window.workspace.snapshot, contents(file)) == (mine, theirs)
    assert list(windows) == [window]


def test_a_conflict_put_off_comes_back_on_saving_and_on_closing(
    window: Window, file: Path, qtbot: QtBot, person: Person
) -> None:
    changed_elsewhere(file)
    answering("Cancel", lambda: edit(window))
    edit(window, 1)
    qtbot.wait(80)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    answering("Cancel", lambda: person.press("Ctrl+S"))
    answering("Overwrite", window.close)
    if window.isVisible():
        window.close()
    assert len(contents(file).all(Touchpoint)) == len(document().all(Touchpoint)) + 2


# read-only and elsewhere


@posix
def test_a_file_that_may_not_be_written_says_so_and_is_saved_elsewhere(
    windows: Windows, file: Path, tmp_path: Path, monkeypatch: Asked, person: Person, qtbot: QtBot
) -> None:
    file.chmod(0o444)
    before = file.read_bytes()
    window = opened(windows, file, qtbot)
    assert window.windowTitle() == "Coffee.journey (read-only)"
    edit(window)
    assert state(window) == "Read-only: save as a copy"
    saving(monkeypatch, tmp_path / "Mine.journey")
    person.press("Ctrl+S")
    assert window.windowTitle() == "Mine.journey"
    assert contents(tmp_path / "Mine.journey") == window.workspace.snapshot
    assert file.read_bytes() == before and sentences(window) == []


@posix
def test_a_read_only_file_that_was_drawn_on_is_not_forgotten_on_closing(
    windows: Windows, file: Path, qtbot: QtBot
) -> None:
    file.chmod(0o444)
    window = opened(windows, file, qtbot)
    edit(window)
    asked = answering("Keep it on the start page", window.close)
    assert "not in the file" in asked and "read-only" in asked
    assert [found.changes for found in recoverable()] == [1]


def test_a_file_open_in_another_process_is_only_looked_at(
    windows: Windows, file: Path, qtbot: QtBot
) -> None:
    other = subprocess.Popen(
        [sys.executable, "-m", "tests.storage.child", "edit", str(file), "0"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert other.stdout is not None and other.stdout.readline().strip() == "open"
        window = opened(windows, None, qtbot)
        asked = answering("Cancel", lambda: windows.files.open(window, file))
        assert "Coffee.journey" in asked and "open" in asked
        assert window.session is None
        answering("Look at it read-only", lambda: windows.files.open(window, file))
        assert window.windowTitle() == "Coffee.journey (read-only)"
    finally:
        other.kill()
        other.communicate()


# what is left behind


def offers(page: StartPage | None) -> list[str]:
    assert page is not None
    return [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]


def take_up(page: StartPage, qtbot: QtBot) -> None:
    """Press the button that opens what is offered."""
    button = next(b for b in page.findChildren(QPushButton) if b.text() == "Open")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_work_without_a_file_waits_on_the_start_page(windows: Windows, qtbot: QtBot) -> None:
    window = opened(windows, None, qtbot)
    window.documents.new()
    window.workspace.run("stage.add")
    drawn = window.workspace.snapshot
    answering("Keep it on the start page", window.close)
    (found,) = recoverable()
    again = opened(windows, None, qtbot)
    assert again.start is not None
    again.start.set_recoveries([found])
    qtbot.waitUntil(lambda: any("1 change" in text for text in offers(again.start)))
    take_up(again.start, qtbot)
    assert again.workspace.snapshot == drawn


@posix
@pytest.mark.parametrize("named", [True, False])
def test_a_killed_program_leaves_its_work_on_the_start_page(
    windows: Windows, file: Path, named: bool, qtbot: QtBot
) -> None:
    words = [sys.executable, "-m", "tests.ui.running", *([str(file)] if named else [])]
    process = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    told = [process.stdout.readline().strip() for _ in range(3)]
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert told == ["1", "2", "3"]
    (found,) = recoverable()
    assert (found.changes, found.path) == (3, file if named else None)
    window = opened(windows, None, qtbot)
    assert window.start is not None
    window.start.set_recoveries([found])
    qtbot.waitUntil(lambda: any("3 changes" in text for text in offers(window.start)))
    assert contents(file) == document()
    take_up(window.start, qtbot)
    assert window.workspace.document.undoable == "Feeling"
    if named:
        qtbot.waitUntil(lambda: state(window) == "Saved")
        assert contents(file) == window.workspace.snapshot
